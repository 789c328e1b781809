package dev.cuadra.onboarding.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** An object of JSON, asked for its members one by one; what nobody asked for is a problem. */
final class Node {
    private final String source;
    private final String path;
    private final ObjectNode node;
    private final TreeSet<String> asked = new TreeSet<>();

    private Node(String source, String path, ObjectNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    static Node read(String source, String json) {
        try {
            if (Canonical.parse(json) instanceof ObjectNode object) {
                return new Node(source, "", object);
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new ProblemException(Texts.BOOK.problem("MESSAGE_JSON", Place.in(source), Map.of("file", source)));
    }

    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("MESSAGE_MEMBER_MISSING", name, Map.of("member", at(name))));
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(any -> text(name));
    }

    int whole(String name, int otherwise) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().canConvertToInt()) {
            throw kind(name, "integer");
        }
        return value.map(JsonNode::asInt).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw kind(name, "true/false");
        }
        return value.map(JsonNode::asBoolean).orElse(otherwise);
    }

    /** A value that {@code made} makes of a text; what it refuses is a problem here. */
    <T> T made(String name, Function<String, T> made) {
        return refused(name, () -> made.apply(text(name)));
    }

    <T> T refused(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new ProblemException(
                    problem("MESSAGE_VALUE", name, Map.of("member", at(name), "detail", String.valueOf(e.getMessage())))
                            .problem(),
                    e);
        }
    }

    Node object(String name) {
        if (required(name) instanceof ObjectNode object) {
            return new Node(source, at(name), object);
        }
        throw kind(name, "object");
    }

    Optional<Node> optionalObject(String name) {
        return optional(name).map(any -> object(name));
    }

    /** The objects of a list; none where it is missing. */
    List<Node> objects(String name) {
        List<Node> all = new ArrayList<>();
        each(name, (place, value) -> {
            if (!(value instanceof ObjectNode object)) {
                throw kind(place, "object");
            }
            all.add(new Node(source, at(place), object));
        });
        return all;
    }

    /** The texts of a list; none where it is missing. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        each(name, (place, value) -> {
            if (!value.isTextual() || value.asText().isBlank()) {
                throw kind(place, "text");
            }
            all.add(value.asText());
        });
        return all;
    }

    /** The objects of a list, in which a text alone stands for an object with that one member. */
    List<Node> objectsOrTexts(String name, String member) {
        List<Node> all = new ArrayList<>();
        each(name, (place, value) -> {
            if (value instanceof ObjectNode object) {
                all.add(new Node(source, at(place), object));
            } else if (value.isTextual()) {
                all.add(new Node(source, at(place), Canonical.object().put(member, value.asText())));
            } else {
                throw kind(place, "text");
            }
        });
        return all;
    }

    private void each(String name, java.util.function.BiConsumer<String, JsonNode> consumer) {
        Optional<JsonNode> list = optional(name);
        if (list.isPresent() && !list.get().isArray()) {
            throw kind(name, "list");
        }
        for (int i = 0; list.isPresent() && i < list.get().size(); i++) {
            consumer.accept(name + "[" + i + "]", list.get().get(i));
        }
    }

    /** All members, which hold what {@code read} reads, in their order. */
    <T> Map<String, T> members(java.util.function.BiFunction<Node, String, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> all.put(name, read.apply(this, name)));
        return all;
    }

    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw problem(
                        "MESSAGE_MEMBER_UNKNOWN", name, Map.of("member", at(name), "known", String.join(", ", asked)));
            }
        });
    }

    ProblemException kind(String name, String kind) {
        return problem("MESSAGE_MEMBER_KIND", name, Map.of("member", at(name), "kind", kind));
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.in(source).atColumn(at(name)), values));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
