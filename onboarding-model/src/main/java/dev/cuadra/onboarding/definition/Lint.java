package dev.cuadra.onboarding.definition;

import dev.cuadra.spi.problem.Problem;
import java.util.Objects;

/**
 * Something about a definition that somebody should look at.
 *
 * @param severity whether it forbids an evaluation
 * @param problem what it is
 */
public record Lint(Severity severity, Problem problem) {
    /** How bad it is. */
    public enum Severity {
        /** Nothing is evaluated. */
        ERROR,
        /** It is evaluated as it is written. */
        WARNING
    }

    public Lint {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(problem, "problem");
    }

    /** The code of the problem. */
    public String code() {
        return problem.code();
    }
}
