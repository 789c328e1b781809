package dev.cuadra.onboarding.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Judge;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.gate.Span;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every condition of every pack is met, not met and unknown by readings that are made for it. */
class ThreeAnswersTest {
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    /** About things that are still open, and against a baseline that is measured: they have tests of their own. */
    private static final Set<String> APART = Set.of("CO-073", "CO-100");

    @TestFactory
    @Tag("PACK-1")
    Stream<DynamicTest> everyConditionHasItsThreeAnswers() {
        return Packs.names().stream().flatMap(name -> {
            Definition pack = Packs.named(name, Given.of(name));
            Stream<Check> gates = pack.gates().stream()
                    .flatMap(gate -> gate.asked("customer:1").members().stream())
                    .flatMap(member -> member.condition().checks());
            Stream<Check> triggers =
                    pack.triggers().stream().flatMap(each -> each.condition().checks());
            return Stream.concat(gates, triggers)
                    .filter(check -> !APART.contains(check.id()))
                    .map(check -> DynamicTest.dynamicTest(name + " " + check.id(), () -> new Case(pack, check).run()));
        });
    }

    /** One condition, asked a hundred days after the launch, when every window but a rolling one is over. */
    private record Case(Definition pack, Check check) {
        void run() {
            assertThat(outcome(readings(true))).isEqualTo(Outcome.MET);
            assertThat(outcome(readings(false))).isEqualTo(Outcome.NOT_MET);
            assertThat(outcome(List.of())).isEqualTo(Outcome.UNKNOWN);
            List<Reading> unread = readings(true).stream()
                    .map(reading -> reading.saying(new Content.Missing("failed")))
                    .toList();
            assertThat(outcome(unread)).isEqualTo(Outcome.UNKNOWN);
        }

        private PlanCalendar calendar() {
            return pack.calendar(ZONE, "test");
        }

        private Instant at() {
            return calendar()
                    .startOf(calendar()
                            .anchor("launch")
                            .or(() -> calendar().anchor("kickoff"))
                            .orElseThrow()
                            .plusDays(100))
                    .plusSeconds(3600);
        }

        private Outcome outcome(List<Reading> readings) {
            Situation situation =
                    new Situation(calendar(), pack.metricsByKey(), Known.at(at().plusSeconds(1), readings));
            return Judge.now(situation).judge(check).outcome();
        }

        private Metric metric() {
            return Optional.ofNullable(pack.metricsByKey().get(check.metric())).orElseThrow();
        }

        private Instant when() {
            Span span = check.window().span(calendar(), at());
            Instant end = span.end().filter(until -> until.isBefore(at())).orElse(at());
            return end.minusSeconds(600);
        }

        private List<Reading> readings(boolean met) {
            if (check.sustain().isPresent()) {
                return buckets(met);
            } else if (check.question() instanceof Question.Trend trend) {
                return weeks(trend, met);
            } else if (check.question() instanceof Question.At at) {
                Instant when = met
                        ? at.moment().in(calendar())
                        : at.moment().over(calendar()).plusSeconds(1);
                return List.of(reading("r", when, new Content.Happened()));
            }
            return List.of(reading("r", when(), content(met)));
        }

        private Reading reading(String id, Instant when, Content content) {
            return Reading.at(id, check.metric(), when, content).of(check.scope());
        }

        private Content content(boolean met) {
            Question question = check.question();
            if (question instanceof Question.In in) {
                return new Content.Word(met ? in.words().get(0) : "something-else");
            } else if (question instanceof Question.IsTrue isTrue) {
                return new Content.Answer(
                        met,
                        isTrue.roles().stream()
                                .findFirst()
                                .map(role -> new Signature("Ana", role, "", Optional.empty())));
            } else if (question instanceof Question.Occurs) {
                return new Content.Answer(met, Optional.empty());
            }
            return new Content.Amount(value(met), Optional.of(1_000L));
        }

        /** The bar, or a little above or below it, whichever the operator wants by the plain order of numbers. */
        private BigDecimal value(boolean met) {
            boolean whole = metric().kind() == MetricKind.COUNT || metric().kind() == MetricKind.DISTINCT_COUNT;
            for (BigDecimal bar : bars()) {
                for (String step : whole ? List.of("0", "1", "-1") : List.of("0", "0.01", "-0.01")) {
                    BigDecimal value = bar.add(new BigDecimal(step));
                    if (metric().scale().holds(value) && wanted(value) == met) {
                        return current(value);
                    }
                }
            }
            throw new AssertionError("No value for " + check);
        }

        private List<BigDecimal> bars() {
            return check.question() instanceof Question.Compare compare
                    ? List.of(compare.threshold())
                    : List.of(
                            ((Question.Between) check.question()).low(), ((Question.Between) check.question()).high());
        }

        private boolean wanted(BigDecimal value) {
            if (check.question() instanceof Question.Compare compare) {
                int order = value.compareTo(compare.threshold());
                return switch (compare.with()) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case EQUAL -> order == 0;
                    case AT_LEAST -> order >= 0;
                    case MORE -> order > 0;
                };
            }
            Question.Between between = (Question.Between) check.question();
            return value.compareTo(between.low()) >= 0 && value.compareTo(between.high()) <= 0;
        }

        /** Of a change in per cent, what it comes from. */
        private BigDecimal current(BigDecimal value) {
            return check.change()
                    .map(change -> ((Change.Stated) change.baseline())
                            .value()
                            .multiply(value.add(BigDecimal.valueOf(100)))
                            .divide(BigDecimal.valueOf(100), MathContext.DECIMAL64))
                    .orElse(value);
        }

        private List<Reading> buckets(boolean met) {
            List<Reading> all = new ArrayList<>();
            Instant first = at().minus(Duration.ofHours(3));
            for (int i = 0; i < 3; i++) {
                Instant start = first.plus(Duration.ofHours(i));
                all.add(Reading.over("b" + i, check.metric(), start, start.plus(Duration.ofHours(1)), content(met)));
            }
            return all;
        }

        private List<Reading> weeks(Question.Trend trend, boolean met) {
            boolean up = (trend.direction() == Question.Direction.UP) == met;
            boolean flat = trend.direction() == Question.Direction.FLAT && met;
            String later = flat ? "104" : up || trend.direction() == Question.Direction.FLAT ? "120" : "80";
            Instant end =
                    calendar().startOf(calendar().anchor("launch").orElseThrow().plusDays(98));
            Span span = check.window().span(calendar(), at());
            Instant last = span.end().orElse(end).minusSeconds(3600);
            BigDecimal scaled = metric().kind() == MetricKind.RATIO ? new BigDecimal("0.5") : BigDecimal.ONE;
            return List.of(
                    reading("before", last.minus(Duration.ofDays(7)), amount("100", scaled)),
                    reading("now", last, amount(later, scaled)));
        }

        private static Content amount(String value, BigDecimal scaled) {
            return new Content.Amount(new BigDecimal(value).multiply(scaled), Optional.of(1_000L));
        }
    }
}
