package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.Admissions;
import dev.cuadra.onboarding.exposure.RolloutState;
import java.util.Objects;

/**
 * A flag as it is kept.
 *
 * @param state what people decided
 * @param admissions who was admitted
 * @param version grows with every change of either; 0 while nothing was decided
 */
public record FlagState(RolloutState state, Admissions admissions, long version) {
    public FlagState {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(admissions, "admissions");
        if (version < 0) {
            throw new IllegalArgumentException("A version below 0");
        }
    }
}
