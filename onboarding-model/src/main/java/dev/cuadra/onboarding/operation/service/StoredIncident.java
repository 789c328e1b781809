package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.Incident;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident as it is stored.
 *
 * @param incident the incident
 * @param issue the number of the known issue that it opened
 */
record StoredIncident(Incident incident, Optional<Integer> issue) {
    StoredIncident {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(issue, "issue");
    }
}
