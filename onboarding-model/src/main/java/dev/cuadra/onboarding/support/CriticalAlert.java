package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        Status status,
        Text impact,
        Optional<Share> affected,
        Optional<Text> workaround,
        Optional<Instant> estimate,
        Instant updatedAt,
        Duration interval) {
    /** How far an incident is. */
    public enum Status {
        /** Nobody knows yet why. */
        INVESTIGATING,
        /** It is known why. */
        IDENTIFIED,
        /** It is being mended. */
        RESOLVING,
        /** It is over. */
        RESOLVED;

        /** Whether this may follow: forward, or back to the beginning as long as it is not over. */
        public boolean leadsTo(Status next) {
            return compareTo(next) < 0 || (next == INVESTIGATING && this != RESOLVED);
        }
    }

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

    /** When the next word is due; empty once it is over. */
    public Optional<Instant> nextUpdate() {
        return status == Status.RESOLVED ? Optional.empty() : Optional.of(updatedAt.plus(interval));
    }

    /** Whether the next word is late. */
    public boolean late(Instant now) {
        return nextUpdate().filter(now::isAfter).isPresent();
    }

    /** The alert as lines to read; what is not known is said to be so. */
    public List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        add(lines, "priority", Optional.of(same(priority.name())));
        add(lines, "status", Optional.of(label(status.name())));
        add(lines, "impact", Optional.of(impact));
        add(
                lines,
                "affected",
                affected.flatMap(share -> share.percent(1, java.math.RoundingMode.HALF_UP)
                        .map(percent -> new Text(
                                percent.toPlainString().replace('.', ',') + " % (" + share.hits() + "/" + share.of()
                                        + ")",
                                percent.toPlainString() + "% (" + share.hits() + "/" + share.of() + ")"))));
        add(lines, "workaround", workaround);
        add(lines, "estimate", estimate.map(at -> same(at.toString())));
        nextUpdate().ifPresent(at -> add(lines, "update", Optional.of(same(at.toString()))));
        return lines;
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
