package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Accumulation;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Range;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.stats.Bounds;
import dev.cuadra.onboarding.stats.ClopperPearson;
import dev.cuadra.onboarding.stats.MeanBounds;
import dev.cuadra.onboarding.stats.Wilson;
import java.util.List;
import java.util.Optional;

/**
 * The left side of a comparison: every value that it may have.
 *
 * @param worlds the values; empty when nothing is known
 * @param shown the figure as it is shown
 * @param share the cases behind it
 * @param population of how many the share is in the end; 0 when that is not known beforehand
 * @param bounds the bounds that were asked for
 * @param used the readings behind it
 * @param gap what is missing
 * @source GATE-5, GATE-14
 */
record Figure(
        Optional<Range> worlds,
        String shown,
        Optional<Content.Share> share,
        long population,
        Optional<Bounds> bounds,
        List<Reading> used,
        Gap gap) {
    static Figure unknown(Gap gap, List<Reading> used) {
        return new Figure(Optional.empty(), "", Optional.empty(), 0, Optional.empty(), used, gap);
    }

    /** The figure for a check, from what its readings add up to. */
    static Figure of(Measured measured, Check check, Metric metric) {
        if (measured.amount().isEmpty() && measured.share().isEmpty()) {
            return unknown(measured.gap(), measured.used());
        }
        return measured.share().isPresent()
                ? share(measured, measured.share().get(), check, metric)
                : amount(measured, measured.amount().get(), check, metric);
    }

    private static Figure amount(Measured measured, Exact value, Check check, Metric metric) {
        long asked = check.minSamples();
        if (check.evidence().mode() == Evidence.Mode.CENSUS) {
            asked = Math.max(asked, check.population().flatMap(Population::size).orElse(0L));
        }
        if (asked > 0 && measured.sample().orElse(0L) < asked) {
            return unknown(Gap.FEW, measured.used());
        }
        if (check.evidence().mode() == Evidence.Mode.LOWER_BOUND) {
            return mean(measured, value, check);
        }
        Range worlds = measured.gap() == Gap.NOTHING_MISSING ? Range.only(value) : partial(value, metric);
        return new Figure(
                Optional.of(worlds),
                value.shown(),
                Optional.empty(),
                0,
                Optional.empty(),
                measured.used(),
                gap(worlds));
    }

    /** Of a count the rest may only add; of anything else the rest may be anything. */
    private static Range partial(Exact value, Metric metric) {
        return switch (metric.kind()) {
            case COUNT, DISTINCT_COUNT -> Range.only(value).upTo(metric.scale().range());
            default -> metric.scale().range();
        };
    }

    private static Figure mean(Measured measured, Exact value, Check check) {
        if (measured.gap() != Gap.NOTHING_MISSING || measured.values().size() < 2) {
            return unknown(Gap.FEW, measured.used());
        }
        Bounds bounds = MeanBounds.of(
                measured.values().stream().map(Exact::doubleValue).toList(),
                check.evidence().certainty());
        return new Figure(
                Optional.of(range(bounds, 1)),
                value.shown(),
                Optional.empty(),
                0,
                Optional.of(bounds),
                measured.used(),
                Gap.UNDECIDED);
    }

    private static Figure share(Measured measured, Content.Share share, Check check, Metric metric) {
        long heard = share.of();
        long size = Math.max(
                heard + measured.unheard(),
                check.population().flatMap(Population::size).orElse(heard));
        String shown =
                Exact.share(share.hits(), heard, metric.times()).shown() + " (" + share.hits() + "/" + heard + ")";
        if (heard < check.minSamples()) {
            return unknown(Gap.FEW, measured.used());
        }
        boolean overfull = check.population()
                .flatMap(Population::size)
                .filter(all -> all < heard)
                .isPresent();
        if (overfull) {
            return unknown(Gap.UNREADABLE, measured.used());
        }
        Optional<Bounds> bounds = check.evidence().mode() == Evidence.Mode.LOWER_BOUND
                ? Optional.of(bounds(share, check.evidence()))
                : Optional.empty();
        Range worlds = measured.gap() == Gap.NOTHING_MISSING
                ? bounds.map(ends -> range(ends, metric.times())).orElseGet(() -> counted(share, size, check, metric))
                : metric.scale().range();
        Gap gap = bounds.isPresent() ? Gap.UNDECIDED : gap(worlds);
        long fixed = check.population().flatMap(Population::size).orElse(0L);
        return new Figure(Optional.of(worlds), shown, Optional.of(share), fixed, bounds, measured.used(), gap);
    }

    private static Gap gap(Range worlds) {
        return worlds.single().isPresent() ? Gap.NOTHING_MISSING : Gap.PARTIAL;
    }

    /** In a census those who were not heard of may all be hits, or none of them. */
    private static Range counted(Content.Share share, long size, Check check, Metric metric) {
        return check.evidence().mode() == Evidence.Mode.CENSUS
                ? Range.of(
                        Exact.share(share.hits(), size, metric.times()),
                        Exact.share(share.hits() + size - share.of(), size, metric.times()))
                : Range.only(Exact.share(share.hits(), share.of(), metric.times()));
    }

    private static Bounds bounds(Content.Share share, Evidence evidence) {
        return evidence.method() == Evidence.Method.EXACT
                ? ClopperPearson.bounds(share.hits(), share.of(), evidence.certainty())
                : Wilson.bounds(share.hits(), share.of(), evidence.certainty());
    }

    private static Range range(Bounds bounds, long times) {
        Exact factor = Exact.of(times);
        return Range.of(
                Exact.of(bounds.lower()).times(factor), Exact.of(bounds.upper()).times(factor));
    }

    /** The values that it may still come to, while its window is open. */
    Optional<Range> future(Metric metric) {
        if (metric.accumulation() != Accumulation.CUMULATIVE || bounds.isPresent()) {
            return Optional.empty();
        }
        if (share.isPresent()) {
            // Only of a population that is known beforehand can a share that was reached not be lost again.
            return population == 0
                    ? Optional.empty()
                    : share.map(now ->
                            Range.of(Exact.share(now.hits(), population, metric.times()), Exact.of(metric.times())));
        }
        return worlds.map(now ->
                new Range(now.low(), Optional.empty()).upTo(metric.scale().range()));
    }
}
