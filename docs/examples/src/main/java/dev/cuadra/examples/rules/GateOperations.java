package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.examples.Texts;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.definition.Lint;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.onboarding.stats.Bounds;
import dev.cuadra.onboarding.stats.Certainty;
import dev.cuadra.onboarding.stats.ClopperPearson;
import dev.cuadra.onboarding.stats.Wilson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Intervals, gates and rollouts. */
final class GateOperations {
    private GateOperations() {}

    static void interval(Input input, ObjectNode answer, Locale locale) {
        long k = input.integer("k");
        long n = input.integer("n");
        Evidence.Method method = input.word("method", Evidence.Method.class, Evidence.Method.WILSON);
        int sides = input.whole("sides", 1, 2);
        Certainty certainty = refused(input, "confidence", () -> new Certainty(input.decimal("confidence"), sides, 1));
        input.end();
        if (n == 0) {
            throw input.problem("NO_DATA", "n", Map.of());
        }
        Bounds bounds = refused(
                input,
                "k",
                () -> method == Evidence.Method.EXACT
                        ? ClopperPearson.bounds(k, n, certainty)
                        : Wilson.bounds(k, n, certainty));
        answer.put("lower", bounds.shownLower().toPlainString());
        answer.put("upper", bounds.shownUpper().toPlainString());
    }

    private static <T> T refused(Input input, String member, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw input.kind(member, Texts.KIND_INTERVAL);
        }
    }

    static void evaluate(Input input, ObjectNode answer, Locale locale) {
        Definition definition = definition(input);
        Inputs inputs = inputs(input, definition);
        Optional<String> named = input.optionalText("gate");
        Optional<String> scope = input.optionalText("scope");
        input.end();
        String gate = named.orElseGet(
                () -> definition.gates().size() == 1 ? definition.gates().get(0).id() : input.text("gate"));
        Evaluation evaluation = Evaluation.of(definition, inputs);
        answer(
                scope.map(of -> evaluation.gateRecord(gate, of)).orElseGet(() -> evaluation.gateRecord(gate)),
                definition,
                answer,
                locale);
    }

    static void decide(Input input, ObjectNode answer, Locale locale) {
        Definition definition = definition(input);
        Inputs inputs = inputs(input, definition);
        String phase = input.text("phase");
        List<HistoryEvent> history = InputReader.history(list(input, "history"), "history", definition);
        input.end();
        answer(Evaluation.of(definition, inputs).rolloutRecord(phase, history), definition, answer, locale);
    }

    private static void answer(EvaluationRecord record, Definition definition, ObjectNode answer, Locale locale) {
        answer.setAll(Evaluation.tree(record));
        ArrayNode warnings = answer.putArray("warnings");
        Linter.lint(definition).stream()
                .filter(lint -> lint.severity() == Lint.Severity.WARNING)
                .forEach(lint -> warnings.add(Form29Json.problem(lint.problem(), locale)));
    }

    private static Definition definition(Input input) {
        Optional<String> pack = input.optionalText("pack");
        Map<String, String> settings = settings(input);
        if (pack.isPresent() == input.has("definition") || (pack.isEmpty() && !settings.isEmpty())) {
            throw input.problem("INPUT_EITHER", "definition", Map.of("one", "definition", "other", "pack"));
        } else if (pack.isPresent()) {
            return Packs.named(pack.get(), settings);
        }
        Definition definition = DefinitionReader.parse(input.required("definition"), "definition");
        Linter.check(definition);
        return definition;
    }

    private static Map<String, String> settings(Input input) {
        Map<String, String> all = new TreeMap<>();
        input.object("settings")
                .ifPresent(settings -> settings.names().forEach(name -> {
                    JsonNode value = settings.required(name);
                    if (!value.isTextual() && !value.isNumber()) {
                        throw settings.kind(name, Texts.KIND_TEXT);
                    }
                    all.put(name, value.asText());
                }));
        return all;
    }

    private static Inputs inputs(Input input, Definition definition) {
        input.required("at");
        Instant at = input.optionalInstant("at").orElseThrow();
        return new Inputs(
                at,
                zone(input),
                input.optionalText("calendar").orElse(Inputs.NO_EDITION),
                InputReader.readings(input.required("observations"), "observations", definition),
                InputReader.approvals(list(input, "approvals"), "approvals"),
                InputReader.waivers(list(input, "waivers"), "waivers"),
                input.object("previous").map(GateOperations::previous),
                input.optionalText("cites"));
    }

    private static Inputs.Previous previous(Input input) {
        String hash = input.text("hash");
        String verdict = input.text("verdict");
        input.end();
        return refused(input, "hash", () -> new Inputs.Previous(hash, verdict));
    }

    static ZoneId zone(Input input) {
        String zone = input.text("zone");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw input.kind("zone", Texts.KIND_ZONE);
        }
    }

    static JsonNode list(Input input, String name) {
        return input.optional(name).orElseGet(JsonNodeFactory.instance::arrayNode);
    }
}
