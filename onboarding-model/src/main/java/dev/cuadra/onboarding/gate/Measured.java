package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What the readings of a window add up to, before evidence is asked for.
 *
 * @param amount a number
 * @param share cases out of cases
 * @param sample the cases behind a number
 * @param unheard members of whom nothing could be read
 * @param used the readings
 * @param gap what is missing
 */
record Measured(
        Optional<Exact> amount,
        Optional<Content.Share> share,
        Optional<Long> sample,
        long unheard,
        List<Reading> used,
        Gap gap) {
    static Measured missing(Gap gap, List<Reading> used) {
        return new Measured(Optional.empty(), Optional.empty(), Optional.empty(), 0, used, gap);
    }

    static Measured amount(Exact value, Optional<Long> sample, List<Reading> used, Gap gap) {
        return new Measured(Optional.of(value), Optional.empty(), sample, 0, used, gap);
    }

    /** Silence of a source that was alive. */
    static Measured none() {
        return amount(Exact.ZERO, Optional.empty(), List.of(), Gap.NOTHING_MISSING);
    }

    static Measured share(Content.Share share, long unheard, List<Reading> used, Gap gap) {
        return new Measured(Optional.empty(), Optional.of(share), Optional.of(share.of()), unheard, used, gap);
    }

    static Measured mean(Exact mean, long sample, List<Reading> used, Gap gap) {
        return new Measured(Optional.of(mean), Optional.empty(), Optional.of(sample), 0, used, gap);
    }

    /** The figure, a share in the unit of its metric; empty when nothing is known. */
    Optional<Exact> value(Metric metric) {
        return amount.or(() -> share.map(cases -> Exact.share(cases.hits(), cases.of(), metric.times())));
    }

    /** The single values of a mean; none where a sample stands behind some of them. */
    List<Exact> values() {
        return sample.filter(cases -> cases == used.size()).isEmpty()
                ? List.of()
                : used.stream()
                        .map(Reading::content)
                        .filter(Content.Amount.class::isInstance)
                        .map(content -> Exact.of(((Content.Amount) content).value()))
                        .toList();
    }
}
