package dev.cuadra.onboarding.exposure;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of a change.
 *
 * @param state what holds afterwards
 * @param changed whether that is anything new
 * @param refusal why it was refused; empty when it was not
 */
public record Outcome(RolloutState state, boolean changed, Optional<Problem> refusal) {
    public Outcome {
        Objects.requireNonNull(state, "state");
        if (changed && refusal.isPresent()) {
            throw new IllegalArgumentException("What is refused changes nothing");
        }
    }

    static Outcome of(RolloutState before, RolloutState after) {
        return new Outcome(after, !before.equals(after), Optional.empty());
    }

    static Outcome refused(RolloutState before, Problem why) {
        return new Outcome(before, false, Optional.of(why));
    }
}
