package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.IncidentFigures;
import dev.cuadra.onboarding.operation.IncidentStatus;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What everybody is told about something critical, again and again until it is over.
 *
 * @param incident the incident
 * @param priority how urgent it is
 * @param status how far it is
 * @param impact what does not work
 * @param affected for how many of how many, where that is known
 * @param workaround what to do meanwhile, where there is something
 * @param estimate when it should be over, where somebody dares to say
 * @param updatedAt when this was said
 * @param interval how often something is said; set for each incident
 * @source SUP-11
 */
public record CriticalAlert(
        String incident,
        Priority priority,
        IncidentStatus status,
        Text impact,
        Optional<Share> affected,
        Optional<Text> workaround,
        Optional<Instant> estimate,
        Instant updatedAt,
        Duration interval) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    /** The acts with which users hear of it; after being opened again the clock begins anew. */
    private static final Set<IncidentAct.Kind> TOLD = EnumSet.of(
            IncidentAct.Kind.DECLARED, IncidentAct.Kind.UPDATED, IncidentAct.Kind.RESOLVED, IncidentAct.Kind.REOPENED);

    public CriticalAlert {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(affected, "affected");
        Objects.requireNonNull(workaround, "workaround");
        Objects.requireNonNull(estimate, "estimate");
        Objects.requireNonNull(updatedAt, "updatedAt");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("Not an interval: " + interval);
        }
    }

    /**
     * What an incident comes to at {@code now}: what was declared, for the greatest share of users that was named, and when
     * users heard of it last. What nobody wrote down, a workaround and an estimate, is not known.
     */
    public static CriticalAlert of(Incident incident, Priority priority, Instant now) {
        IncidentFigures figures = incident.figures(now);
        List<IncidentAct> known =
                incident.acts().stream().filter(act -> !act.at().isAfter(now)).toList();
        IncidentAct first = incident.acts().get(0);
        String impact = known.stream()
                .filter(act -> act.kind() == IncidentAct.Kind.DECLARED)
                .findFirst()
                .orElse(first)
                .text();
        return new CriticalAlert(
                incident.id(),
                priority,
                figures.status(),
                new Text(impact, impact),
                figures.mostAffected().map(whom -> Share.counted(whom.users(), whom.of())),
                Optional.empty(),
                Optional.empty(),
                known.stream()
                        .filter(act -> TOLD.contains(act.kind()))
                        .map(IncidentAct::at)
                        .reduce((earlier, later) -> later)
                        .orElse(first.at()),
                incident.interval());
    }

    /** When the next word is due; empty once it is over. */
    public Optional<Instant> nextUpdate() {
        return status == IncidentStatus.RESOLVED ? Optional.empty() : Optional.of(updatedAt.plus(interval));
    }

    /** Whether the next word is late. */
    public boolean late(Instant now) {
        return nextUpdate().filter(now::isAfter).isPresent();
    }

    /** The alert as lines to read, with times of a zone; what is not known is said to be so. */
    public List<Text> lines(ZoneId zone) {
        List<Text> lines = new ArrayList<>();
        add(lines, "priority", Optional.of(same(priority.name())));
        add(lines, "status", Optional.of(status.label()));
        add(lines, "impact", Optional.of(impact));
        add(lines, "affected", affected.flatMap(CriticalAlert::shown));
        add(lines, "workaround", workaround);
        add(lines, "estimate", estimate.map(at -> wall(at, zone)));
        nextUpdate().ifPresent(at -> add(lines, "update", Optional.of(wall(at, zone))));
        return lines;
    }

    private static Optional<Text> shown(Share share) {
        String counted = " (" + share.hits() + "/" + share.of() + ")";
        return share.percent(1, RoundingMode.HALF_UP)
                .map(BigDecimal::toPlainString)
                .map(percent -> new Text(percent.replace('.', ',') + " %" + counted, percent + "%" + counted));
    }

    private static Text wall(Instant at, ZoneId zone) {
        return same(TIME.format(at.atZone(zone)) + " (" + zone.getId() + ")");
    }

    private static void add(List<Text> lines, String field, Optional<Text> value) {
        lines.add(
                value.isPresent()
                        ? Texts.BOOK.text("support.summary.line", Map.of("label", label(field), "value", value.get()))
                        : Texts.BOOK.text("support.summary.missing", Map.of("label", label(field))));
    }

    private static Text label(String key) {
        return Objects.requireNonNull(Shipped.ALERT_LABELS.get(key));
    }

    private static Text same(String text) {
        return new Text(text, text);
    }
}
