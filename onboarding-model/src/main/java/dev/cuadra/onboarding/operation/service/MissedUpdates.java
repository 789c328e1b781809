package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.onboarding.operation.RoleNames;
import dev.cuadra.onboarding.operation.Silence;
import dev.cuadra.spi.problem.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Updates to users of an incident that were due and did not come, and of which nobody was reminded before.
 *
 * @param incident the incident
 * @param role who answers for it that users are told, by the plan; else who declared the incident
 * @param status how far it is
 * @param silences the updates, the earliest first, one silence at least
 * @param next by when the next update is due, or was
 * @param late whether that is over, so that users still wait
 * @source OPS-12
 */
public record MissedUpdates(
        String incident, String role, IncidentStatus status, List<Silence> silences, Instant next, boolean late) {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    public MissedUpdates {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(next, "next");
        silences = List.copyOf(silences);
        if (silences.isEmpty()) {
            throw new IllegalArgumentException("No updates missed in " + incident);
        }
    }

    /** How many there are. */
    public long count() {
        return silences.stream().mapToLong(Silence::missed).sum();
    }

    /** One line, also where the id of the incident has several. */
    public Text subject() {
        String line = incident.lines().map(String::strip).collect(Collectors.joining(" "));
        return Texts.BOOK.text("OPERATION_UPDATES.subject", Map.of("incident", line, "count", count()));
    }

    /** When they were due, and what is to be done now; times by the clock of a zone, to the minute. */
    public Text body(ZoneId zone) {
        List<Text> due = silences.stream().map(silence -> due(silence, zone)).toList();
        return Texts.BOOK.text(
                late ? "OPERATION_UPDATES.late" : "OPERATION_UPDATES.told",
                Map.of(
                        "role", RoleNames.of(role),
                        "status", status.label(),
                        "due", joined(due),
                        "next", wall(next, zone)));
    }

    private static Text due(Silence silence, ZoneId zone) {
        Map<String, Object> values = Map.of(
                "first",
                wall(silence.firstDue(), zone),
                "last",
                wall(silence.lastDue(), zone),
                "count",
                silence.missed());
        return Texts.BOOK.text(silence.missed() == 1 ? "OPERATION_UPDATES.one" : "OPERATION_UPDATES.many", values);
    }

    private static Text joined(List<Text> parts) {
        return new Text(
                String.join("; ", parts.stream().map(Text::es).toList()),
                String.join("; ", parts.stream().map(Text::en).toList()));
    }

    private static String wall(Instant at, ZoneId zone) {
        return MINUTES.format(at.atZone(zone));
    }
}
