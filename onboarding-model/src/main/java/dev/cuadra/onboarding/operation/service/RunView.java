package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * The run of a list as it is now.
 *
 * @param name its name
 * @param run the run
 * @param refusal why what was said was not taken; empty when it was, and where nothing was said
 */
public record RunView(String name, ChecklistRun run, Optional<Problem> refusal) {
    public RunView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(refusal, "refusal");
    }
}
