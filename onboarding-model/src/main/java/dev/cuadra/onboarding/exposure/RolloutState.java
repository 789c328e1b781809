package dev.cuadra.onboarding.exposure;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What people have decided about a flag.
 *
 * @param on whether it is on at all
 * @param rolledBack that it was taken back, while it is
 * @param phase the name of the open phase; empty before the first
 * @param percent the share in force, at most that of the phase
 * @param salt what the draw is made with
 * @param cut the position up to which rank assignment takes customers; empty while there was none under this salt
 * @param allow who is exposed whatever the draw says
 * @param deny who is not exposed, whatever else holds
 * @param off for whom it is switched off
 * @source EXPO-4, EXPO-8
 */
public record RolloutState(
        boolean on,
        Optional<RollBack> rolledBack,
        Optional<String> phase,
        Percent percent,
        String salt,
        Optional<HashPosition> cut,
        Set<String> allow,
        Set<String> deny,
        Set<String> off) {
    public RolloutState {
        Objects.requireNonNull(rolledBack, "rolledBack");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(percent, "percent");
        Objects.requireNonNull(cut, "cut");
        if (!HashPosition.isSalt(salt)) {
            throw new IllegalArgumentException("A salt has 1 to 200 characters and no control characters");
        }
        allow = Customers.copy(allow);
        deny = Customers.copy(deny);
        off = Customers.copy(off);
    }

    /** A flag that is off and of which nothing else was decided. */
    public static RolloutState off(String salt) {
        return new RolloutState(
                false,
                Optional.empty(),
                Optional.empty(),
                Percent.NONE,
                salt,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** The customers of a list. */
    public Set<String> list(CustomerList list) {
        return switch (list) {
            case ALLOW -> allow;
            case DENY -> deny;
            case OFF -> off;
        };
    }

    RolloutState on(boolean now) {
        return new RolloutState(now, rolledBack, phase, percent, salt, cut, allow, deny, off);
    }

    RolloutState back(Optional<RollBack> now) {
        return new RolloutState(on, now, phase, percent, salt, cut, allow, deny, off);
    }

    RolloutState open(Phase now, Optional<HashPosition> until) {
        return new RolloutState(on, rolledBack, Optional.of(now.name()), now.percent(), salt, until, allow, deny, off);
    }

    RolloutState percent(Percent now) {
        return new RolloutState(on, rolledBack, phase, now, salt, cut, allow, deny, off);
    }

    RolloutState drawnAnew(String now) {
        return new RolloutState(on, rolledBack, phase, percent, now, Optional.empty(), allow, deny, off);
    }

    RolloutState list(CustomerList list, Set<String> now) {
        return new RolloutState(
                on,
                rolledBack,
                phase,
                percent,
                salt,
                cut,
                list == CustomerList.ALLOW ? now : allow,
                list == CustomerList.DENY ? now : deny,
                list == CustomerList.OFF ? now : off);
    }

    /** How many stand on the lists, and none of them. */
    @Override
    public String toString() {
        return "RolloutState[on=" + on + ", rolledBack=" + rolledBack.isPresent() + ", phase=" + phase.orElse("-")
                + ", percent=" + percent + ", allow=" + allow.size() + ", deny=" + deny.size() + ", off=" + off.size()
                + "]";
    }
}
