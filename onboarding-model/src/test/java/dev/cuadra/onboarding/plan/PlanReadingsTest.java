package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.plan.PlanEvent.Kind;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlanReadingsTest {
    private static final String DEFINITION = """
            {"id": "onboarding-check", "version": "1", "anchors": {"kickoff": "2026-03-02"},
             "metrics": [
              {"key": "technical_progress_pct", "unit": "percent", "kind": "gauge"},
              {"key": "kickoff_meeting_held", "unit": "bool", "kind": "boolean"}],
             "gates": [{"id": "foundation", "conditions": [
              {"id": "progress", "tier": "must", "metric": "technical_progress_pct", "operator": ">=", "value": "30",
               "unit": "percent"},
              {"id": "kickoff", "tier": "must", "metric": "kickoff_meeting_held", "operator": "is-true", "value": "true",
               "unit": "bool", "roles": ["customer-success-manager"]}]}]}
            """;

    private static Map<String, Reading> readings(Plan plan, String date) {
        return PlanReadings.of(PlanStatus.of(plan, Plans.noon(date), Plans.SHIPPED)).stream()
                .collect(Collectors.toMap(Reading::metric, Function.identity()));
    }

    private static Content content(Map<String, Reading> readings, String metric) {
        return Optional.ofNullable(readings.get(metric)).orElseThrow().content();
    }

    @Test
    @Tag("PLAN-13")
    void aPlanSpeaksInTheMetricsOfTheGates() {
        Plan plan = Plans.plan(
                Plans.done("kickoff_meeting_held", "2026-03-03"),
                Plans.event(Kind.CANCELLED, "roadmap_discussed", "2026-03-03"),
                Plans.event(Kind.NOT_APPLICABLE, "initial_migration_done", "2026-03-03"),
                Plans.event(Kind.BLOCKED, "environment_assessed", "2026-03-03"),
                Plans.event(Kind.PUBLISHED, "doc_training_material", "2026-03-03"),
                Plans.event(Kind.RISK_RAISED, "risk_scope_creep", "2026-03-03"),
                Plans.done("response_change_control", "2026-03-04"),
                Plans.event(Kind.NOT_MET, "roi_on_track", "2026-03-04"),
                Plans.event(Kind.WAIVED, "expansion_identified", "2026-03-04"));
        Map<String, Reading> readings = readings(plan, "2026-03-09");
        // 10 of 1,000 less the 25 and 15 that do not count, cut and not rounded.
        assertThat(content(readings, PlanReadings.PROGRESS)).isEqualTo(Content.Amount.of("1.041666666666666666"));
        // The contract was due on 1 March.
        assertThat(content(readings, PlanReadings.SLIP)).isEqualTo(Content.Amount.of("8"));
        assertThat(content(readings, PlanReadings.BLOCKER)).isEqualTo(Content.Amount.of("6"));
        assertThat(content(readings, PlanReadings.RESPONSIBLE)).isEqualTo(new Content.Word("implementation-team"));
        assertThat(((Content.Answer) content(readings, "kickoff_meeting_held")).yes())
                .isTrue();
        assertThat(((Content.Answer) content(readings, "roadmap_discussed")).yes())
                .isFalse();
        assertThat(content(readings, "initial_migration_done")).isEqualTo(new Content.NotApplicable("acta 12"));
        assertThat(content(readings, "doc_training_material")).isEqualTo(Content.Amount.of("1"));
        assertThat(content(readings, "risk_scope_creep")).isEqualTo(new Content.Happened());
        assertThat(((Content.Answer) content(readings, "response_change_control")).yes())
                .isTrue();
        assertThat(((Content.Answer) content(readings, "roi_on_track")).yes()).isFalse();
        assertThat(((Content.Answer) content(readings, "implementation_milestones_complete")).yes())
                .isFalse();
        assertThat(readings).doesNotContainKeys("expansion_identified", "environment_assessed");
        assertThat(readings.values()).allMatch(one -> one.scope().equals("customer:panaderia-los-aromos"));
    }

    @Test
    @Tag("PLAN-6")
    @Tag("PLAN-13")
    void whoseTheDayIsFollowsTheWeeksAndTheTransfer() {
        Plan plan = Plans.plan(Plans.done("account_transferred", "2026-02-26"));
        assertThat(content(readings(plan, "2026-02-25"), PlanReadings.RESPONSIBLE))
                .isEqualTo(new Content.Word("sales"));
        assertThat(content(readings(plan, "2026-02-27"), PlanReadings.RESPONSIBLE))
                .isEqualTo(new Content.Word("customer-success"));
        assertThat(content(readings(plan, "2026-03-02"), PlanReadings.RESPONSIBLE))
                .isEqualTo(new Content.Word("customer-success-manager"));
        assertThat(content(readings(plan, "2026-04-02"), PlanReadings.RESPONSIBLE))
                .isEqualTo(new Content.Word("customer-technical-team+implementation-team"));
        assertThat(readings(plan, "2026-06-20")).doesNotContainKey(PlanReadings.RESPONSIBLE);
    }

    @Test
    @Tag("PLAN-13")
    void nothingToDoIsMissingAndNotZero() {
        Plan none = Plans.plan(Plans.simple(1, "a"), Plans.event(Kind.CANCELLED, "a", "2026-03-02"));
        Map<String, Reading> readings = readings(none, "2026-03-02");
        assertThat(content(readings, PlanReadings.PROGRESS)).isInstanceOf(Content.Missing.class);
        assertThat(readings).doesNotContainKey(PlanReadings.SLIP);
    }

    @Test
    @Tag("PLAN-13")
    void aDefinitionRunsOverAPlan() {
        Definition definition = DefinitionReader.read(DEFINITION);
        Linter.check(definition);
        List<PlanEvent> events = new ArrayList<>(Plans.allDone("pre-kickoff", "phase1-foundation"));
        assertThat(verdict(definition, Plans.plan(events.toArray(PlanEvent[]::new))))
                .isEqualTo("PASS");
        events.removeIf(event -> event.subject().equals("custom_integrations_built"));
        assertThat(verdict(definition, Plans.plan(events.toArray(PlanEvent[]::new))))
                .isEqualTo("FAIL");
    }

    private static String verdict(Definition definition, Plan plan) {
        PlanStatus status = PlanStatus.of(plan, Plans.noon("2026-03-31"), Plans.SHIPPED);
        List<Reading> readings = PlanReadings.of(status).stream()
                .map(reading -> reading.of(Reading.GLOBAL))
                .toList();
        Inputs inputs = new Inputs(
                status.at(),
                Plans.ZONE,
                Inputs.NO_EDITION,
                readings,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        JsonNode record = Evaluation.tree(Evaluation.of(definition, inputs).gateRecord("foundation"));
        return record.path("verdict").asText();
    }
}
