package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition that has to hold for a while, over buckets or points. Missing ones are taken for clear in one world and
 * for breaching in the other; what both agree on is the state.
 *
 * @source GATE-9, GATE-10
 */
final class Series {
    private static final int LONGEST = 200_000;

    private final Sustain rule;
    private final Span span;
    private final Instant at;
    private final Function<Reading, Outcome> breach;

    /** Whether it is breaching from one instant to another; a point begins and ends at once. */
    private record Cell(Outcome breach, Instant from, Instant to) {}

    Series(Sustain rule, Span span, Instant at, Function<Reading, Outcome> breach) {
        this.rule = rule;
        this.span = span;
        this.at = at;
        this.breach = breach;
    }

    /** The state after the last of {@code readings}, which are in order. */
    TriggerState state(List<Reading> readings) {
        List<Cell> cells = rule.series() == Sustain.Series.BUCKETS ? buckets(readings) : points(readings);
        if (cells.isEmpty()) {
            return TriggerState.UNKNOWN;
        }
        TriggerState hopeful = world(cells, Outcome.NOT_MET);
        TriggerState fearful = world(cells, Outcome.MET);
        if (hopeful == fearful) {
            return hopeful;
        }
        boolean firing = hopeful == TriggerState.FIRING || fearful == TriggerState.FIRING;
        return firing ? TriggerState.UNKNOWN : TriggerState.PENDING;
    }

    private List<Cell> buckets(List<Reading> readings) {
        Duration step = rule.step();
        Map<Instant, Reading> byStart = new HashMap<>();
        @Nullable Instant first = null;
        for (Reading reading : readings) {
            if (reading.start().plus(step).equals(reading.end())) {
                byStart.put(reading.start(), reading);
                first = first == null || reading.start().isBefore(first) ? reading.start() : first;
            }
        }
        if (first == null) {
            return List.of();
        }
        Instant start = span.start().isPresent()
                ? first.minus(step.multipliedBy(
                        Duration.between(span.start().get(), first).dividedBy(step)))
                : first;
        List<Cell> cells = new ArrayList<>();
        Instant until = span.upTo(at);
        for (Instant cell = start; !cell.plus(step).isAfter(until); cell = cell.plus(step)) {
            Reading reading = byStart.get(cell);
            cells.add(new Cell(reading == null ? Outcome.UNKNOWN : breach.apply(reading), cell, cell.plus(step)));
            if (cells.size() > LONGEST) {
                throw new IllegalArgumentException("A series of more than " + LONGEST + " buckets of " + step);
            }
        }
        return cells;
    }

    /** Points, and between neighbours that are too far apart what nobody saw. */
    private List<Cell> points(List<Reading> readings) {
        List<Cell> cells = new ArrayList<>();
        @Nullable Instant last = null;
        for (Reading reading : readings) {
            if (reading.instant()) {
                unseen(cells, last, reading.start());
                cells.add(new Cell(breach.apply(reading), reading.start(), reading.start()));
                last = reading.start();
            }
        }
        unseen(cells, last, span.upTo(at));
        return cells;
    }

    private void unseen(List<Cell> cells, @Nullable Instant from, Instant to) {
        if (from != null && Duration.between(from, to).compareTo(rule.step()) > 0) {
            cells.add(new Cell(Outcome.UNKNOWN, from, to));
        }
    }

    private TriggerState world(List<Cell> cells, Outcome missing) {
        Run run = new Run(rule);
        for (Cell cell : cells) {
            if (cell.breach() == Outcome.UNKNOWN && missing == Outcome.NOT_MET) {
                run.gap();
            } else if (cell.breach() == Outcome.NOT_MET) {
                run.clear(cell);
            } else {
                run.breach(cell);
            }
        }
        return run.state();
    }

    /** How one world goes on. */
    private static final class Run {
        private final Sustain rule;
        private @Nullable Instant breachingSince;
        private @Nullable Instant clearSince;
        private boolean firing;

        Run(Sustain rule) {
            this.rule = rule;
        }

        void breach(Cell cell) {
            Instant since = breachingSince == null ? cell.from() : breachingSince;
            breachingSince = since;
            clearSince = null;
            firing = firing || lasts(since, cell, rule.lasting());
        }

        void clear(Cell cell) {
            Instant since = clearSince == null ? cell.from() : clearSince;
            clearSince = since;
            breachingSince = null;
            firing = firing && !lasts(since, cell, rule.clearAfter());
        }

        /** Nothing is proven by silence. */
        void gap() {
            breachingSince = null;
            clearSince = null;
        }

        private static boolean lasts(Instant since, Cell cell, Duration least) {
            return Duration.between(since, cell.to()).compareTo(least) >= 0;
        }

        TriggerState state() {
            if (firing) {
                return TriggerState.FIRING;
            }
            return breachingSince == null ? TriggerState.CLEAR : TriggerState.PENDING;
        }
    }
}
