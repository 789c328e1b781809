package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The members of a JSON object, asked for one by one; what nobody asked for is an error. */
final class Members {
    private static final int MOST_DIGITS = 40;

    private final ObjectNode node;
    private final String path;
    private final TreeSet<String> asked = new TreeSet<>();

    private Members(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Members of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Members(object, path);
        }
        throw Texts.problem("GATE_KIND", path, Map.of("member", path.isEmpty() ? "$" : path, "kind", "object"));
    }

    boolean has(String name) {
        asked.add(name);
        return node.has(name) && !node.get(name).isNull();
    }

    Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("GATE_MISSING", name, Map.of("member", name)));
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

    /** A value as the catalogue writes it: text, number or truth. */
    String written(String name) {
        JsonNode value = required(name);
        if (!value.isValueNode()) {
            throw kind(name, "text");
        }
        return value.isNumber() ? number(name, value).toPlainString() : value.asText();
    }

    BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (value.isNumber()) {
            return number(name, value);
        } else if (!value.isTextual()) {
            throw kind(name, "decimal");
        }
        return decimal(name, value.asText());
    }

    BigDecimal decimal(String name, String text) {
        try {
            return bounded(name, new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw kind(name, "decimal");
        }
    }

    private BigDecimal number(String name, JsonNode value) {
        return bounded(name, value.decimalValue());
    }

    private BigDecimal bounded(String name, BigDecimal decimal) {
        if (decimal.precision() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            throw kind(name, "decimal");
        }
        return Plain.of(decimal);
    }

    Optional<BigDecimal> optionalDecimal(String name) {
        return has(name) ? Optional.of(decimal(name)) : Optional.empty();
    }

    long whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw kind(name, "integer");
        }
        return value.asLong();
    }

    long whole(String name, long otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    int small(String name, int otherwise) {
        return Math.toIntExact(whole(name, otherwise));
    }

    boolean flag(String name, boolean otherwise) {
        if (has(name) && !required(name).isBoolean()) {
            throw kind(name, "true/false");
        }
        return optional(name).map(JsonNode::asBoolean).orElse(otherwise);
    }

    LocalDate date(String name) {
        return parsed(name, "date", LocalDate::parse);
    }

    Instant instant(String name) {
        return parsed(name, "instant", text -> OffsetDateTime.parse(text).toInstant());
    }

    Optional<Instant> optionalInstant(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    Duration duration(String name) {
        return parsed(name, "duration", Duration::parse);
    }

    Optional<Duration> optionalDuration(String name) {
        return has(name) ? Optional.of(duration(name)) : Optional.empty();
    }

    private <T> T parsed(String name, String kind, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException e) {
            throw kind(name, kind);
        }
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        String text = text(name);
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            if (written(word).equals(text)) {
                return word;
            }
            known.add(written(word));
        }
        throw problem("GATE_WORD", name, Map.of("member", name, "known", String.join(", ", known)));
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        return has(name) ? word(name, words) : otherwise;
    }

    static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Members object(String name) {
        return of(required(name), at(name));
    }

    Optional<Members> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The elements of a list of objects; none where the list is missing. */
    List<Members> objects(String name) {
        List<Members> all = new ArrayList<>();
        if (has(name)) {
            JsonNode list = required(name);
            if (!list.isArray()) {
                throw kind(name, "list");
            }
            for (int i = 0; i < list.size(); i++) {
                all.add(of(list.get(i), at(name) + "[" + i + "]"));
            }
        }
        return all;
    }

    /** The texts of a list; none where the list is missing. */
    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        if (has(name)) {
            JsonNode list = required(name);
            list.forEach(each -> {
                if (each.isTextual() && !each.asText().isBlank()) {
                    all.add(each.asText());
                }
            });
            if (!list.isArray() || all.size() != list.size()) {
                throw kind(name, "texts");
            }
        }
        return all;
    }

    /** The members of an object, whatever they are called. */
    <T> Map<String, T> map(String name, java.util.function.BiFunction<Members, String, T> read) {
        Map<String, T> all = new TreeMap<>();
        optionalObject(name).ifPresent(object -> {
            object.node.fieldNames().forEachRemaining(key -> all.put(key, read.apply(object, key)));
            object.end();
        });
        return all;
    }

    /** What {@code made} makes; what it refuses is a problem of this object. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
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
                throw problem("GATE_MEMBER_UNKNOWN", name, Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    ProblemException kind(String name, String kind) {
        return problem("GATE_KIND", name, Map.of("member", name, "kind", kind));
    }

    ProblemException problem(String code, String name, Map<String, ?> values) {
        return Texts.problem(code, at(name), values);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
