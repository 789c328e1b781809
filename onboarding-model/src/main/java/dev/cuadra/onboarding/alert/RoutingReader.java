package dev.cuadra.onboarding.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a routing; members that nobody knows are problems. */
final class RoutingReader {
    private final String source;

    RoutingReader(String source) {
        this.source = source;
    }

    Routing read(String json) {
        JsonNode tree = parsed(json);
        known(tree, "$", Set.of("schema", "fallback", "levels", "triggers", "duties"));
        if (!tree.path("schema").isInt() || tree.path("schema").asInt() != 1) {
            throw value("schema", "1");
        }
        Map<Trigger.Level, Route> levels = new EnumMap<>(Trigger.Level.class);
        for (JsonNode each : list(tree, "levels")) {
            levels.put(word(each, "level", Trigger.Level.class), route(each));
        }
        Map<String, List<String>> owners = new TreeMap<>();
        for (JsonNode each : list(tree, "triggers")) {
            known(each, "triggers", Set.of("row", "trigger", "roles"));
            merge(owners, each.has("trigger") ? text(each, "trigger") : text(each, "row"), texts(each, "roles"));
        }
        Map<Duty, List<String>> duties = new EnumMap<>(Duty.class);
        for (JsonNode each : list(tree, "duties")) {
            known(each, "duties", Set.of("row", "duty", "roles"));
            merge(duties, word(each, "duty", Duty.class), texts(each, "roles"));
        }
        for (Trigger.Level level : Trigger.Level.values()) {
            if (!levels.containsKey(level)) {
                throw problem("ALERT_MEMBER_MISSING", "levels", Map.of("member", written(level)));
            }
        }
        return new Routing(text(tree, "fallback"), levels, owners, duties);
    }

    private JsonNode parsed(String json) {
        try {
            return Canonical.parse(json);
        } catch (JsonProcessingException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new ProblemException(
                    Texts.BOOK.problem("ALERT_JSON", Place.in(source).atLine(line), Map.of()), e);
        }
    }

    private Route route(JsonNode level) {
        known(level, "levels", Set.of("level", "roles", "channels", "clearAfter", "escalations"));
        List<Escalation> escalations = new ArrayList<>();
        for (JsonNode each : level.has("escalations") ? list(level, "escalations") : List.<JsonNode>of()) {
            known(each, "escalations", Set.of("after", "roles"));
            Duration after = duration(each, "after");
            List<String> roles = texts(each, "roles");
            boolean later = escalations.isEmpty()
                    || escalations.get(escalations.size() - 1).after().compareTo(after) < 0;
            if (after.isZero() || after.isNegative() || roles.isEmpty() || !later) {
                throw value("escalations", "PT15M");
            }
            escalations.add(new Escalation(after, roles));
        }
        Duration clearAfter = level.has("clearAfter") ? duration(level, "clearAfter") : Duration.ZERO;
        if (clearAfter.isNegative()) {
            throw value("clearAfter", "PT0S");
        }
        return new Route(texts(level, "roles"), channels(level), clearAfter, escalations);
    }

    private List<Channel> channels(JsonNode level) {
        List<Channel> all = new ArrayList<>();
        for (JsonNode each : list(level, "channels")) {
            all.add(Stream.of(Channel.values())
                    .filter(channel -> each.isTextual() && channel.word().equals(each.asText()))
                    .findFirst()
                    .orElseThrow(() -> value(
                            "channels",
                            Stream.of(Channel.values()).map(Channel::word).collect(Collectors.joining(", ")))));
        }
        return all;
    }

    private static <K> void merge(Map<K, List<String>> all, K key, List<String> roles) {
        all.merge(key, roles, (some, more) -> {
            Set<String> both = new LinkedHashSet<>(some);
            both.addAll(more);
            return List.copyOf(both);
        });
    }

    private void known(JsonNode node, String where, Set<String> members) {
        if (!(node instanceof ObjectNode)) {
            throw value(where, "{ }");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw problem(
                        "ALERT_MEMBER_UNKNOWN",
                        name,
                        Map.of(
                                "member",
                                name,
                                "known",
                                String.join(", ", members.stream().sorted().toList())));
            }
        });
    }

    private JsonNode required(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            throw problem("ALERT_MEMBER_MISSING", member, Map.of("member", member));
        }
        return value;
    }

    private String text(JsonNode node, String member) {
        JsonNode value = required(node, member);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw value(member, "\"…\"");
        }
        return value.asText();
    }

    private List<JsonNode> list(JsonNode node, String member) {
        JsonNode value = required(node, member);
        if (!value.isArray()) {
            throw value(member, "[ ]");
        }
        List<JsonNode> all = new ArrayList<>();
        value.forEach(all::add);
        return all;
    }

    private List<String> texts(JsonNode node, String member) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : list(node, member)) {
            if (!each.isTextual() || each.asText().isBlank()) {
                throw value(member, "[\"…\"]");
            }
            all.add(each.asText());
        }
        return all;
    }

    private Duration duration(JsonNode node, String member) {
        try {
            return Duration.parse(text(node, member));
        } catch (DateTimeException e) {
            throw value(member, "PT15M");
        }
    }

    private <E extends Enum<E>> E word(JsonNode node, String member, Class<E> words) {
        String text = text(node, member);
        List<String> all = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            if (written(word).equals(text)) {
                return word;
            }
            all.add(written(word));
        }
        throw value(member, String.join(", ", all));
    }

    private static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ProblemException value(String member, String form) {
        return problem("ALERT_MEMBER_VALUE", member, Map.of("member", member, "form", form));
    }

    private ProblemException problem(String code, String member, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, new Place(source, 0, member), values));
    }
}
