package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Extent;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import dev.cuadra.onboarding.metric.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What conditions of one definition came to over one timeline, kept for as long as nothing can change it: no reading that
 * they look at comes, goes or grows too old, and no window opens or closes. It changes no answer, only how often it is
 * worked out. Safe for many threads.
 *
 * @source GATE-25
 */
public final class Memory {
    private final Timeline timeline;
    private final Map<Asked, Kept> findings = new ConcurrentHashMap<>();
    private final Map<Asked, List<Instant>> changes = new ConcurrentHashMap<>();
    private final Map<Asked, Reached> series = new ConcurrentHashMap<>();
    private final Map<String, GateFinding> gates = new ConcurrentHashMap<>();
    private final Map<Stretch, Figures> figures = new ConcurrentHashMap<>();
    private final Map<String, Boolean> onScale = new ConcurrentHashMap<>();

    /** What is measured over which time; of a rolling window its length, since both its ends move. */
    private record Stretch(String metric, String scope, Span span) {}

    private record Figures(Instant at, Measured measured) {}

    /** A condition as it is asked; the same object, since a definition is not copied between evaluations. */
    private record Asked(Condition condition, Optional<Instant> due, boolean waits) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Asked that
                    && condition == that.condition
                    && waits == that.waits
                    && due.equals(that.due);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(condition) * 31 + due.hashCode();
        }
    }

    private record Kept(Instant from, Instant until, Finding finding) {
        boolean holds(Instant at) {
            return at.equals(from) || (at.isAfter(from) && at.isBefore(until));
        }
    }

    private record Reached(Instant at, Series.Checkpoint checkpoint) {}

    private Memory(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A memory of findings over a timeline, with nothing in it. */
    public static Memory of(Timeline timeline) {
        return new Memory(timeline);
    }

    /** What a check comes to, from memory where nothing can have changed it. */
    Finding finding(Check check, Situation situation, Optional<Instant> due, boolean waits, Supplier<Finding> judged) {
        Asked asked = new Asked(check, due, waits);
        Kept kept = findings.get(asked);
        if (kept != null && kept.holds(situation.at())) {
            return kept.finding();
        }
        Finding finding = judged.get();
        findings.put(asked, new Kept(situation.at(), until(asked, check, situation), finding));
        return finding;
    }

    /** Whether no reading of a metric is {@code off} its scale, so that nobody has to look again. */
    boolean onScale(String metric, Predicate<Reading> off) {
        return onScale.computeIfAbsent(metric, key -> !timeline.any(key, off));
    }

    /** What the readings of a stretch add up to: several conditions ask for the same at one instant. */
    Measured measured(String metric, String scope, Span span, Instant at, Supplier<Measured> measured) {
        Span still = span.rolling()
                ? new Span(
                        span.start().map(start -> Instant.EPOCH.minus(Duration.between(start, at))),
                        Optional.empty(),
                        true)
                : span;
        Stretch stretch = new Stretch(metric, scope, still);
        Figures kept = figures.get(stretch);
        if (kept != null && kept.at().equals(at)) {
            return kept.measured();
        }
        Measured found = measured.get();
        figures.put(stretch, new Figures(at, found));
        return found;
    }

    /** What a gate comes to, from memory where its conditions, approvals and waivers came to the same before. */
    GateFinding gate(Gate gate, List<MemberFinding> members, List<Approval> approvals, Supplier<GateFinding> weighed) {
        GateFinding kept = gates.get(gate.id());
        if (kept != null && kept.approvals().equals(approvals) && same(kept.members(), members)) {
            return kept;
        }
        GateFinding found = weighed.get();
        gates.put(gate.id(), found);
        return found;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<MemberFinding> before, List<MemberFinding> now) {
        for (int i = 0; i < now.size(); i++) {
            boolean equal = before.size() == now.size()
                    && before.get(i).member() == now.get(i).member()
                    && before.get(i).finding() == now.get(i).finding()
                    && before.get(i).waiver().equals(now.get(i).waiver());
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    /** The state of a condition that has to last, going on from where an earlier evaluation had come to. */
    TriggerState state(
            Check check,
            Situation situation,
            Span span,
            Series fresh,
            List<Reading> readings,
            Function<Instant, List<Reading>> since) {
        Asked asked = new Asked(check, Optional.empty(), false);
        Optional<Series.Checkpoint> reached = Optional.ofNullable(series.get(asked))
                .filter(each -> !span.rolling() && stands(each, check, situation))
                .map(Reached::checkpoint);
        Series.Told told = reached.map(checkpoint -> fresh.from(checkpoint, since.apply(checkpoint.at())))
                .orElseGet(() -> fresh.whole(readings));
        told.checkpoint().ifPresent(checkpoint -> series.put(asked, new Reached(situation.at(), checkpoint)));
        return told.state();
    }

    /** Whether nothing before what was reached has changed since. */
    private boolean stands(Reached reached, Check check, Situation situation) {
        Instant at = situation.at();
        Instant end = reached.checkpoint().at();
        Predicate<Reading> before = reading ->
                reading.scope().equals(check.scope()) && reading.start().isBefore(end);
        Predicate<Reading> beat = reading -> !reading.start().isAfter(end);
        return !reached.at().isAfter(at)
                && !timeline.changed(check.metric(), reached.at(), at, before)
                && situation
                        .metric(check.metric())
                        .heartbeat()
                        .filter(pulse -> timeline.changed(pulse, reached.at(), at, beat))
                        .isEmpty();
    }

    /** Until when a finding stays what it is; the instant itself where it may change with time alone. */
    private Instant until(Asked asked, Check check, Situation situation) {
        Instant at = situation.at();
        Metric metric = situation.metric(check.metric());
        Span span = check.window().span(situation.calendar(), at);
        boolean silent = metric.heartbeat().isEmpty()
                && situation.known().newest(metric.key(), Extent.ALWAYS).isEmpty();
        boolean closed = span.over(at) && !span.rolling() && check.openCap().isEmpty();
        // A baseline that grows too old does so after the window is over, too.
        boolean still = baseline(check)
                        .map(situation::metric)
                        .flatMap(Metric::freshness)
                        .isEmpty()
                && (closed || steady(check, metric, span));
        if (!silent && !still) {
            return at;
        }
        Instant until = next(changes.computeIfAbsent(asked, any -> changes(check, metric, span)), at);
        List<Instant> turns = new ArrayList<>(expiries(check, span, situation));
        span.end().ifPresent(turns::add);
        asked.due().ifPresent(turns::add);
        if (check.question() instanceof Question.At moment) {
            turns.add(moment.moment().over(situation.calendar()));
        }
        for (Instant turn : turns) {
            until = turn.isAfter(at) && turn.isBefore(until) ? turn : until;
        }
        return until;
    }

    private static Instant next(List<Instant> inOrder, Instant at) {
        int place = Collections.binarySearch(inOrder, at);
        int next = place < 0 ? -place - 1 : place + 1;
        return next < inOrder.size() ? inOrder.get(next) : Instant.MAX;
    }

    /** Whether its next change follows from the readings: one comes, goes, leaves its window or grows too old. */
    private static boolean steady(Check check, Metric metric, Span span) {
        boolean summed = metric.kind() == MetricKind.COUNT || metric.kind() == MetricKind.RATIO;
        boolean apart =
                check.sustain().isEmpty() && check.openCap().isEmpty() && !(check.question() instanceof Question.Trend);
        boolean bounded = span.end().isPresent() || metric.freshness().isPresent();
        return apart && metric.heartbeat().isEmpty() && !(summed && bounded);
    }

    private static Optional<String> baseline(Check check) {
        return check.change().flatMap(Change::against);
    }

    /** Every instant at which a reading that it looks at comes or goes. */
    private List<Instant> changes(Check check, Metric metric, Span span) {
        boolean wide = span.rolling() || check.openCap().isPresent() || check.question() instanceof Question.Trend;
        Extent extent = wide ? Extent.ALWAYS : span.extent();
        List<Instant> all = new ArrayList<>(timeline.changes(metric.key(), extent::holds));
        all.addAll(timeline.instants(metric.key(), reading -> turns(reading, metric, span)));
        Predicate<Reading> begun = beat ->
                wide || span.end().map(end -> !beat.start().isAfter(end)).orElse(true);
        metric.heartbeat().ifPresent(pulse -> all.addAll(timeline.changes(pulse, begun)));
        baseline(check).ifPresent(base -> all.addAll(timeline.changes(base, any -> true)));
        all.addAll(timeline.changes(Reading.MERGED, any -> true));
        return all.stream().distinct().sorted().toList();
    }

    /** When a reading enters and leaves a window that moves, and when it is too old. */
    private static Stream<Instant> turns(Reading reading, Metric metric, Span span) {
        Stream<Instant> stale = metric.freshness().stream().map(most -> after(reading.eventTime(), most));
        Stream<Instant> inside =
                span.length().stream().flatMap(length -> Stream.of(reading.end(), left(reading, length)));
        return Stream.concat(stale, span.rolling() ? inside : Stream.of());
    }

    /** From when a window of this length that moves leaves a reading behind. */
    private static Instant left(Reading reading, Duration length) {
        Instant after = after(reading.start(), length);
        return reading.instant() && after.isBefore(Instant.MAX) ? after.minusNanos(1) : after;
    }

    /** When more than {@code most} has passed; never, where time ends before. */
    private static Instant after(Instant instant, Duration most) {
        return Duration.between(instant, Instant.MAX).compareTo(most) > 0
                ? instant.plus(most).plusNanos(1)
                : Instant.MAX;
    }

    /** When what was attested expires. */
    private static List<Instant> expiries(Check check, Span span, Situation situation) {
        return check.question() instanceof Question.IsTrue
                ? situation.known().of(check.metric(), check.scope(), span.extent()).stream()
                        .map(Reading::content)
                        .filter(Content.Answer.class::isInstance)
                        .flatMap(content -> ((Content.Answer) content).by().stream())
                        .flatMap((Signature by) -> by.expires().stream())
                        .toList()
                : List.of();
    }
}
