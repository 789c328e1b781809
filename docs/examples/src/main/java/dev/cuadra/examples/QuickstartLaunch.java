package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.adapter.report.DashboardPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.boleta.service.ContractorData;
import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardReader;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.ObservationList;
import dev.cuadra.onboarding.observe.ObservationTerms;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.tables.TableSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A decision about a rollout, looked at twice: at noon one answer is missing and nobody is promoted; in the afternoon it
 * is there.
 */
final class QuickstartLaunch {
    static final String OBSERVATIONS = "lanzamiento.jsonl";
    static final String PAGE = "launch.html";
    private static final Instant NOON = Instant.parse("2025-10-03T15:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2025-10-03T19:00:00Z");
    private static final List<HistoryEvent> STARTED =
            List.of(new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, Instant.parse("2025-09-26T12:00:00Z"), "beta"));

    private final Console console;
    private final JsonNode expected;
    private final Definition pack;
    private final List<Reading> readings;
    private final List<String> odd = new ArrayList<>();

    private QuickstartLaunch(Console console, Definition pack, List<Reading> readings, JsonNode expected) {
        this.console = console;
        this.pack = pack;
        this.readings = readings;
        this.expected = expected;
    }

    /**
     * Decides, and says what ended otherwise than it should.
     *
     * @param observations the sample's observations
     * @param expected what was worked out apart
     */
    static List<String> tell(Console console, OutDirectory out, TableSource observations, JsonNode expected) {
        Definition pack = Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3"));
        List<String> odd = new ArrayList<>();
        QuickstartLaunch told = new QuickstartLaunch(console, pack, read(observations, pack, odd), expected);
        told.odd.addAll(odd);
        told.decided(out);
        return told.odd;
    }

    private static List<Reading> read(TableSource observations, Definition pack, List<String> odd) {
        List<Reading> all = new ArrayList<>();
        try (ObservationList list =
                ObservationList.open(observations, ObservationTerms.of(pack, ContractorData.CHILE))) {
            for (Optional<ObservationLine> next = list.next(); next.isPresent(); next = list.next()) {
                ObservationLine line = next.get();
                line.reading().ifPresentOrElse(all::add, () -> odd.add(OBSERVATIONS + ": " + line.line()));
            }
        }
        return all;
    }

    private void decided(OutDirectory out) {
        Inputs noon = Inputs.of(NOON, ContractorData.CHILE, readings);
        RolloutDecision waiting = decision(noon, "noon");
        console.print(
                "quickstart.launch.hold", Map.of("sentence", waiting.sentence().in(console.locale())));
        compare("open", open(waiting));
        told(waiting);
        EvaluationRecord record = record(noon);
        Inputs afternoon = Inputs.of(AFTERNOON, ContractorData.CHILE, readings).after(record);
        RolloutDecision done = decision(afternoon, "afternoon");
        console.print(
                "quickstart.launch.done", Map.of("sentence", done.sentence().in(console.locale())));
        compare("next", done.next().map(Phase::name).orElse("—"));
        out.text("launch.jsonl", record.json() + "\n" + record(afternoon).json() + "\n");
        out.text(
                PAGE,
                DashboardPage.render(
                        Dashboard.of(DashboardReader.shipped(Packs.BOLETA_LAUNCH), pack, afternoon),
                        PageOptions.in(console.locale())));
    }

    private RolloutDecision decision(Inputs inputs, String when) {
        RolloutDecision decision = Evaluation.of(pack, inputs).rollout("beta", STARTED);
        compare(when, decision.move().name());
        return decision;
    }

    private EvaluationRecord record(Inputs inputs) {
        return Evaluation.of(pack, inputs).rolloutRecord("beta", STARTED);
    }

    private static String open(RolloutDecision decision) {
        return decision.gate().members().stream()
                .filter(member -> member.finding().outcome() != Outcome.MET)
                .map(member -> member.finding().condition())
                .collect(Collectors.joining(" "));
    }

    private void told(RolloutDecision decision) {
        decision.gate().members().stream()
                .map(member -> member.finding())
                .filter(finding -> finding.outcome() != Outcome.MET)
                .forEach(finding -> console.print(
                        "quickstart.launch.open",
                        Map.of(
                                "sentence", finding.sentence().in(console.locale()),
                                "change", finding.change().in(console.locale()))));
    }

    private void compare(String name, String value) {
        if (!expected.path(name).asText().equals(value)) {
            odd.add("Launch " + name + ": " + value + " ≠ " + expected.path(name));
        }
    }
}
