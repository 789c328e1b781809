package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Lengths;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A condition about one metric.
 *
 * @param id identifies it, such as the row that it comes from
 * @param metric the key of the metric
 * @param unit the unit in which it speaks, which has to be the metric's
 * @param question what it asks
 * @param scope whom it asks about: {@code global}, or the scope of readings
 * @param window over which time
 * @param minSamples the least sample; a reading with fewer is missing
 * @param evidence what counts as evidence
 * @param population how many there are in all, for a share whose denominator is known beforehand
 * @param sustain for how long it has to hold
 * @param change against which baseline, where it is about a change
 * @param openCap for how much longer an open thing may last, where it is about a mean of things of which some are open
 * @source GATE-1, GATE-5
 */
public record Check(
        String id,
        String metric,
        String unit,
        Question question,
        String scope,
        Window window,
        long minSamples,
        Evidence evidence,
        Optional<Population> population,
        Optional<Sustain> sustain,
        Optional<Change> change,
        Optional<Duration> openCap)
        implements Condition {
    /** The scope of a check that is asked of each customer or thing by itself. */
    public static final String EACH = "each";

    /** By how much longer an open thing may last, where nothing else is said. */
    public static final Duration OPEN_CAP = Duration.ofHours(24);

    public Check {
        Condition.Parts.checkId(id);
        if (metric.isBlank() || unit.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("Metric, unit or scope of " + id);
        }
        if (minSamples < 0) {
            throw Refused.because("BELOW_ZERO", Map.of("value", minSamples));
        }
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(evidence, "evidence");
        if (openCap.filter(cap -> cap.isNegative() || cap.isZero()).isPresent()) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", openCap.get()));
        }
        openCap.ifPresent(Lengths::checked);
    }

    /** A check of a figure of everybody over all time, as it stands. */
    public static Check of(String id, String metric, String unit, Question question) {
        return new Check(
                id,
                metric,
                unit,
                question,
                Reading.GLOBAL,
                Window.any(),
                0,
                Evidence.POINT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A check that compares with a number: {@code number("BL-095", "adoption", "percent", ">=", "60")}. */
    public static Check number(String id, String metric, String unit, String sign, String threshold) {
        Operator with = Operator.written(sign)
                .orElseThrow(() -> new IllegalArgumentException("Not an operator for numbers: " + sign));
        return of(id, metric, unit, new Question.Compare(with, new BigDecimal(threshold)));
    }

    /** A check that something is true, attested by one of {@code roles}, or by anybody where none is named. */
    public static Check isTrue(String id, String metric, String... roles) {
        return of(id, metric, "bool", new Question.IsTrue(new TreeSet<>(Arrays.asList(roles))));
    }

    /** A check that something happened. */
    public static Check occurs(String id, String metric) {
        return of(id, metric, "event", new Question.Occurs());
    }

    /** A check of a word. */
    public static Check in(String id, String metric, String unit, String... words) {
        return of(id, metric, unit, new Question.In(List.of(words)));
    }

    /** A check that roles are held. */
    public static Check holds(String id, String metric, String... roles) {
        return of(id, metric, "role", new Question.Holds(Set.of(roles)));
    }

    /** The same check over a window. */
    public Check over(Window time) {
        return new Check(
                id, metric, unit, question, scope, time, minSamples, evidence, population, sustain, change, openCap);
    }

    /** The same check over a window, as {@link Window#parse} reads it. */
    public Check over(String time) {
        return over(Window.parse(time));
    }

    /** The same check of another scope. */
    public Check of(String whom) {
        return new Check(
                id, metric, unit, question, whom, window, minSamples, evidence, population, sustain, change, openCap);
    }

    /** The same check with a least sample. */
    public Check minSamples(long least) {
        return new Check(
                id, metric, unit, question, scope, window, least, evidence, population, sustain, change, openCap);
    }

    /** The same check with other evidence. */
    public Check with(Evidence other) {
        return new Check(
                id, metric, unit, question, scope, window, minSamples, other, population, sustain, change, openCap);
    }

    /** The same check of a whole population. */
    public Check census(Population all) {
        return with(Evidence.CENSUS).with(all);
    }

    /** The same check with a named denominator. */
    public Check with(Population all) {
        return new Check(
                id,
                metric,
                unit,
                question,
                scope,
                window,
                minSamples,
                evidence,
                Optional.of(all),
                sustain,
                change,
                openCap);
    }

    /** The same check, which has to hold for a while. */
    public Check sustained(Sustain rule) {
        return new Check(
                id,
                metric,
                unit,
                question,
                scope,
                window,
                minSamples,
                evidence,
                population,
                Optional.of(rule),
                change,
                openCap);
    }

    /** The same check of the change against a baseline. */
    public Check against(Change baseline) {
        return new Check(
                id,
                metric,
                unit,
                question,
                scope,
                window,
                minSamples,
                evidence,
                population,
                sustain,
                Optional.of(baseline),
                openCap);
    }

    /** The same check of a mean of things that may still be open, each for {@code cap} longer. */
    public Check openItems(Duration cap) {
        return new Check(
                id,
                metric,
                unit,
                question,
                scope,
                window,
                minSamples,
                evidence,
                population,
                sustain,
                change,
                Optional.of(cap));
    }

    @Override
    public Check asked(String whom) {
        return scope.equals(EACH) ? of(whom) : this;
    }

    @Override
    public Stream<Check> checks() {
        return Stream.of(this);
    }

    /** What it asks of its metric, in words and with its unit: {@code errors > 5 percent}, or that something happens. */
    public Text bar() {
        return Sentences.bar(this);
    }

    /**
     * What it found, in words and with its unit.
     *
     * @param left the left side of a finding about it
     */
    public Text figure(String left) {
        return Sentences.figure(this, left);
    }
}
