package dev.cuadra.onboarding.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An object whose members are asked for one by one; what nobody asked for is an error. */
final class Node {
    private static final int MOST_DIGITS = 40;

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new TreeSet<>();

    Node(JsonNode node, String path) {
        if (!(node instanceof ObjectNode object)) {
            throw Texts.problem("GATE_KIND", path.isEmpty() ? "$" : path, Map.of("member", path, "kind", "object"));
        }
        this.node = object;
        this.path = path;
    }

    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> Texts.problem("GATE_MISSING", at(name), Map.of("member", name)));
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    String text(String name, String otherwise) {
        return optional(name).isPresent() ? text(name) : otherwise;
    }

    /** A text or a whole number, as editions are written. */
    String written(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    Text both(String name) {
        Node texts = object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
    }

    BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() && !value.isNumber()) {
            throw kind(name, "decimal");
        }
        try {
            BigDecimal decimal = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
            if (decimal.precision() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
                throw kind(name, "decimal");
            }
            return decimal;
        } catch (NumberFormatException e) {
            throw kind(name, "decimal");
        }
    }

    Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name).isPresent() ? Optional.of(decimal(name)) : Optional.empty();
    }

    int whole(String name, int otherwise) {
        if (optional(name).isEmpty()) {
            return otherwise;
        }
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw kind(name, "integer");
        }
        return value.asInt();
    }

    Optional<Duration> optionalDuration(String name) {
        if (optional(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text(name)));
        } catch (DateTimeParseException e) {
            throw kind(name, "duration");
        }
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        String text = text(name);
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            String written = word.name().toLowerCase(Locale.ROOT);
            if (written.equals(text)) {
                return word;
            }
            known.add(written);
        }
        throw Texts.problem("GATE_WORD", at(name), Map.of("member", name, "known", String.join(", ", known)));
    }

    Node object(String name) {
        return new Node(required(name), at(name));
    }

    Optional<Node> optionalObject(String name) {
        return optional(name).isPresent() ? Optional.of(object(name)) : Optional.empty();
    }

    List<Node> objects(String name) {
        JsonNode list = required(name);
        if (!list.isArray()) {
            throw kind(name, "list");
        }
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            all.add(new Node(list.get(i), at(name) + "[" + i + "]"));
        }
        return all;
    }

    Set<String> texts(String name) {
        Set<String> all = new TreeSet<>();
        if (optional(name).isPresent()) {
            JsonNode list = required(name);
            for (JsonNode each : list) {
                if (!each.isTextual() || each.asText().isBlank()) {
                    throw kind(name, "texts");
                }
                all.add(each.asText());
            }
            if (!list.isArray()) {
                throw kind(name, "texts");
            }
        }
        return all;
    }

    /** What {@code made} makes; what it refuses is a problem of this object. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            throw new ProblemException(
                    Texts.problem("GATE_VALUE", path.isEmpty() ? "$" : path, Map.of("detail", detail))
                            .problem(),
                    e);
        }
    }

    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw Texts.problem(
                        "GATE_MEMBER_UNKNOWN", at(name), Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    ProblemException kind(String name, String kind) {
        return Texts.problem("GATE_KIND", at(name), Map.of("member", name, "kind", kind));
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
