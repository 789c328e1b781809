package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.RolloutState;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * A flag as a person looks at it, or what became of a change.
 *
 * @param flag its key
 * @param version what to name when deciding on the strength of this; 0 while nothing was decided
 * @param state what holds
 * @param admissions who was admitted
 * @param refusal why a change was refused; empty when it was not, or nothing was asked for
 */
public record FlagView(
        String flag, long version, RolloutState state, Admissions admissions, Optional<Problem> refusal) {
    public FlagView {
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(admissions, "admissions");
        Objects.requireNonNull(refusal, "refusal");
    }
}
