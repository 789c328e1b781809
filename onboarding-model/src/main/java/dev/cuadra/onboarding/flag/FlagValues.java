package dev.cuadra.onboarding.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as values that nobody can change: text, {@code Boolean}, {@code Long}, {@code BigDecimal}, lists and maps. */
final class FlagValues {
    private FlagValues() {}

    /** The value; empty when it is not of the type, or null stands anywhere in it. */
    static Optional<Object> of(FlagType type, JsonNode node) {
        if (type == FlagType.DECIMAL) {
            return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
        }
        return value(plain(type, node));
    }

    private static JsonNode plain(FlagType type, JsonNode node) {
        boolean fits = switch (type) {
            case BOOLEAN -> node.isBoolean();
            case STRING -> node.isTextual();
            case INTEGER -> node.isIntegralNumber() && node.canConvertToLong();
            case OBJECT -> node.isObject();
            case DECIMAL, LIST -> false;
        };
        return fits ? node : NullNode.getInstance();
    }

    private static Optional<Object> value(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(node.asText());
        } else if (node.isBoolean()) {
            return Optional.of(node.asBoolean());
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.asLong());
        } else if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        } else if (node.isArray()) {
            return list(node);
        }
        return node.isObject() ? map(node) : Optional.empty();
    }

    private static Optional<Object> list(JsonNode node) {
        List<Object> all = new ArrayList<>();
        node.forEach(element -> value(element).ifPresent(all::add));
        return all.size() == node.size() ? Optional.of(Collections.unmodifiableList(all)) : Optional.empty();
    }

    private static Optional<Object> map(JsonNode node) {
        Map<String, Object> all = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> value(member.getValue()).ifPresent(value -> all.put(member.getKey(), value)));
        return all.size() == node.size() ? Optional.of(Collections.unmodifiableMap(all)) : Optional.empty();
    }
}
