package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the readings of a metric come to over a time, put together as the checks of gates do it: for whoever shows
 * figures beside verdicts.
 *
 * @param value the figure; a share is in the unit of its metric; empty when it is not known
 * @param share the cases behind a share
 * @param gap what is missing; a figure with a gap is known in part
 * @param used the readings behind it
 * @source GATE-1
 */
public record Observed(Optional<Exact> value, Optional<Content.Share> share, Gap gap, List<Reading> used) {
    public Observed {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(gap, "gap");
        used = List.copyOf(used);
    }

    /** What {@code metric} comes to over a span, in one scope. */
    public static Observed over(Metric metric, String scope, Span span, Situation situation) {
        return of(new Measuring(metric, situation, scope).over(span), metric);
    }

    /** The newest reading of {@code metric} in one scope by itself, whatever its kind. */
    static Observed newest(Metric metric, String scope, Situation situation) {
        return of(new Measuring(metric, situation, scope).newest(Span.ALWAYS), metric);
    }

    private static Observed of(Measured measured, Metric metric) {
        return new Observed(measured.value(metric), measured.share(), measured.gap(), measured.used());
    }

    /** Whether there is a figure and nothing of it is missing. */
    public boolean whole() {
        return value.isPresent() && gap == Gap.NOTHING_MISSING;
    }
}
