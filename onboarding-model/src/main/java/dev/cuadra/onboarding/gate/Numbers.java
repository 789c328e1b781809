package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Range;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.stats.Poisson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that compare numbers. */
final class Numbers {
    private static final Exact HUNDRED = Exact.of(100);

    private final Check check;
    private final Metric metric;
    private final Situation situation;
    private final Span span;
    private final Measuring measuring;

    Numbers(Check check, Situation situation) {
        this.check = check;
        this.metric = situation.metric(check.metric());
        this.situation = situation;
        this.span = check.window().span(situation.calendar(), situation.at());
        this.measuring = new Measuring(metric, situation, check.scope());
    }

    Answer answer() {
        if (check.sustain().isPresent()) {
            return sustained(check.sustain().get());
        } else if (check.openCap().isPresent()) {
            return openItems(check.openCap().get());
        } else if (check.change().isPresent()) {
            return change(check.change().get());
        }
        Figure figure = Figure.of(measuring.over(span), check, metric);
        Optional<Answer> settled = figure.future(metric)
                .map(range -> outcome(range))
                .filter(outcome -> outcome != Outcome.UNKNOWN)
                .map(outcome -> Answer.of(outcome, figure).settled(true));
        return settled.orElseGet(
                () -> Answer.of(figure.worlds().map(this::outcome).orElse(Outcome.UNKNOWN), figure));
    }

    private Outcome outcome(Range left) {
        if (check.question() instanceof Question.Compare compare) {
            return compare.with().over(left, compare.exact());
        } else if (check.question() instanceof Question.Between between) {
            return Outcome.all(List.of(
                    Operator.AT_LEAST.over(left, Exact.of(between.low())),
                    Operator.AT_MOST.over(left, Exact.of(between.high()))));
        } else if (check.question() instanceof Question.Exists exists) {
            return Operator.AT_LEAST.over(left, Exact.of(exists.count()));
        }
        throw new IllegalArgumentException(check.question().operator() + " compares no numbers");
    }

    // ---- for a while

    private Answer sustained(Sustain rule) {
        List<Reading> readings = measuring.inside(span);
        if (readings.isEmpty() && metric.heartbeat().isEmpty()) {
            return Answer.unknown(Gap.NO_READING, readings);
        }
        Buckets buckets = new Buckets(check, rule, span, situation, this::breach, this::silence);
        Series series = new Series(rule, span, situation.at(), this::breach, buckets);
        TriggerState state = situation.memory().isPresent()
                ? situation.memory().get().state(check, situation, span, series, readings, this::since)
                : series.whole(readings).state();
        if (readings.isEmpty()) {
            return state == TriggerState.UNKNOWN
                    ? Answer.unknown(Gap.NO_READING, readings)
                    : Answer.sustained(state, Exact.ZERO.shown(), readings);
        }
        String left = Figure.of(single(readings.get(readings.size() - 1)), check, metric)
                .shown();
        return Answer.sustained(state, left, readings);
    }

    /** What it says that nothing was read: nothing, unless the source was alive and would have spoken. */
    private Outcome silence(Instant from, Instant until) {
        return Heartbeat.alive(metric, from, until, situation) ? outcome(Measured.none()) : Outcome.UNKNOWN;
    }

    private List<Reading> since(Instant from) {
        return measuring.inside(new Span(Optional.of(from), span.end(), span.rolling()));
    }

    private Outcome breach(Reading reading) {
        return outcome(single(reading));
    }

    private Outcome outcome(Measured measured) {
        return Figure.of(measured, check, metric).worlds().map(this::outcome).orElse(Outcome.UNKNOWN);
    }

    private Measured single(Reading reading) {
        return Measuring.plain(reading);
    }

    // ---- against a baseline

    private Answer change(Change change) {
        Figure current = Figure.of(measuring.over(span), check, metric);
        if (current.worlds().isEmpty()) {
            return Answer.unknown(current.gap(), current.used());
        }
        Range left = current.worlds().get();
        Observed base = baseline(change.baseline());
        Optional<Outcome> floor = change.floor().map(least -> Operator.AT_LEAST.over(left, Exact.of(least)));
        return base.value()
                .filter(value -> base.whole() && value.signum() > 0)
                .map(value -> change(change, current, left, value, floor.orElse(Outcome.MET)))
                .or(() -> floor.map(outcome -> Answer.of(outcome, current)))
                .orElseGet(() -> Answer.unknown(Gap.BASELINE, current.used()))
                .and(base.used());
    }

