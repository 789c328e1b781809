package dev.cuadra.onboarding.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmLintTest {
    private static final String METRIC = "tickets";

    private static List<String> said(Check bar, Check alarm) {
        Definition definition = Definition.of(
                "own",
                "1",
                Map.of(),
                List.of(
                        Metric.of(METRIC, "tickets", MetricKind.GAUGE),
                        Metric.of("other", "tickets", MetricKind.GAUGE)),
                List.of(Gate.of("load", Member.must(bar))),
                List.of(Trigger.of(Trigger.Level.BUSINESS, alarm)));
        return Linter.lint(definition).stream()
                .map(lint -> lint.code() + " " + lint.problem().where())
                .toList();
    }

    private static Check check(String id, String operator, String value) {
        return Check.number(id, METRIC, "tickets", operator, value);
    }

    @ParameterizedTest
    @CsvSource({
        "<=, 15, >, 4, true",
        "<, 5, >, 5, false",
        "<=, 5, >, 5, false",
        "<=, 5, >=, 5, true",
        "<, 5, >=, 5, false",
        ">=, 80, <, 70, false",
        ">=, 60, <, 70, true",
        ">=, 70, <=, 70, true",
        ">, 70, <=, 70, false",
        ">, 10, >, 20, false",
        "<, 10, <, 5, false",
        "=, 10, >, 5, false"
    })
    @Tag("GATE-16")
    @Tag("GATE-26")
    void aBarThatAFigureMeetsWhileItSetsOffAnAlarmIsSaid(
            String operator, String value, String fires, String at, boolean both) {
        assertThat(said(check("bar", operator, value), check("alarm", fires, at)))
                .isEqualTo(both ? List.of("GATE_TARGET_ALARMS bar") : List.of());
    }

    /** More than 100 % above 2 is more than 4: 12 a week are within a capacity of 15, and set off the alarm. */
    @ParameterizedTest
    @CsvSource({"15, true", "5, true", "4, false"})
    @Tag("GATE-2")
    void anIncreaseIsAFigureWhereItsBaselineIsStated(String capacity, boolean both) {
        Check increase = Check.number("alarm", METRIC, "percent", ">", "100");

        assertThat(said(check("bar", "<=", capacity), increase.against(Change.from("2"))))
                .isEqualTo(both ? List.of("GATE_TARGET_ALARMS bar") : List.of());
        assertThat(said(check("bar", "<=", capacity), increase.against(Change.fromMetric("other"))))
                .isEmpty();
    }

    @Test
    @Tag("GATE-16")
    void whatIsSaidOfAnotherScopeIsNoContradiction() {
        assertThat(said(check("bar", "<=", "15").of("each"), check("alarm", ">", "4")))
                .isEmpty();
    }
}
