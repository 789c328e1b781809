package dev.cuadra.onboarding.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What somebody reports of an issue.
 *
 * @param severity how bad it is
 * @param reported when
 * @param reporter who, by an id or as the host names them
 * @param description what it is
 * @param steps how to see it
 * @param expected what should happen
 * @param actual what happens
 * @param impact what it does to whom
 */
public record IssueReport(
        Severity severity,
        Instant reported,
        String reporter,
        String description,
        List<String> steps,
        String expected,
        String actual,
        String impact) {
    public IssueReport {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(reported, "reported");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(impact, "impact");
        steps = List.copyOf(steps);
        if (reporter.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("Somebody reports something");
        }
    }
}
