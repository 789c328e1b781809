package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Moment;
import dev.cuadra.onboarding.gate.Population;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Polarity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A definition in which everything stands that a definition can hold. */
public final class Samples {
    private Samples() {}

    public static Definition everything() {
        return new Definition(
                "boleta-launch",
                "3",
                Map.of("launch", LocalDate.of(2025, 9, 26)),
                Map.of("eligible", 180L),
                metrics(),
                List.of(gate()),
                triggers(),
                Optional.of(new Rollout(
                        List.of(
                                new Phase(
                                        "beta",
                                        new BigDecimal("5.0"),
                                        Optional.of(3L),
                                        Duration.ofDays(7),
                                        "beta-exit"),
                                Phase.of("controlled", "20", Duration.ofDays(21), "beta-exit"),
                                Phase.of("general", "100", Duration.ZERO, "beta-exit")),
                        Set.of("engineering-lead", "product-manager"),
                        Set.of("engineering-lead"))),
                List.of(new Recorded("BL-016", "minutes", "minutes/week", "300", "baseline")));
    }

    private static List<Metric> metrics() {
        return List.of(
                Metric.of("activation", "percent", MetricKind.RATIO)
                        .cumulative()
                        .with(Polarity.HIGHER_BETTER),
                Metric.of("adoption", "percent", MetricKind.RATIO),
                Metric.of("errors", "percent", MetricKind.RATIO).fresh(Duration.ofHours(3)),
                Metric.of("defects", "count", MetricKind.COUNT).absentMeansZero("pulse"),
                Metric.of("pulse", "event", MetricKind.EVENT),
                Metric.of("tickets", "tickets/week", MetricKind.COUNT),
                Metric.of("resolution", "hours", MetricKind.MEAN),
                Metric.of("minutes", "minutes/week", MetricKind.GAUGE),
                Metric.of("sector", "enum", MetricKind.TEXT),
                Metric.of("owner", "role", MetricKind.TEXT),
                Metric.of("videos", "videos", MetricKind.COUNT),
                Metric.of("review", "date", MetricKind.EVENT),
                Metric.of("ready", "bool", MetricKind.BOOLEAN));
    }

    private static Gate gate() {
        Check activation = Check.number("BL-105", "activation", "percent", "=", "100")
                .over("week 1")
                .census(Population.of("beta", 3));
        Check trend = Check.of(
                        "LL-333",
                        "tickets",
                        "tickets/week",
                        new Question.Trend(Question.Direction.DOWN, 7, new BigDecimal("5.00")))
                .over("week 2");
        Check minutes = Check.of(
                "BL-138",
                "minutes",
                "minutes/week",
                new Question.Between(new BigDecimal("30"), new BigDecimal("60.0")));
        return Gate.of(
                        "beta-exit",
                        Member.must(activation),
                        Member.must(Check.number("BL-042", "defects", "count", "=", "0")
                                .over("days -7..0")
                                .minSamples(0)),
                        Member.must(new Condition.Any(
                                "either",
                                List.of(
                                        Check.isTrue("BL-229", "ready", "support-lead", "product-manager"),
                                        new Condition.Not("not", Check.occurs("pulse", "pulse"))))),
                        Member.should(trend).weighing("2.50"),
                        Member.should(new Condition.AtLeast(
                                "two",
                                2,
                                List.of(
                                        Check.in("BL-013", "sector", "enum", "construction", "consulting"),
                                        Check.holds("BL-168", "owner", "a", "b").with(Evidence.POINT),
                                        Check.of("BL-058", "videos", "videos", new Question.Exists(4))))),
                        Member.nice(minutes).asShadow(),
                        Member.nice(Check.of("BL-174", "review", "date", new Question.At(Moment.parse("launch+7d")))),
                        Member.nice(Check.number("CO-073", "resolution", "hours", "<", "24")
                                .openItems(Duration.ofHours(24))
                                .over("rolling P7D")))
                .due("launch+7d")
                .approvedBy("engineering-lead")
                .waivedBy("product-manager");
    }

    private static List<Trigger> triggers() {
        return List.of(
                Trigger.of(
                        Trigger.Level.ROLLBACK,
                        Check.number("BL-163", "errors", "percent", ">", "5")
                                .minSamples(20)
                                .with(Evidence.LOWER_BOUND)
                                .sustained(Sustain.buckets(Duration.ofHours(2), Duration.ofHours(1))
                                        .clearingAfter(Duration.ofHours(3)))),
                Trigger.of(
                        Trigger.Level.P0,
                        Check.number("points", "errors", "percent", ">", "5.5")
                                .sustained(Sustain.points(Duration.ofHours(2), Duration.ofHours(1)))),
                Trigger.of(
                                Trigger.Level.P1,
                                Check.number("BL-092", "adoption", "percent", "<", "20")
                                        .with(Population.named(Population.ELIGIBLE)))
                        .armed("launch+14d"),
                Trigger.of(
                        Trigger.Level.BUSINESS,
                        Check.number("BL-094", "tickets", "percent", ">", "100")
                                .over("rolling P7D")
                                .against(Change.from("2").floor("5").countTest("0.01"))));
    }
}
