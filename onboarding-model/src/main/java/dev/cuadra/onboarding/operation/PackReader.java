package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.internal.Members;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads packs. */
final class PackReader {
    private PackReader() {}

    static OperationPack read(Members file) {
        file.schema();
        Map<String, Set<String>> teams = new TreeMap<>();
        file.each("teams", PackReader::team).forEach(team -> teams.put(team.getKey(), team.getValue()));
        return new OperationPack(
                file.text("id"),
                file.text("version"),
                file.each("settings", PackReader::setting),
                teams,
                staffing(file),
                new ContactDirectory(file.each("contacts", PackReader::contact)),
                new ChecklistReader(teams).all(file));
    }

    private static Map.Entry<String, Set<String>> team(Members node) {
        node.optionalText("row");
        node.both("title");
        return Map.entry(node.text("id"), Set.copyOf(new TreeSet<>(node.texts("roles"))));
    }

    /** The row of the catalogue that a value stands for is for whoever compares the two. */
    static PlanSetting setting(Members node) {
        node.optionalText("row");
        return new PlanSetting(
                node.text("metric"), node.both("title"), node.text("value"), node.text("unit"), node.text("role"));
    }

    private static StaffingPlan staffing(Members file) {
        return new StaffingPlan(
                file.each("periods", PackReader::period),
                file.each("staffing", PackReader::row),
                file.optionalFormed("breaks", "12:00..13:00", Hours::parse),
                file.optionalFormed("peak", "17:00..18:00", Hours::parse));
    }

    private static OperatingPeriod period(Members node) {
        node.optionalText("row");
        if (node.has("title")) {
            node.both("title");
        }
        return new OperatingPeriod(
                node.formed("days", "2..7", DayRange::parse), node.formed("window", "09:00..18:00", Hours::parse));
    }

    private static StaffingRow row(Members node) {
        return new StaffingRow(
                id(node),
                node.both("title"),
                node.formed("days", "2..7", DayRange::parse),
                node.word("on", WeekPart.ALL),
                node.texts("tiers"),
                node.count("least"),
                node.optionalCount("most"),
                node.word("presence", Presence.class),
                node.optionalFormed("hours", "09:00..18:00, 24x7", Hours::parse));
    }

    private static Contact contact(Members node) {
        node.optionalText("row");
        return new Contact(
                node.text("id"),
                node.word("kind", Contact.Kind.class),
                node.both("title"),
                node.text("role"),
                node.optionalFormed("hours", "08:00..20:00, 24x7, business-hours", ContactHours::parse));
    }

    /** What identifies something: its own id, or the row that it stands for. */
    static String id(Members node) {
        String row = node.optionalText("row").orElse("");
        return row.isEmpty() || node.has("id") ? node.text("id") : row;
    }

    static List<String> roles(String role, Map<String, Set<String>> teams) {
        Set<String> all = new TreeSet<>(teams.getOrDefault(role, Set.of()));
        all.add(role);
        return List.copyOf(all);
    }
}
