package dev.cuadra.onboarding.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.calendar.Stretch;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** An object of the input, whose members are asked for one by one; what nobody asked for is a problem. */
final class SupportNode {
    private static final int MOST_DIGITS = 40;

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new TreeSet<>();

    private SupportNode(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static SupportNode of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new SupportNode(object, path);
        }
        throw wrong(path.isEmpty() ? "$" : path, "object", Map.of());
    }

    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    boolean has(String name) {
        return optional(name).isPresent();
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("SUPPORT_MEMBER_MISSING", name, Map.of("member", name)));
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long whole(String name, long least, long most) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            throw kind(name, "integer");
        }
        return value.asLong();
    }

    boolean flag(String name, boolean otherwise) {
        if (has(name) && !required(name).isBoolean()) {
            throw kind(name, "flag");
        }
        return optional(name).map(JsonNode::asBoolean).orElse(otherwise);
    }

    BigDecimal decimal(String name) {
        JsonNode value = required(name);
        try {
            if (value.isNumber() || value.isTextual()) {
                BigDecimal decimal = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
                if (decimal.precision() <= MOST_DIGITS && Math.abs((long) decimal.scale()) <= MOST_DIGITS) {
                    return decimal;
                }
            }
        } catch (NumberFormatException e) {
            // Said below, with the place.
        }
        throw kind(name, "decimal");
    }

    Instant instant(String name) {
        return parsed(name, "instant", text -> OffsetDateTime.parse(text).toInstant());
    }

    Duration duration(String name) {
        return parsed(name, "duration", Duration::parse);
    }

    <T> T parsed(String name, String kind, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException | ArithmeticException e) {
            throw kind(name, kind);
        }
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        return word(name, text(name), words);
    }

    private <E extends Enum<E>> E word(String name, String text, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        at(name),
                        "word",
                        Map.of(
                                "words",
                                String.join(
                                        ", ",
                                        Arrays.stream(words.getEnumConstants())
                                                .map(Enum::name)
                                                .toList()))));
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        Set<E> all = new LinkedHashSet<>();
        List<String> texts = texts(name);
        for (int i = 0; i < texts.size(); i++) {
            all.add(word(name + "[" + i + "]", texts.get(i), words));
        }
        return all;
    }

    /** The texts of a list; none where it is missing. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            if (!each.isTextual() || each.asText().isBlank()) {
                throw kind(name + "[" + all.size() + "]", "text");
            }
            all.add(each.asText());
        }
        return all;
    }

    /** The elements of a list; none where it is missing. */
    List<JsonNode> list(String name) {
        List<JsonNode> all = new ArrayList<>();
        optional(name).ifPresent(list -> {
            if (!list.isArray()) {
                throw kind(name, "list");
            }
            list.forEach(all::add);
        });
        return all;
    }

    /** The objects of a list; none where it is missing. */
    List<SupportNode> objects(String name) {
        List<SupportNode> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            all.add(of(each, at(name) + "[" + all.size() + "]"));
        }
        return all;
    }

    SupportNode object(String name) {
        return of(required(name), at(name));
    }

    Optional<SupportNode> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The names of the members, in order; all count as asked for. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Stretch stretch() {
        Instant from = instant("from");
        Instant to = instant("to");
        end();
        if (to.isBefore(from)) {
            throw kind("to", "stretch");
        }
        return new Stretch(from, to);
    }

    void end() {
        names().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw problem("SUPPORT_MEMBER_UNKNOWN", name, Map.of("member", name, "known", String.join(", ", asked)));
        });
    }

    ProblemException kind(String name, String kind) {
        return wrong(at(name), kind, Map.of());
    }

    private static ProblemException wrong(String where, String kind, Map<String, ?> values) {
        return Texts.problem(
                "SUPPORT_MEMBER_KIND",
                where,
                Map.of("member", where, "kind", Texts.BOOK.text("support.kind." + kind, values)));
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return Texts.problem(code, at(name), values);
    }

    /** What the code of ours refuses, as a problem at a member. */
    ProblemException refused(String code, String name, RuntimeException why) {
        return new ProblemException(
                problem(code, name, Map.of("detail", String.valueOf(why.getMessage())))
                        .problem(),
                why);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
