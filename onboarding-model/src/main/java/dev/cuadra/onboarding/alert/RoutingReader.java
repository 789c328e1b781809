package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Members;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a routing; members that nobody knows are problems. */
final class RoutingReader {
    private RoutingReader() {}

    static Routing read(Members file) {
        file.schema();
        Map<Trigger.Level, Route> levels = new EnumMap<>(Trigger.Level.class);
        file.each(file.needed("levels"), RoutingReader::level).forEach(levels::putAll);
        Map<String, List<String>> owners = new TreeMap<>();
        file.each(file.needed("triggers"), RoutingReader::owners).forEach(each -> merge(owners, each));
        Map<Duty, List<String>> duties = new EnumMap<>(Duty.class);
        file.each(file.needed("duties"), RoutingReader::duties).forEach(each -> merge(duties, each));
        for (Trigger.Level level : Trigger.Level.values()) {
            if (!levels.containsKey(level)) {
                throw file.problem("ALERT_MEMBER_MISSING", "levels", Map.of("member", Members.written(level)));
            }
        }
        return new Routing(file.text("fallback"), levels, owners, duties);
    }

    private static Map<Trigger.Level, Route> level(Members node) {
        List<Escalation> escalations = node.each("escalations", RoutingReader::escalation);
        for (int i = 1; i < escalations.size(); i++) {
            if (escalations.get(i - 1).after().compareTo(escalations.get(i).after()) >= 0) {
                throw node.form("escalations", "PT15M, PT1H, PT4H");
            }
        }
        Duration clearAfter = node.optionalDuration("clearAfter").orElse(Duration.ZERO);
        if (clearAfter.isNegative()) {
            throw node.form("clearAfter", "PT0S");
        }
        return Map.of(
                node.word("level", Trigger.Level.class),
                new Route(
                        node.texts(node.needed("roles")),
                        node.words(node.needed("channels"), Channel.class, Channel::word),
                        clearAfter,
                        escalations));
    }

    private static Escalation escalation(Members node) {
        Duration after = node.duration("after");
        List<String> roles = node.texts(node.needed("roles"));
        if (after.isZero() || after.isNegative()) {
            throw node.form("after", "PT15M");
        } else if (roles.isEmpty()) {
            throw node.kind("roles", "texts");
        }
        return new Escalation(after, roles);
    }

    /** A trigger that is none of a definition is known by its row. */
    private static Map<String, List<String>> owners(Members node) {
        String row = node.text("row", "");
        return Map.of(
                row.isEmpty() || node.has("trigger") ? node.text("trigger") : row, node.texts(node.needed("roles")));
    }

    private static Map<Duty, List<String>> duties(Members node) {
        node.optionalText("row");
        return Map.of(node.word("duty", Duty.class), node.texts(node.needed("roles")));
    }

    private static <K> void merge(Map<K, List<String>> all, Map<K, List<String>> more) {
        more.forEach((key, roles) -> all.merge(key, roles, (some, others) -> {
            Set<String> both = new LinkedHashSet<>(some);
            both.addAll(others);
            return List.copyOf(both);
        }));
    }
}
