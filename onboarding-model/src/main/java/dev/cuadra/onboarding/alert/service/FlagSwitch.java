package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import java.util.Optional;

/** The flag of a rollout. */
record FlagSwitch(Flags flags, String flag) {
    boolean back(TenantId tenant) {
        return flags.view(tenant, flag).state().rolledBack().isPresent();
    }

    /** Takes the flag back, unless it is. */
    Optional<Problem> takeBack(TenantId tenant, String trigger, Act act) {
        return back(tenant) ? Optional.empty() : change(tenant, new Change.TakeBack(trigger), act);
    }

    /** Opens the flag again, where it is back. */
    Optional<Problem> reopen(TenantId tenant, Act act) {
        return back(tenant) ? change(tenant, new Change.Reopen(), act) : Optional.empty();
    }

    private Optional<Problem> change(TenantId tenant, Change change, Act act) {
        return flags.change(tenant, flag, change, act).refusal();
    }
}
