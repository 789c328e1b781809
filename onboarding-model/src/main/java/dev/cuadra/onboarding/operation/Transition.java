package dev.cuadra.onboarding.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The way from launch support to normal operation, and the review after thirty days.
 *
 * @param lists the lists, of which each is a gate as well
 * @param definition the gates: those of the lists, the transition itself, and the level of cover in the weeks after it
 * @source OPS-10
 */
public record Transition(List<Checklist> lists, Definition definition) {
    private static final String NAME = "transition.json";
    private static final String ROW = "row";
    private static final String COUNT = "count";
    private static final String VALUE = "value";

    public Transition {
        lists = List.copyOf(lists);
        Objects.requireNonNull(definition, "definition");
    }

    /**
     * The one that ships, for a launch.
     *
     * @param launch the day of the launch
     * @param resolutionPercent how many of the tickets have to be resolved at least, in per cent; the plan says "high"
     *     and no number
     * @throws ProblemException when no share can be held to that percentage
     */
    public static Transition shipped(LocalDate launch, BigDecimal resolutionPercent) {
        return read(NAME, Resource.text(Transition.class, NAME), launch, resolutionPercent);
    }

    /**
     * Reads one: the lists, and a definition in which {@code config} stands for the launch and for the percentage.
     *
     * @param source the name of the input, for messages
     * @throws ProblemException when it is none, or must not be evaluated
     */
    public static Transition read(String source, String json, LocalDate launch, BigDecimal resolutionPercent) {
        Members file = Members.read(Dialect.OPERATION, source, json);
        file.schema();
        List<Checklist> lists = new ChecklistReader(Map.of()).all(file);
        JsonNode tree = file.required("definition").deepCopy();
        file.end();
        counted(file, tree);
        String percent = resolutionPercent.toPlainString();
        plain(tree, launch.toString(), percent);
        Definition parsed = DefinitionReader.parse(tree, "definition");
        Definition definition = file.made(() -> joined(parsed, lists));
        Linter.check(definition);
        return new Transition(lists, definition);
    }

    /** A list of criteria has as many as it says. */
    private static void counted(Members file, JsonNode tree) {
        tree.path("gates").forEach(gate -> {
            int count = gate.path("conditions").size();
            int stated = gate.path(COUNT).asInt(count);
            if (stated != count) {
                throw file.problem(
                        "OPERATION_COUNT",
                        "definition.gates",
                        Map.of("list", gate.path("id").asText(), "stated", stated, COUNT, count));
            }
        });
    }

    /** Definitions know no rows and no counts, and nothing that is left open. */
    private static void plain(JsonNode node, String launch, String percent) {
        if (node instanceof ObjectNode object) {
            object.remove(Set.of(ROW, COUNT));
            if (object.path("launch").asText().equals("config")) {
                object.put("launch", launch);
            }
            if (object.path(VALUE).asText().equals("config")) {
                object.put(VALUE, percent);
            }
            object.forEach(child -> plain(child, launch, percent));
        } else if (node instanceof ArrayNode list) {
            list.forEach(child -> plain(child, launch, percent));
        }
    }

    private static Definition joined(Definition definition, List<Checklist> lists) {
        List<Metric> metrics = new ArrayList<>(definition.metrics());
        List<Gate> gates = new ArrayList<>(definition.gates());
        lists.forEach(list -> {
            metrics.addAll(ChecklistGate.metrics(list));
            gates.add(ChecklistGate.gate(list));
        });
        return new Definition(
                definition.id(),
                definition.version(),
                definition.anchors(),
                definition.populations(),
                metrics,
                gates,
                definition.triggers(),
                definition.rollout(),
                definition.recorded(),
                definition.rows(),
                definition.owners());
    }
}
