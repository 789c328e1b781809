package dev.cuadra.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Whether the resources name for each row the role that the table names: every part of a definition as its {@code owner},
 * whatever else has an owner as well, and a routing as its {@code roles}. What two roles hold together stands in a list.
 */
final class Answering {
    private static final List<String> LISTS = List.of("roles", "deciders");

    private final Map<String, String> roles;
    private final List<String> problems = new ArrayList<>();
    private String file = "";

    Answering(Map<String, String> roles) {
        this.roles = roles;
    }

    List<String> problems() {
        return problems;
    }

    void look(String name, JsonNode tree) {
        file = name;
        look(tree);
    }

    private void look(JsonNode node) {
        if (node.path("metrics").isArray() && node.path("gates").isArray()) {
            each(node, this::part);
        } else if (node.path("triggers").isArray() && node.path("duties").isArray()) {
            each(node, (id, part) -> told(id, part, "roles"));
        } else {
            named(node, this::owned);
            node.forEach(this::look);
        }
    }

    private void each(JsonNode node, BiConsumer<String, JsonNode> about) {
        named(node, about);
        node.forEach(child -> each(child, about));
    }

    private void named(JsonNode node, BiConsumer<String, JsonNode> about) {
        Catalogue.named(node.path("row"), node.path("rows")).stream()
                .filter(roles::containsKey)
                .forEach(id -> about.accept(id, node));
    }

    private void part(String id, JsonNode part) {
        if (together(id)) {
            LISTS.stream().filter(part::has).forEach(list -> told(id, part, list));
        } else if (part.hasNonNull("owner")) {
            owned(id, part);
        } else {
            problems.add(id + " has no owner in " + file + ", where " + role(id) + " answers for it");
        }
    }

    private void owned(String id, JsonNode part) {
        if (part.path("owner").isTextual() && !part.path("owner").asText().equals(role(id))) {
            problems.add(id + " is owned by " + part.path("owner").asText() + " in " + file + ", not by " + role(id));
        }
    }

    private void told(String id, JsonNode part, String list) {
        List<String> named = new ArrayList<>();
        part.path(list).forEach(each -> named.add(each.asText()));
        if (!named.equals(Arrays.asList(role(id).split("\\+", -1)))) {
            problems.add(id + " is for " + named + " in " + file + ", not for " + role(id));
        }
    }

    private boolean together(String id) {
        return role(id).contains("+");
    }

    private String role(String id) {
        return roles.getOrDefault(id, "");
    }
}
