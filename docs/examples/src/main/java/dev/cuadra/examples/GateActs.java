package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The approvals and waivers of a file. One that names what is not there would count for nothing without a word. */
record GateActs(List<Approval> approvals, List<Waiver> waivers) {
    private static final String APPROVALS = "approvals";
    private static final String WAIVERS = "waivers";

    static GateActs read(String file, List<Definition> about) throws IOException {
        JsonNode tree = PackFiles.object(file);
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(APPROVALS) && !name.equals(WAIVERS)) {
                throw problem("GATES_ACTS_MEMBER", name, Map.of("member", name));
            }
        }
        GateActs acts = new GateActs(
                InputReader.approvals(list(tree, APPROVALS), APPROVALS),
                InputReader.waivers(list(tree, WAIVERS), WAIVERS));
        acts.check(about);
        return acts;
    }

    private static JsonNode list(JsonNode node, String name) {
        return node.has(name) ? node.path(name) : JsonNodeFactory.instance.arrayNode();
    }

    private void check(List<Definition> about) {
        List<Gate> gates = about.stream().flatMap(one -> one.gates().stream()).toList();
        for (int i = 0; i < approvals.size(); i++) {
            String asked = approvals.get(i).gate();
            named(gates, gate -> gate.id().equals(asked), APPROVALS + "[" + i + "].gate", asked);
        }
        for (int i = 0; i < waivers.size(); i++) {
            Waiver waiver = waivers.get(i);
            Predicate<Gate> meant = gate -> gate.id().equals(waiver.gate());
            named(gates, meant, WAIVERS + "[" + i + "].gate", waiver.gate());
            named(gates, meant.and(gate -> has(gate, waiver)), WAIVERS + "[" + i + "].condition", waiver.condition());
        }
    }

    private static boolean has(Gate gate, Waiver waiver) {
        return gate.members().stream()
                .anyMatch(member -> member.condition().id().equals(waiver.condition()));
    }

    private static void named(List<Gate> gates, Predicate<Gate> which, String where, String name) {
        if (gates.stream().noneMatch(which)) {
            throw problem("GATES_ACTS_UNKNOWN", where, Map.of("name", name));
        }
    }

    private static ProblemException problem(String code, String where, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(where), values));
    }

    Inputs on(Inputs inputs) {
        return inputs.with(approvals, waivers);
    }
}
