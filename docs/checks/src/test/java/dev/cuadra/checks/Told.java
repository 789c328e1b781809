package dev.cuadra.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a part of a resource tells of its row.
 *
 * @param row the row
 * @param node the part
 */
record Told(CatalogueRow row, JsonNode node) {
    /** The launch that the dates of the catalogue are counted from. */
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);

    private static final List<String> TIMES = List.of("from", "due", "days", "weeks", "on", "called", "within", "at");

    /** Whether it tells the value: as it stands, or in the shape that its kind has. */
    boolean value() {
        String value = row.column("value");
        return Stream.of("value", "hours", "at", "window", "presence", "team", "role", "from", "due")
                        .anyMatch(member -> text(node, member).equals(value))
                || joined("values", "|").equals(value)
                || joined("roles", "+").equals(value)
                || text(node, "count").equals(value)
                || grouped().equals(value)
                || between(value, "least", "most")
                || between(value, "from", "to")
                || (text(node, "from") + ">" + text(node, "to")).equals(value)
                || clock(value)
                || dated(value)
                || lasting(value);
    }

    private String joined(String list, String by) {
        List<String> each = new ArrayList<>();
        node.path(list).forEach(one -> each.add(one.asText()));
        return String.join(by, each).toLowerCase(Locale.ROOT);
    }

    /** How many items there are in its groups; empty without groups. */
    private String grouped() {
        int items = 0;
        for (JsonNode group : node.path("groups")) {
            items += group.path("items").size();
        }
        return node.has("groups") ? Integer.toString(items) : "";
    }

    private boolean between(String value, String low, String high) {
        String least = text(node, low);
        String most = node.has(high) ? text(node, high) : least;
        return !least.isEmpty()
                && value.equals(least.equals(most) ? least : least + ".." + most)
                && !(row.column("operator").equals("=") && node.has(high));
    }

    /** Times of the day, at which it begins or by which it is done. */
    private boolean clock(String value) {
        int dots = value.indexOf("..");
        String from = text(node, "from");
        String due = text(node, "due");
        return dots < 0
                ? (from.isEmpty() ? due : from).endsWith(" " + value)
                : from.endsWith(" " + value.substring(0, dots)) && due.endsWith(" " + value.substring(dots + 2));
    }

    private boolean dated(String value) {
        if (!row.column("unit").equals("date") || !value.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return false;
        }
        long days = ChronoUnit.DAYS.between(LAUNCH, LocalDate.parse(value));
        return text(node, "due").equals(days == 0 ? "launch" : "launch" + (days > 0 ? "+" : "") + days + "d");
    }

    private boolean lasting(String value) {
        return value.matches("\\d+")
                && switch (row.column("unit")) {
                    case "hours" ->
                        text(node, "planned")
                                .equals(Duration.ofHours(Long.parseLong(value)).toString());
                    case "minutes" ->
                        text(node, "critical")
                                .equals(Duration.ofMinutes(Long.parseLong(value))
                                        .toString());
                    default -> false;
                };
    }

    /** Whether it names the role of the row: itself, or as the ones who answer in its weeks. */
    boolean role(JsonNode root) {
        String role = row.column("role");
        return Stream.of("role", "owner", "accountable", "from")
                        .anyMatch(member -> text(node, member).equals(role))
                || listed("roles").contains(role)
                || listed("tiers").contains(role)
                || joined("roles", "+").equals(role)
                || joined("deciders", "+").equals(role)
                || answering(root).contains(role);
    }

    private List<String> listed(String list) {
        List<String> each = new ArrayList<>();
        node.path(list).forEach(one -> each.add(one.asText()));
        return each;
    }

    private List<String> answering(JsonNode root) {
        List<String> roles = new ArrayList<>();
        root.path("responsibles").forEach(each -> {
            if (each.path("phase").equals(node.path("phase"))
                    && each.path("weeks").path(0).asInt() <= week(0)
                    && each.path("weeks").path(1).asInt() >= week(1)) {
                roles.add(text(each, "role"));
            }
        });
        return roles;
    }

    private int week(int end) {
        return node.has("weeks")
                ? node.path("weeks").path(end).asInt()
                : Math.floorDiv(node.path("days").path(end).asInt() - 1, 7) + 1;
    }

    /** Whether a part says {@code member=value}; a list as it is written in JSON, and {@code value*} what begins so. */
    static boolean says(JsonNode node, String expected) {
        int equals = expected.indexOf('=');
        String value = expected.substring(equals + 1);
        String said = text(node, expected.substring(0, equals));
        return value.endsWith("*") ? said.startsWith(value.substring(0, value.length() - 1)) : said.equals(value);
    }

    /** The members that tell a time, as {@code member=value}. */
    static String timesOf(JsonNode node) {
        return TIMES.stream()
                .filter(node::has)
                .map(member -> member + "=" + text(node, member))
                .toList()
                .toString();
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
    }
}
