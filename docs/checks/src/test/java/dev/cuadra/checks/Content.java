package dev.cuadra.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the resources say of a row what the table says of it: the figure, the bar, the unit, the time and the role, and
 * in both languages what it is. Where they may say something else, {@link Agreed} has it.
 *
 * <p>The windows and the bars of a pack are in the language of its definitions; the tests of the packs read them.
 */
final class Content {
    /** What has to be said of a row somewhere. */
    private enum Part {
        VALUE,
        WINDOW,
        ROLE,
        TEXT
    }

    private static final List<String> LITERAL = List.of("type", "area", "metric", "operator", "value", "unit", "role");
    private static final List<String> TEXTS = List.of("title", "text", "label", "name", "texts");
    private static final Set<String> SAYS_NOTHING = Set.of("", "true", "config");
    private static final Set<String> IN_WORDS = Set.of("task", "template");

    private final Map<String, CatalogueRow> rows;
    private final Agreed agreed;
    private final Times times;
    private final Map<String, Set<Part>> said = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private String file = "";

    Content(Map<String, CatalogueRow> rows, Agreed agreed, Times times) {
        this.rows = rows;
        this.agreed = agreed;
        this.times = times;
    }

    /** Looks at a file. What an example of the command line answers is no part of a pack. */
    void look(String name, JsonNode tree) {
        if (!name.startsWith("docs/")) {
            file = name;
            look(tree, tree, defines(tree));
        }
    }

    /** All that is wrong, once every file was looked at. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        said.forEach((id, parts) -> missing(id, parts).ifPresent(all::add));
        all.addAll(agreed.unused());
        return all;
    }

    private static boolean defines(JsonNode node) {
        return node.path("metrics").isArray() && node.path("gates").isArray();
    }

    private void look(JsonNode node, JsonNode root, boolean defined) {
        List<String> ids = Catalogue.named(node.path("row"), node.path("rows"));
        for (String id : ids) {
            Optional.ofNullable(rows.get(id)).ifPresent(row -> look(row, node, root, defined, ids.size() == 1));
        }
        node.forEach(child -> look(child, root, defined || defines(child)));
    }

    private void look(CatalogueRow row, JsonNode node, JsonNode root, boolean defined, boolean alone) {
        Set<Part> parts = said.computeIfAbsent(row.id(), id -> EnumSet.noneOf(Part.class));
        if (alone) {
            LITERAL.forEach(member -> literal(row, node.path("condition"), member, member));
            LITERAL.forEach(member -> literal(row, node, member, member));
            literal(row, node, "accountable", "role");
            named(row, node);
            counted(row, node);
        }
        texts(row, node, parts);
        Told told = new Told(row, node);
        EnumMap<Part, Boolean> here = new EnumMap<>(Part.class);
        here.put(Part.VALUE, defined || told.value());
        here.put(Part.WINDOW, defined || window(row, node));
        here.put(Part.ROLE, defined || told.role(root));
        here.forEach((part, says) -> {
            if (says) {
                parts.add(part);
            }
        });
    }

    /** A member that has the name of a column says what the column says. */
    private void literal(CatalogueRow row, JsonNode node, String member, String column) {
        String value = node.path(member).asText();
        boolean open = row.column("value").equals("config") && value.startsWith("${");
        if (node.path(member).isTextual()
                && !value.equals(row.column(column))
                && !(column.equals("value") && open)
                && !agreed.to(row.id(), member, value)) {
            problems.add(row.id() + " has the " + member + " " + value + " in " + file + ", not " + row.column(column));
        }
    }

    /** What has a key and no metric is attested under its key. */
    private void named(CatalogueRow row, JsonNode node) {
        boolean attested = file.contains("/plan/")
                && (node.has("weight") || node.has("role"))
                && !Set.of("role", "alert").contains(row.column("type"));
        if (attested || file.endsWith("/summary-fields.json")) {
            literal(row, node, "key", "metric");
        }
        if (file.endsWith("/ticket-process.json")) {
            literal(row, node, "step", "metric");
        }
        if (!file.contains("/plan/")) {
            literal(row, node, "phase", "phase");
        }
    }

    private void counted(CatalogueRow row, JsonNode node) {
        int parts = node.path("items").size() + node.path("conditions").size();
        if (node.path("count").isInt()
                && (node.path("count").asInt() != parts
                        || !row.column("value").equals(node.path("count").asText()))) {
            problems.add(row.id() + " has " + parts + " parts in " + file + ", not " + row.column("value"));
        }
    }

    private void texts(CatalogueRow row, JsonNode node, Set<Part> parts) {
        for (String member : TEXTS) {
            JsonNode text = node.path(member);
            if (text.isObject()) {
                boolean both = spoken(text.path("es"))
                        && spoken(text.path("en"))
                        && !text.path("es").equals(text.path("en"));
                if (!both) {
                    problems.add(row.id() + " has no " + member + " of its own in each language in " + file);
                }
                parts.add(Part.TEXT);
            }
        }
    }

    private static boolean spoken(JsonNode text) {
        return text.isObject() ? !text.isEmpty() : !text.asText().isBlank();
    }

    private boolean window(CatalogueRow row, JsonNode node) {
        return node.path("window").asText().equals(row.column("window"))
                || times.of(row).filter(members -> at(row, node, members)).isPresent();
    }

    /** Whether a part is at a time; one that says nothing of times is not, and says nothing wrong. */
    private boolean at(CatalogueRow row, JsonNode node, List<String> members) {
        boolean says = members.stream().allMatch(member -> Told.says(node, member));
        boolean timed = members.stream().anyMatch(member -> node.has(member.substring(0, member.indexOf('='))));
        boolean agrees = timed && !says && agreed.to(row.id(), "window", Told.timesOf(node));
        if (timed && !says && !agrees) {
            problems.add(row.id() + " is at \"" + row.column("window") + "\" and has " + Told.timesOf(node) + " in "
                    + file + ", not " + members);
        }
        return says || agrees;
    }

    private Optional<String> missing(String id, Set<Part> parts) {
        CatalogueRow row = Optional.ofNullable(rows.get(id)).orElseThrow();
        Set<String> missing = new TreeSet<>();
        if (!parts.contains(Part.VALUE) && !SAYS_NOTHING.contains(row.column("value"))) {
            missing.add("value " + row.column("value"));
        }
        if (!parts.contains(Part.WINDOW) && !row.column("window").isEmpty()) {
            missing.add("window " + row.column("window"));
        }
        if (!parts.contains(Part.ROLE) && !row.column("role").isEmpty()) {
            missing.add("role " + row.column("role"));
        }
        if (!parts.contains(Part.TEXT) && IN_WORDS.contains(row.column("type"))) {
            missing.add("text");
        }
        missing.removeIf(each -> agreed.to(id, "missing", each));
        return missing.isEmpty() ? Optional.empty() : Optional.of(id + " says nowhere its " + missing);
    }
}
