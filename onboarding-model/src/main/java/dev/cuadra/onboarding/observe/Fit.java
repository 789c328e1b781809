package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what a line says can be a reading of its metric.
 *
 * @source OBS-2
 */
final class Fit {
    private Fit() {}

    /** Why not, at the column {@code unit} or {@code value}; empty where it fits or nothing is known of the metric. */
    static Optional<Problem> problem(String key, Optional<String> unit, Content content, ObservationTerms terms) {
        Optional<Metric> metric = Optional.ofNullable(terms.metrics().get(key));
        return metric.flatMap(one -> unit(one, unit).or(() -> scale(one, content)));
    }

    private static Optional<Problem> unit(Metric metric, Optional<String> unit) {
        return unit.filter(named -> !named.equals(metric.unit()))
                .map(named -> Texts.BOOK.problem(
                        "OBS_UNIT", Place.member("unit"), Map.of("metric", metric.key(), "expected", metric.unit())));
    }

    private static Optional<Problem> scale(Metric metric, Content content) {
        return content instanceof Content.Amount amount && !metric.scale().holds(amount.value())
                ? Optional.of(Texts.BOOK.problem(
                        "OBS_SCALE",
                        Place.member("value"),
                        Map.of(
                                "value", amount.value().toPlainString(),
                                "metric", metric.key(),
                                "unit", metric.unit(),
                                "scale", metric.scale().range().shown())))
                : Optional.empty();
    }

    /** Readings of metrics that the definition does not have are kept, and said: the name may be misspelt. */
    static Optional<Problem> undeclared(Reading reading, ObservationTerms terms, Place place) {
        boolean declared = terms.metrics().isEmpty()
                || terms.metrics().containsKey(reading.metric())
                || reading.metric().equals(Reading.MERGED);
        return declared
                ? Optional.empty()
                : Optional.of(Texts.BOOK.problem("OBS_METRIC_UNDECLARED", place, Map.of("metric", reading.metric())));
    }
}
