package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.spi.problem.Problem;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident as it is now.
 *
 * @param incident the incident
 * @param issue the known issue that it opened, such as {@code LAYBY-001}
 * @param refusal why what was said was not taken; empty when it was, and where nothing was said
 */
public record IncidentView(Incident incident, Optional<String> issue, Optional<Problem> refusal) {
    public IncidentView {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(refusal, "refusal");
    }
}
