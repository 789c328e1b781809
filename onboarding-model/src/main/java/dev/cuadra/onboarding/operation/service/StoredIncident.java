package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident as it is stored.
 *
 * @param incident the incident
 * @param issue the number of the known issue that it opened
 * @param reminded when the last missed update was due of which somebody was reminded
 */
record StoredIncident(Incident incident, Optional<Integer> issue, Optional<Instant> reminded) {
    StoredIncident {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(reminded, "reminded");
    }

    static StoredIncident of(Incident incident) {
        return new StoredIncident(incident, Optional.empty(), Optional.empty());
    }

    StoredIncident with(Incident now, Optional<Integer> number) {
        return new StoredIncident(now, number, reminded);
    }

    /**
     * Of what nobody was reminded yet. An update that is noted belatedly begins another count; for the time of which
     * somebody was reminded already nobody is reminded again.
     */
    List<Silence> unsaid(Instant now) {
        return incident.silences(now).stream()
                .flatMap(silence -> reminded.map(silence::after).orElse(Optional.of(silence)).stream())
                .toList();
    }

    StoredIncident reminding(List<Silence> silences) {
        Optional<Instant> last = silences.stream().map(Silence::lastDue).max(Instant::compareTo);
        return new StoredIncident(incident, issue, last.or(() -> reminded));
    }
}
