package dev.cuadra.onboarding.metric;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * An observation as the gates read it. A reading with the id of an earlier one replaces it from the instant on at which
 * it was recorded.
 *
 * @param id identifies the reading; of a correction the same as of what it corrects
 * @param metric the key of the metric
 * @param scope {@code global}, {@code cohort:NAME}, {@code customer:ID} or {@code item:ID}
 * @param start the beginning of the window
 * @param end its end, not included; equal to {@code start} for an instant
 * @param content what it says
 * @param eventTime when it happened or was measured
 * @param recordedAt when it became known
 * @param source who observed it
 */
public record Reading(
        String id,
        String metric,
        String scope,
        Instant start,
        Instant end,
        Content content,
        Instant eventTime,
        Instant recordedAt,
        String source) {
    /** The scope that means everybody. */
    public static final String GLOBAL = "global";

    /** The metric whose readings say that a customer, their scope, was merged into the account that their word names. */
    public static final String MERGED = "customer.merged";

    /** The order in which readings count: by event time, then by id. */
    public static final Comparator<Reading> ORDER =
            Comparator.comparing(Reading::eventTime).thenComparing(Reading::id);

    public Reading {
        if (id.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("A reading has an id and a scope");
        }
        Metric.checkKey(metric);
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(source, "source");
        if (end.isBefore(start)) {
            throw Refused.because("ORDER", Map.of("from", start, "to", end));
        }
    }

    /** A reading of everybody at an instant, recorded at once. */
    public static Reading at(String id, String metric, Instant instant, Content content) {
        return new Reading(id, metric, GLOBAL, instant, instant, content, instant, instant, "");
    }

    /** A reading of everybody over a window, recorded at its end. */
    public static Reading over(String id, String metric, Instant start, Instant end, Content content) {
        return new Reading(id, metric, GLOBAL, start, end, content, end, end, "");
    }

    /** The same reading of another scope. */
    public Reading of(String whom) {
        return new Reading(id, metric, whom, start, end, content, eventTime, recordedAt, source);
    }

    /** The same reading, recorded at another instant. */
    public Reading recorded(Instant instant) {
        return new Reading(id, metric, scope, start, end, content, eventTime, instant, source);
    }

    /** The same reading with another content. */
    public Reading saying(Content other) {
        return new Reading(id, metric, scope, start, end, other, eventTime, recordedAt, source);
    }

    /** Whether it is of an instant, rather than of a window. */
    public boolean instant() {
        return start.equals(end);
    }

    /** Whether it says that nothing could be read. */
    public boolean missing() {
        return content instanceof Content.Missing;
    }
}
