package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Walks over the parts of a definition as JSON, each of which may name its rows and who answers for it. */
final class RowPlaces {
    private static final List<String> PARTS = List.of("all", "any", "of");
    private static final String OWNER = "owner";

    private RowPlaces() {}

    /** The rows that stand in a tree that was read already. */
    static Rows read(JsonNode tree) {
        Map<String, List<String>> rows = new TreeMap<>();
        each(tree, (place, node) -> {
            List<String> ids = new ArrayList<>();
            if (node.hasNonNull("row")) {
                ids.add(node.get("row").asText());
            }
            node.path("rows").forEach(id -> ids.add(id.asText()));
            if (!ids.isEmpty()) {
                rows.put(place, ids);
            }
        });
        return new Rows(rows);
    }

    /** The roles that answer for parts, in a tree that was read already. */
    static Map<String, String> owners(JsonNode tree) {
        Map<String, String> owners = new TreeMap<>();
        each(tree, (place, node) -> {
            if (node.hasNonNull(OWNER)) {
                owners.put(place, node.get(OWNER).asText());
            }
        });
        return owners;
    }

    /** Lets a part name its rows and who answers for it. */
    static void allow(Members members) {
        members.optionalText(OWNER).ifPresent(role -> members.made(OWNER, () -> Owners.role(role)));
        if (members.has("row")) {
            members.text("row");
        }
        if (members.has("rows") && (members.has("row") || members.texts("rows").isEmpty())) {
            throw members.kind("rows", "texts");
        }
    }

    static void write(Rows rows, ObjectNode tree) {
        Set<String> open = new HashSet<>(rows.byPlace().keySet());
        each(tree, (place, node) -> {
            List<String> ids = rows.at(place);
            open.remove(place);
            if (ids.size() == 1) {
                node.put("row", ids.get(0));
            } else if (!ids.isEmpty()) {
                ArrayNode array = node.putArray("rows");
                ids.forEach(array::add);
            }
        });
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("Rows of parts that are not there: " + open);
        }
    }

    static void write(Owners owners, ObjectNode tree) {
        Set<String> open = new HashSet<>(owners.byPlace().keySet());
        each(
                tree,
                (place, node) -> owners.at(place).ifPresent(role -> {
                    open.remove(place);
                    node.put(OWNER, role);
                }));
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("Owners of parts that are not there: " + open);
        }
    }

    private static void each(JsonNode tree, BiConsumer<String, ObjectNode> part) {
        list(tree, "metrics", node -> part.accept(Rows.metric(node.path("key").asText()), node));
        list(tree, "gates", node -> {
            String gate = Rows.gate(node.path("id").asText());
            part.accept(gate, node);
            list(node, "conditions", condition -> condition(gate, condition, part));
        });
        list(tree, "triggers", node -> {
            String trigger = Rows.trigger(node.path("id").asText());
            part.accept(trigger, node);
            if (node.path("condition") instanceof ObjectNode condition) {
                condition(trigger, condition, part);
            }
        });
        if (tree.path("rollout") instanceof ObjectNode rollout) {
            part.accept(Rows.rollout(), rollout);
            list(
                    rollout,
                    "phases",
                    node -> part.accept(Rows.phase(node.path("name").asText()), node));
            list(
                    rollout,
                    "deadlines",
                    node -> part.accept(
                            Rows.rollout() + "/deadlines/" + node.path("step").asText(), node));
        }
        list(tree, "recorded", node -> part.accept(Rows.recorded(node.path("id").asText()), node));
    }

    private static void condition(String whole, ObjectNode condition, BiConsumer<String, ObjectNode> part) {
        part.accept(whole + "/" + condition.path("id").asText(), condition);
        PARTS.forEach(name -> list(condition, name, inner -> condition(whole, inner, part)));
        if (condition.path("not") instanceof ObjectNode inner) {
            condition(whole, inner, part);
        }
    }

    private static void list(JsonNode node, String name, java.util.function.Consumer<ObjectNode> each) {
        node.path(name).forEach(item -> {
            if (item instanceof ObjectNode object) {
                each.accept(object);
            }
        });
    }
}
