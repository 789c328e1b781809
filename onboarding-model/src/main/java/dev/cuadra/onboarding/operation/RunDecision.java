package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of something that was said of an item.
 *
 * @param run the run after it; as it was where it was refused
 * @param refusal why it was refused; empty when it was taken
 */
public record RunDecision(ChecklistRun run, Optional<Problem> refusal) {
    public RunDecision {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(refusal, "refusal");
    }
}