    private Answer change(Change change, Figure current, Range left, Exact base, Outcome floor) {
        Range percent =
                new Range(left.low().map(end -> percent(end, base)), left.high().map(end -> percent(end, base)));
        Outcome chance =
                change.alpha().map(alpha -> unlikely(left, base, alpha)).orElse(Outcome.MET);
        return Answer.of(Outcome.all(List.of(outcome(percent), floor, chance)), current)
                .showing(percent.shown() + " (" + left.shown() + ")");
    }

    /** What is compared with: a number of the definition, or the newest reading of a metric. */
    private Observed baseline(Change.Baseline baseline) {
        return baseline instanceof Change.Stated stated
                ? new Observed(Optional.of(Exact.of(stated.value())), Optional.empty(), Gap.NOTHING_MISSING, List.of())
                : Observed.newest(situation.metric(((Change.Measured) baseline).metric()), check.scope(), situation);
    }

    private static Exact percent(Exact current, Exact base) {
        return HUNDRED.times(current.minus(base)).over(base);
    }

    /** Whether chance alone would hardly make so many. */
    private static Outcome unlikely(Range current, Exact base, BigDecimal alpha) {
        return current.single()
                .filter(count -> count.signum() >= 0 && count.denominator().equals(BigInteger.ONE))
                .filter(count -> count.numerator().bitLength() < Integer.SIZE)
                .map(count -> Outcome.of(
                        Poisson.atLeast(count.numerator().longValueExact(), base.doubleValue()) < alpha.doubleValue()))
                .orElse(Outcome.UNKNOWN);
    }

    // ---- things that are still open

    /**
     * The mean of things of which some are still open: each with its age, which is a lower bound, and at most so much
     * longer.
     *
     * @source GATE-6
     */
    private Answer openItems(Duration cap) {
        List<Reading> items = items();
        if (items.isEmpty() || items.stream().anyMatch(Reading::missing)) {
            return Answer.unknown(items.isEmpty() ? Gap.NO_READING : Gap.UNREADABLE, items);
        }
        Exact sum = Exact.ZERO;
        long stillOpen = 0;
        for (Reading item : items) {
            if (item.content() instanceof Content.Open open && !open.since().isAfter(situation.at())) {
                sum = sum.plus(age(open.since()));
                stillOpen++;
            } else if (item.content() instanceof Content.Amount amount) {
                sum = sum.plus(Exact.of(amount.value()));
            } else {
                return Answer.unknown(Gap.UNREADABLE, items);
            }
        }
        if (items.size() < check.minSamples()) {
            return Answer.unknown(Gap.FEW, items);
        }
        Exact count = Exact.of(items.size());
        Exact least = sum.over(count);
        Exact most = sum.plus(inUnit(cap).times(Exact.of(stillOpen))).over(count);
        Outcome outcome = outcome(Range.of(least, most));
        Gap gap = outcome == Outcome.UNKNOWN ? Gap.PARTIAL : Gap.NOTHING_MISSING;
        return Answer.of(outcome, Range.of(least, most).shown(), items, gap);
    }

    /** Of each thing the newest reading; a thing is in the window in which it was last heard of. */
    private List<Reading> items() {
        Map<String, Reading> newest = new TreeMap<>();
        measuring
                .scaled(situation.known().single(metric.key()))
                .forEach(reading -> newest.put(reading.scope(), reading));
        return newest.values().stream()
                .filter(reading -> reading.content() instanceof Content.Open || span.holds(reading))
                .sorted(Reading.ORDER)
                .toList();
    }

    private Exact age(Instant since) {
        return inUnit(Duration.between(since, situation.at()));
    }

    private Exact inUnit(Duration duration) {
        Exact seconds =
                Exact.of(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
        return seconds.over(Exact.of(seconds(metric.unit())));
    }

    /** How many seconds a unit of time has. */
    static long seconds(String unit) {
        return switch (unit) {
            case "seconds" -> 1;
            case "minutes" -> 60;
            case "hours" -> 3_600;
            case "days" -> 86_400;
            default -> throw new IllegalArgumentException("Not a unit of time: " + unit);
        };
    }
}
