package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The buckets of a series, one after the other. Buckets of whole days that begin with a day of the plan follow its days,
 * of which one may last an hour more or less; each counts as long as its step.
 *
 * @source GATE-9
 */
final class Buckets {
    private static final int LONGEST = 200_000;

    private final Check check;
    private final Sustain rule;
    private final Span span;
    private final Situation situation;
    private final Function<Reading, Outcome> breach;
    private final BiFunction<Instant, Instant, Outcome> silence;
    private final long days;

    /**
     * Buckets of a span.
     *
     * @param breach what a reading says
     * @param silence what it says that nothing was read from one instant to another
     */
    Buckets(
            Check check,
            Sustain rule,
            Span span,
            Situation situation,
            Function<Reading, Outcome> breach,
            BiFunction<Instant, Instant, Outcome> silence) {
        this.check = check;
        this.rule = rule;
        this.span = span;
        this.situation = situation;
        this.breach = breach;
        this.silence = silence;
        Duration day = Duration.ofDays(1);
        this.days = rule.step().equals(day.multipliedBy(rule.step().toDays()))
                ? rule.step().toDays()
                : 0;
    }

    /** Where the first of them begins, so that those of {@code readings} are among them. */
    Optional<Instant> begin(List<Reading> readings) {
        return readings.stream()
                .filter(this::bucket)
                .map(Reading::start)
                .min(Instant::compareTo)
                .map(first -> span.start().map(from -> back(from, first)).orElse(first));
    }

    private boolean bucket(Reading reading) {
        return reading.start().plus(rule.step()).equals(reading.end())
                || byDay(reading.start(), 1).filter(reading.end()::equals).isPresent();
    }

    private Instant back(Instant from, Instant first) {
        if (byDay(first, 0).isPresent()) {
            long steps =
                    ChronoUnit.DAYS.between(from.atZone(situation.calendar().zone()), zoned(first)) / days;
            return byDay(first, -steps).orElse(first);
        }
        Duration step = rule.step();
        return first.minus(step.multipliedBy(Duration.between(from, first).dividedBy(step)));
    }

    /** The start of the day that is so many steps later; empty where these are no buckets of days. */
    private Optional<Instant> byDay(Instant start, long steps) {
        if (days == 0) {
            return Optional.empty();
        }
        LocalDate date = zoned(start).toLocalDate();
        PlanCalendar calendar = situation.calendar();
        return calendar.startOf(date).equals(start)
                ? Optional.of(calendar.startOf(date.plusDays(steps * days)))
                : Optional.empty();
    }

    private java.time.ZonedDateTime zoned(Instant instant) {
        return instant.atZone(situation.calendar().zone());
    }

    /** Those that follow what was reached and are over. */
    List<Series.Cell> after(Series.Checkpoint reached, List<Reading> readings) {
        Map<Instant, Reading> byStart = new HashMap<>();
        for (Reading reading : readings) {
            if (!reading.start().isBefore(reached.at()) && bucket(reading)) {
                byStart.put(reading.start(), reading);
            }
        }
        List<Series.Cell> cells = new ArrayList<>();
        Instant until = span.upTo(situation.at());
        Instant from = reached.at();
        for (Instant end = end(from, byStart); !end.isAfter(until); end = end(from, byStart)) {
            Reading reading = byStart.get(from);
            Outcome outcome = reading == null ? silence.apply(from, end) : breach.apply(reading);
            cells.add(cell(reached.cells() + cells.size(), outcome, end));
            from = end;
        }
        return cells;
    }

    private Series.Cell cell(int place, Outcome outcome, Instant end) {
        if (place >= LONGEST) {
            throw Texts.problem(
                    "GATE_SERIES_LONG",
                    check.id(),
                    Map.of(
                            "id",
                            check.id(),
                            "most",
                            LONGEST,
                            "step",
                            rule.step().toString()));
        }
        Instant counted = Instant.EPOCH.plus(rule.step().multipliedBy(place));
        return new Series.Cell(outcome, counted, counted.plus(rule.step()), end);
    }

    /** Where a bucket ends; of one that is missing, where the next is read, else with the days of the plan. */
    private Instant end(Instant from, Map<Instant, Reading> byStart) {
        Reading reading = byStart.get(from);
        Instant even = from.plus(rule.step());
        if (reading != null) {
            return reading.end();
        }
        return byStart.containsKey(even) ? even : byDay(from, 1).orElse(even);
    }
}
