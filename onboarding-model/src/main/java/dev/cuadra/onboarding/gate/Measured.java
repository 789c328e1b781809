package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
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
 * @param values the single values of a mean, where they are known
 * @param used the readings
 * @param gap what is missing
 */
record Measured(
        Optional<Exact> amount,
        Optional<Content.Share> share,
        Optional<Long> sample,
        long unheard,
        List<Exact> values,
        List<Reading> used,
        Gap gap) {
    static Measured missing(Gap gap, List<Reading> used) {
        return new Measured(Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of(), used, gap);
    }

    static Measured amount(Exact value, Optional<Long> sample, List<Reading> used, Gap gap) {
        return new Measured(Optional.of(value), Optional.empty(), sample, 0, List.of(), used, gap);
    }

    static Measured share(Content.Share share, long unheard, List<Reading> used, Gap gap) {
        return new Measured(
                Optional.empty(), Optional.of(share), Optional.of(share.of()), unheard, List.of(), used, gap);
    }

    static Measured mean(Exact mean, long sample, List<Exact> values, List<Reading> used, Gap gap) {
        return new Measured(Optional.of(mean), Optional.empty(), Optional.of(sample), 0, values, used, gap);
    }
}
