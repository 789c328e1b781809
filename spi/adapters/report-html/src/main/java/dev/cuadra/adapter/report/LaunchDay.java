package dev.cuadra.adapter.report;

import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.onboarding.operation.Contradiction;
import dev.cuadra.onboarding.operation.CoverageReport;
import dev.cuadra.onboarding.operation.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page of a launch day shows.
 *
 * @param run the list of the day, as it is gone through
 * @param now the moment that it is seen at
 * @param coverage how well the rota covers the plan; empty when there is no rota
 * @param incident the incident that is not over; empty when there is none
 * @param contradictions what the plan says against itself
 */
public record LaunchDay(
        ChecklistRun run,
        Instant now,
        Optional<CoverageReport> coverage,
        Optional<Incident> incident,
        List<Contradiction> contradictions) {
    public LaunchDay {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(incident, "incident");
        contradictions = List.copyOf(contradictions);
    }

    /** The list alone. */
    public static LaunchDay of(ChecklistRun run, Instant now) {
        return new LaunchDay(run, now, Optional.empty(), Optional.empty(), List.of());
    }
}
