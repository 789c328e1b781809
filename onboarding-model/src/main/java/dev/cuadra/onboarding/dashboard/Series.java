package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Observed;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.Span;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A figure over time, point by point. Where nothing was read there is a gap; nothing is carried over it. */
final class Series {
    private final RowDefinition row;
    private final Metric metric;
    private final Situation situation;
    private final Span span;

    Series(RowDefinition row, Metric metric, Situation situation, Span span) {
        this.row = row;
        this.metric = metric;
        this.situation = situation;
        this.span = span;
    }

    List<SeriesPoint> points() {
        List<SeriesPoint> points = new ArrayList<>();
        boolean anchored = span.start().isPresent() && !span.rolling();
        for (Span cell : anchored ? fromStart(span.start().orElseThrow()) : back()) {
            Instant from = cell.start().orElse(situation.at());
            Instant to = cell.end().orElse(situation.at());
            Optional<Exact> value = value(cell, to);
            // Without a start of its own a series begins with its first figure; before it there is no gap.
            boolean begun = anchored || !points.isEmpty() || value.isPresent();
            if (begun && (!cell.rolling() || value.isPresent())) {
                points.add(new SeriesPoint(from, to, value));
            }
        }
        return points.subList(Math.max(0, points.size() - row.seriesPoints()), points.size());
    }

    /** Cells from the start of the window on, the newest ones; the one still open is cut at the instant. */
    private List<Span> fromStart(Instant start) {
        Instant until = span.upTo(situation.at());
        List<Span> cells = new ArrayList<>();
        int cell = Math.max(0, cellOf(start, until) - row.seriesPoints());
        // Days are counted from the start: a day that begins an hour late does not move those after it.
        for (; !begin(start, cell + 1).isAfter(until); cell++) {
            cells.add(Span.of(begin(start, cell), begin(start, cell + 1)));
        }
        Instant from = begin(start, cell);
        if (until.equals(situation.at()) && !from.isAfter(until)) {
            cells.add(new Span(Optional.of(from), Optional.of(until), true));
        }
        return cells;
    }

    /** About which cell an instant falls into. */
    private int cellOf(Instant start, Instant until) {
        long days = Duration.between(start, until).toDays();
        return Math.toIntExact(Math.max(0, days / row.seriesDays() - 1));
    }

    private Instant begin(Instant start, int cell) {
        return zoned(start).plusDays((long) cell * row.seriesDays()).toInstant();
    }

    /** Cells that end at the instant. */
    private List<Span> back() {
        List<Span> cells = new ArrayList<>();
        ZonedDateTime end = zoned(situation.at());
        for (int i = row.seriesPoints(); i > 0; i--) {
            cells.add(Span.of(
                    end.minusDays((long) i * row.seriesDays()).toInstant(),
                    end.minusDays((long) (i - 1) * row.seriesDays()).toInstant()));
        }
        return cells;
    }

    private Optional<Exact> value(Span cell, Instant to) {
        Observed own = Observed.over(metric, row.target().scope(), cell, situation);
        if (!own.whole() || !runningTotal()) {
            return own.whole() ? own.value() : Optional.empty();
        }
        Span soFar = new Span(span.start(), Optional.of(to), cell.rolling());
        Observed all = Observed.over(metric, row.target().scope(), soFar, situation);
        return all.whole() ? all.value() : Optional.empty();
    }

    /** What is counted towards a target is drawn as the count so far, so that it can be held against the target. */
    private boolean runningTotal() {
        boolean counts = metric.kind() == MetricKind.COUNT || metric.kind() == MetricKind.DISTINCT_COUNT;
        return counts && row.base().isPresent() && span.start().isPresent();
    }

    private ZonedDateTime zoned(Instant instant) {
        return instant.atZone(situation.calendar().zone());
    }
}
