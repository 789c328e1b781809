package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Judge;
import dev.cuadra.onboarding.gate.Observed;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.Span;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Polarity;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Evaluates one row. */
final class RowEvaluation {
    private final RowDefinition row;
    private final Metric metric;
    private final Situation situation;
    private final Span span;
    private final List<RowAlert> alerts;
    private final Optional<String> owner;

    RowEvaluation(RowDefinition row, Situation plain, List<RowAlert> alerts, Optional<String> owner) {
        Metric declared = plain.metric(row.target().metric());
        this.row = row;
        this.metric = row.freshness().map(declared::fresh).orElse(declared);
        this.situation = with(metric, plain);
        this.span = row.target().window().span(situation.calendar(), situation.at());
        this.alerts = List.copyOf(alerts);
        this.owner = owner;
    }

    private static Situation with(Metric metric, Situation plain) {
        Map<String, Metric> metrics = new TreeMap<>(plain.metrics());
        metrics.put(metric.key(), metric);
        return new Situation(plain.calendar(), metrics, plain.known());
    }

    DashboardRow row() {
        Observed now = Observed.over(metric, row.target().scope(), span, situation);
        Freshness freshness = freshness(now);
        boolean read = now.value().isPresent() && !freshness.stale();
        Outcome target = read ? Judge.now(situation).judge(row.target()).outcome() : Outcome.UNKNOWN;
        Optional<Pace> pace = read && now.whole() ? pace(now.value().get()) : Optional.empty();
        Colour colour = new Colour(
                target,
                span.over(situation.at()) && !span.rolling(),
                row.base().isPresent(),
                pace,
                alerts.stream()
                        .anyMatch(alert -> alert.firing() && alert.level().moves()),
                alerts.stream()
                        .anyMatch(alert -> alert.firing() && !alert.level().moves()));
        RowStatus status = read ? colour.status() : RowStatus.UNKNOWN;
        Text why = read ? Why.of(colour, status, alerts) : Why.unread(now.gap(), freshness);
        return new DashboardRow(
                row,
                owner,
                read ? now.value() : Optional.empty(),
                read ? now.share() : Optional.empty(),
                target,
                trend(),
                status,
                pace,
                why,
                freshness,
                until(),
                new Series(row, metric, situation, span).points(),
                alerts);
    }

    /** Of a window that is over, readings only have to have been fresh at its end. */
    private Freshness freshness(Observed now) {
        Optional<Instant> newest = now.used().stream().map(Reading::eventTime).max(Comparator.naturalOrder());
        Instant until = span.upTo(situation.at());
        boolean stale = metric.freshness()
                .filter(limit -> newest.filter(event -> event.plus(limit).isBefore(until))
                        .isPresent())
                .isPresent();
        return new Freshness(
                newest, newest.map(event -> Duration.between(event, situation.at())), metric.freshness(), stale);
    }

    private Optional<Pace> pace(Exact current) {
        Exact threshold = Exact.of(row.compare().threshold());
        return row.base().map(base -> Pace.of(current, Exact.of(base), threshold, elapsed()));
    }

    private Exact elapsed() {
        Instant start = span.start().orElseThrow();
        Instant end = span.end().orElseThrow();
        return seconds(Duration.between(start, situation.at())).over(seconds(Duration.between(start, end)));
    }

    private static Exact seconds(Duration duration) {
        return Exact.of(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
    }

    private Trend trend() {
        for (Question.Direction direction : Question.Direction.values()) {
            Question question = new Question.Trend(direction, row.trendDays(), row.deadBand());
            Check check = Check.of(row.id(), metric.key(), metric.unit(), question)
                    .over(row.target().window())
                    .of(row.target().scope());
            if (Judge.now(situation).judge(check).outcome() == Outcome.MET) {
                return new Trend(Optional.of(direction), better(direction));
            }
        }
        return Trend.UNKNOWN;
    }

    private Optional<Boolean> better(Question.Direction direction) {
        return direction == Question.Direction.FLAT || metric.polarity() == Polarity.NONE
                ? Optional.empty()
                : Optional.of((direction == Question.Direction.UP) == (metric.polarity() == Polarity.HIGHER_BETTER));
    }

    private Optional<LocalDate> until() {
        return span.end()
                .filter(end -> !span.rolling())
                .map(end ->
                        end.minusNanos(1).atZone(situation.calendar().zone()).toLocalDate());
    }
}
