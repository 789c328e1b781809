package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition that has to hold for a while, over buckets or points. Missing ones are taken for clear in one world and
 * for breaching in the other; what both agree on is the state.
 *
 * @source GATE-9, GATE-10
 */
final class Series {
    private static final int LATE = 8;

    private final Sustain rule;
    private final Span span;
    private final Instant at;
    private final Function<Reading, Outcome> breach;
    private final Buckets buckets;

    /**
     * Whether it is breaching for a while; a point begins and ends at once.
     *
     * @param breach whether it is
     * @param from where it begins, as time is counted along the series
     * @param to where it ends, counted in the same way
     * @param end when it is over
     */
    record Cell(Outcome breach, Instant from, Instant to, Instant end) {}

    Series(Sustain rule, Span span, Instant at, Function<Reading, Outcome> breach, Buckets buckets) {
        this.rule = rule;
        this.span = span;
        this.at = at;
        this.breach = breach;
        this.buckets = buckets;
    }

    /**
     * How far a series of buckets has been followed.
     *
     * @param at the end of the last bucket
     * @param cells how many buckets that are
     * @param hopeful what it has come to where what is missing is clear
     * @param fearful what it has come to where what is missing is breaching
     */
    record Checkpoint(Instant at, int cells, Run hopeful, Run fearful) {}

    /** The state, and from where a later evaluation may go on. */
    record Told(TriggerState state, Optional<Checkpoint> checkpoint) {}

    /** The state after the last of {@code readings}, which are in order. */
    Told whole(List<Reading> readings) {
        if (rule.series() == Sustain.Series.POINTS) {
            List<Cell> cells = points(readings);
            Checkpoint none = new Checkpoint(Instant.MIN, 0, Run.NOTHING, Run.NOTHING);
            return cells.isEmpty() ? new Told(TriggerState.UNKNOWN, Optional.empty()) : follow(none, cells, false);
        }
        return buckets.begin(readings)
                .map(first -> from(new Checkpoint(first, 0, Run.NOTHING, Run.NOTHING), readings))
                .orElseGet(this::silent);
    }

    /** Without any bucket, what a heartbeat proves; the buckets that may still come need not begin where these do. */
    private Told silent() {
        return span.start()
                .map(first -> from(new Checkpoint(first, 0, Run.NOTHING, Run.NOTHING), List.of()))
                .map(told -> new Told(told.state(), Optional.empty()))
                .orElseGet(() -> new Told(TriggerState.UNKNOWN, Optional.empty()));
    }

    /** The same, going on from where it had come to before; nothing before that has changed since. */
    Told from(Checkpoint reached, List<Reading> readings) {
        List<Cell> cells = buckets.after(reached, readings);
        return cells.isEmpty() && reached.cells() == 0
                ? new Told(TriggerState.UNKNOWN, Optional.empty())
                : follow(reached, cells, true);
    }

    /** A few buckets are left out of what is reached, because readings come late. */
    private Told follow(Checkpoint reached, List<Cell> cells, boolean resumes) {
        Run hopeful = reached.hopeful();
        Run fearful = reached.fearful();
        Optional<Checkpoint> checkpoint = reached.cells() > 0 ? Optional.of(reached) : Optional.empty();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            hopeful = hopeful.after(cell, Outcome.NOT_MET, rule);
            fearful = fearful.after(cell, Outcome.MET, rule);
            if (resumes && i == cells.size() - 1 - LATE) {
                checkpoint = Optional.of(new Checkpoint(cell.end(), reached.cells() + i + 1, hopeful, fearful));
            }
        }
        return new Told(both(hopeful.state(), fearful.state()), checkpoint);
    }

    private static TriggerState both(TriggerState hopeful, TriggerState fearful) {
        if (hopeful == fearful) {
            return hopeful;
        }
        boolean firing = hopeful == TriggerState.FIRING || fearful == TriggerState.FIRING;
        return firing ? TriggerState.UNKNOWN : TriggerState.PENDING;
    }

    /** Points, and between neighbours that are too far apart what nobody saw. */
    private List<Cell> points(List<Reading> readings) {
        List<Cell> cells = new ArrayList<>();
        @Nullable Instant last = null;
        for (Reading reading : readings) {
            if (reading.instant()) {
                unseen(cells, last, reading.start());
                cells.add(new Cell(breach.apply(reading), reading.start(), reading.start(), reading.start()));
                last = reading.start();
            }
        }
        unseen(cells, last, span.upTo(at));
        return cells;
    }

    private void unseen(List<Cell> cells, @Nullable Instant from, Instant to) {
        if (from != null && Duration.between(from, to).compareTo(rule.step()) > 0) {
            cells.add(new Cell(Outcome.UNKNOWN, from, to, to));
        }
    }

    /** How one world goes on. */
    record Run(@Nullable Instant breachingSince, @Nullable Instant clearSince, boolean firing) {
        static final Run NOTHING = new Run(null, null, false);

        Run after(Cell cell, Outcome missing, Sustain rule) {
            if (cell.breach() == Outcome.UNKNOWN && missing == Outcome.NOT_MET) {
                // Nothing is proven by silence.
                return new Run(null, null, firing);
            } else if (cell.breach() == Outcome.NOT_MET) {
                Instant since = clearSince == null ? cell.from() : clearSince;
                return new Run(null, since, firing && !lasts(since, cell, rule.clearAfter()));
            }
            Instant since = breachingSince == null ? cell.from() : breachingSince;
            return new Run(since, null, firing || lasts(since, cell, rule.lasting()));
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
