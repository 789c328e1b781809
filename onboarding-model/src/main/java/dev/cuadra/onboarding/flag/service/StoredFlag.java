package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.exposure.RollBack;
import dev.cuadra.onboarding.exposure.RolloutState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A flag as it is stored. Customers on the lists may be persons who trade under their own name: they are sealed.
 *
 * @param flag its key
 * @param on whether it is on
 * @param back that it was taken back, while it is
 * @param phase the open phase
 * @param hundredths the share in force, in hundredths of one per cent
 * @param salt what the draw is made with
 * @param cut the position up to which ranks are taken
 * @param batches how many batches of admissions there are
 * @param allow the allow list
 * @param deny the deny list
 * @param off for whom it is switched off
 */
record StoredFlag(
        String flag,
        boolean on,
        Optional<RollBack> back,
        Optional<String> phase,
        int hundredths,
        String salt,
        Optional<Long> cut,
        int batches,
        List<String> allow,
        List<String> deny,
        List<String> off) {
    StoredFlag {
        Objects.requireNonNull(flag, "flag");
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        off = List.copyOf(off);
    }

    static StoredFlag of(String flag, RolloutState state, int batches) {
        return new StoredFlag(
                flag,
                state.on(),
                state.rolledBack(),
                state.phase(),
                state.percent().hundredths(),
                state.salt(),
                state.cut().map(HashPosition::bits),
                batches,
                List.copyOf(state.allow()),
                List.copyOf(state.deny()),
                List.copyOf(state.off()));
    }

    RolloutState state() {
        return new RolloutState(
                on,
                back,
                phase,
                new Percent(hundredths),
                salt,
                cut.map(HashPosition::new),
                Set.copyOf(allow),
                Set.copyOf(deny),
                Set.copyOf(off));
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "StoredFlag[" + flag + "]";
    }
}
