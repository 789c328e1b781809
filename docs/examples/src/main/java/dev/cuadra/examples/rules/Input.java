package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The members of a JSON object, asked for one by one. A member of the wrong kind is a problem with its name, and so is
 * one that nobody asked for: a misspelt option must not be ignored.
 */
final class Input {
    private static final Pattern PLAIN_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern PLAIN_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final int MOST_DIGITS = 40;

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    Input(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The member, or a problem that it is missing. */
    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("INPUT_MISSING", name, Map.of("member", name)));
    }

    /** The member; empty when it is missing or null. */
    Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw kind(name, Texts.KIND_TEXT);
        }
        return value.asText();
    }

    long integer(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw kind(name, Texts.KIND_INTEGER);
        }
        return value.asLong();
    }

    boolean flag(String name, boolean otherwise) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw kind(name, Texts.KIND_FLAG);
        }
        return value.map(JsonNode::asBoolean).orElse(otherwise);
    }

    LocalDate date(String name) {
        return parsed(name, text(name), PLAIN_DATE, LocalDate::parse, Texts.KIND_DATE);
    }

    Optional<LocalDate> optionalDate(String name) {
        return optional(name).isPresent() ? Optional.of(date(name)) : Optional.empty();
    }

    YearMonth month(String name) {
        return parsed(name, text(name), PLAIN_MONTH, YearMonth::parse, Texts.KIND_MONTH);
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        if (optional(name).isEmpty()) {
            return otherwise;
        }
        String text = text(name);
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> problem(
                        "INPUT_WORD",
                        name,
                        Map.of("member", name, "words", Arrays.toString(words.getEnumConstants()))));
    }

    /** A decimal as a number or as text. */
    BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (!value.isNumber() && !value.isTextual()) {
            throw kind(name, Texts.KIND_DECIMAL);
        }
        try {
            BigDecimal decimal = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
            // 1e999999999 is a short text and a long number.
            if (decimal.precision() > MOST_DIGITS || Math.abs(decimal.scale()) > MOST_DIGITS) {
                throw kind(name, Texts.KIND_DECIMAL);
            }
            return decimal;
        } catch (NumberFormatException e) {
            throw kind(name, Texts.KIND_DECIMAL);
        }
    }

    List<Input> objects(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw kind(name, Texts.KIND_LIST);
        }
        List<Input> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!(value.get(i) instanceof ObjectNode object)) {
                throw kind(name + "[" + i + "]", Texts.KIND_OBJECT);
            }
            all.add(new Input(object, at(name + "[" + i + "]")));
        }
        return all;
    }

    Optional<Input> object(String name) {
        Optional<JsonNode> value = optional(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw kind(name, Texts.KIND_OBJECT);
        }
        return value.map(object -> new Input((ObjectNode) object, at(name)));
    }

    Set<String> names() {
        Set<String> names = new java.util.TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Every member was asked for, or a problem that names the first that was not. */
    void end() {
        names().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw problem(
                    "INPUT_UNKNOWN_MEMBER",
                    name,
                    Map.of("member", name, "known", String.join(", ", new java.util.TreeSet<>(asked))));
        });
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(at(name)), values));
    }

    /** The problem that {@code name} is not of the kind that {@code kind} names. */
    ProblemException kind(String name, String kind) {
        var text = Texts.BOOK.text(kind, Map.of());
        var es = Texts.BOOK.problem("INPUT_KIND", Place.member(at(name)), Map.of("member", name, "kind", text.es()));
        var en = Texts.BOOK.problem("INPUT_KIND", Place.member(at(name)), Map.of("member", name, "kind", text.en()));
        return new ProblemException(new dev.cuadra.spi.problem.Problem(
                es.code(),
                new dev.cuadra.spi.problem.Text(es.message().es(), en.message().en()),
                new dev.cuadra.spi.problem.Text(es.remedy().es(), en.remedy().en()),
                es.where()));
    }

    private <T> T parsed(String name, String text, Pattern form, Function<String, T> parse, String kind) {
        try {
            if (form.matcher(text).matches()) {
                return parse.apply(text);
            }
        } catch (DateTimeException e) {
            // A day that the calendar does not have is said like any other wrong text.
        }
        throw kind(name, kind);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
