package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.operation.Checklist;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.ChecklistReadings;
import dev.cuadra.onboarding.operation.ChecklistRun;
import dev.cuadra.onboarding.operation.RunDecision;
import dev.cuadra.onboarding.operation.RunFrame;
import dev.cuadra.onboarding.operation.RunReport;
import dev.cuadra.onboarding.operation.Transition;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way from launch support to normal operation, and the review after thirty days. */
final class TransitionOperation {
    private TransitionOperation() {}

    /** Something that is said of an item of the review, and when it was noted. */
    private record Said(ChecklistAct act, Instant noted) {}

    /** The review as it stands, and what of it was not taken. */
    private record Review(ChecklistRun run, List<Problem> refused) {}

    static void transition(Input input, ObjectNode answer, Locale locale) {
        LocalDate launch = input.date("launch");
        BigDecimal percent = input.percent("resolutionPercent");
        Transition transition = input.here("resolutionPercent", () -> Transition.shipped(launch, percent));
        input.required("at");
        Instant at = input.optionalInstant("at").orElseThrow();
        ZoneId zone = GateOperations.zone(input);
        List<String> gates = gates(input, transition);
        List<Reading> readings = new ArrayList<>(InputReader.readings(
                GateOperations.list(input, "observations"), "observations", transition.definition()));
        List<Said> said = input.optionalObjects("review").stream()
                .map(TransitionOperation::said)
                .sorted(Comparator.comparing(Said::noted))
                .toList();
        Inputs others = Inputs.of(at, zone, List.of())
                .with(
                        InputReader.approvals(GateOperations.list(input, "approvals"), "approvals"),
                        InputReader.waivers(GateOperations.list(input, "waivers"), "waivers"));
        input.end();
        Review review = review(transition.lists().get(0), launch, zone, said, at);
        readings.addAll(ChecklistReadings.of(review.run(), "review"));
        Inputs inputs = Inputs.of(at, zone, readings).with(others.approvals(), others.waivers());
        tell(gates, Evaluation.of(transition.definition(), inputs), review, at, answer, locale);
    }

    /** The gates asked for; all where none is named. */
    private static List<String> gates(Input input, Transition transition) {
        List<String> known =
                transition.definition().gates().stream().map(Gate::id).toList();
        List<String> asked = input.texts("gates");
        asked.stream().filter(gate -> !known.contains(gate)).findFirst().ifPresent(gate -> {
            throw input.problem("TRANSITION_GATE", "gates", Map.of("gate", gate, "known", String.join(", ", known)));
        });
        return asked.isEmpty() ? known : asked.stream().distinct().toList();
    }

    private static Said said(Input act) {
        act.required("at");
        Instant at = act.optionalInstant("at").orElseThrow();
        Instant noted = act.optionalInstant("recordedAt").orElse(at);
        ChecklistAct.Kind kind = act.requiredWord("kind", ChecklistAct.Kind.class);
        boolean why = kind == ChecklistAct.Kind.UNTICK || kind == ChecklistAct.Kind.LEAVE_OUT;
        boolean shown = kind == ChecklistAct.Kind.ATTEST || kind == ChecklistAct.Kind.PROVE;
        ChecklistAct said = new ChecklistAct(
                kind,
                filled(act, "item"),
                at,
                filled(act, "who"),
                filled(act, "role"),
                why ? filled(act, "reason") : act.optionalText("reason").orElse(""),
                shown ? filled(act, "evidence") : act.optionalText("evidence").orElse(""));
        act.end();
        return new Said(said, noted);
    }

    private static String filled(Input act, String name) {
        String text = act.text(name);
        if (text.isBlank()) {
            throw act.kind(name, Texts.KIND_TEXT);
        }
        return text;
    }

    /** What was noted by then, in that order; what the list does not take changes nothing. */
    private static Review review(Checklist list, LocalDate launch, ZoneId zone, List<Said> said, Instant at) {
        ChecklistRun run = ChecklistRun.begun(
                list, RunFrame.of(launch, zone, launch.atStartOfDay(zone).toInstant()));
        List<Problem> refused = new ArrayList<>();
        for (Said one : said) {
            if (!one.noted().isAfter(at)) {
                RunDecision decision = run.say(one.act(), one.noted());
                decision.refusal().ifPresent(refused::add);
                run = decision.run();
            }
        }
        return new Review(run, refused);
    }

    private static void tell(
            List<String> gates, Evaluation evaluation, Review review, Instant at, ObjectNode answer, Locale locale) {
        ArrayNode records = answer.putArray("records");
        ArrayNode text = answer.putArray("text");
        for (String gate : gates) {
            records.add(Evaluation.tree(evaluation.gateRecord(gate)));
            text.add(evaluation.gate(gate).sentence().in(locale));
        }
        RunReport report = RunReport.of(review.run(), at);
        ObjectNode told = answer.putObject("review");
        told.put("done", report.progress().done());
        told.put("of", report.progress().applicable());
        told.put("overdue", report.progress().overdue());
        told.put("notApplicable", report.progress().notApplicable());
        ArrayNode lines = told.putArray("text");
        report.lines().forEach(line -> lines.add(line.in(locale)));
        ArrayNode refused = answer.putArray("refused");
        review.refused().forEach(problem -> refused.add(Form29Json.problem(problem, locale)));
    }
}
