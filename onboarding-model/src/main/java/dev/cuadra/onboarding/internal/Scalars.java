package dev.cuadra.onboarding.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The members of a JSON object that are single values or lists of texts, asked for one by one. */
public abstract class Scalars extends Spot {
    private static final int MOST_DIGITS = 40;

    final ObjectNode node;
    final Set<String> asked = new TreeSet<>();

    Scalars(Dialect dialect, String source, String path, ObjectNode node) {
        super(dialect, source, path);
        this.node = node;
    }

    // ---- members of any kind

    /** Whether a member is there. */
    public final boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    /** A member that may be missing. */
    public final Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    /** What {@code read} makes of the name of a member that may be missing. */
    public final <T> Optional<T> optional(String name, Function<String, T> read) {
        return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    /** A member that has to be there. */
    public final JsonNode required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    /** The name of a member that has to be there. */
    public final String needed(String name) {
        required(name);
        return name;
    }

    /** That this is a whole text of the one schema that there is. */
    public final void schema() {
        JsonNode schema = required("schema");
        if (!schema.isIntegralNumber() || schema.asLong() != 1) {
            throw kind("schema", "schema");
        }
    }

    /** The names of all members, in order. */
    public final Set<String> names() {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    // ---- lists

    /** The elements of a list; none where it is missing. */
    public final List<JsonNode> list(String name) {
        List<JsonNode> all = new ArrayList<>();
        optional(name).ifPresent(list -> {
            if (!list.isArray()) {
                throw kind(name, "list");
            }
            list.forEach(all::add);
        });
        return all;
    }

    /** The texts of a list, none of them blank; none where it is missing. */
    public final List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            if (!isText(each)) {
                throw kind(name + "[" + all.size() + "]", "text");
            }
            all.add(each.asText());
        }
        return all;
    }

    // ---- values

    /** A text that is not blank. */
    public final String text(String name) {
        JsonNode value = required(name);
        if (!isText(value)) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    /** A text, or another where it is missing. */
    public final String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A text that may be missing. */
    public final Optional<String> optionalText(String name) {
        return optional(name, this::text);
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank();
    }

    /** A value as the catalogue writes it: text, number or truth. */
    public final String written(String name) {
        JsonNode value = required(name);
        if (!value.isValueNode()) {
            throw kind(name, "text");
        }
        return value.isNumber() ? bounded(name, value.decimalValue()).toPlainString() : value.asText();
    }

    /** A decimal of at most 40 digits, without zeros at its end. */
    public final BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (value.isNumber()) {
            return bounded(name, value.decimalValue());
        } else if (!value.isTextual()) {
            throw kind(name, "decimal");
        }
        return decimal(name, value.asText());
    }

    /** The decimal that {@code text} writes, which stands in a member. */
    public final BigDecimal decimal(String name, String text) {
        try {
            return bounded(name, new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw kind(name, "decimal");
        }
    }

    private BigDecimal bounded(String name, BigDecimal decimal) {
        if (decimal.precision() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            throw kind(name, "decimal");
        }
        return Plain.of(decimal);
    }

    /** A decimal that may be missing. */
    public final Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name, this::decimal);
    }

    /** A whole number. */
    public final long whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw kind(name, "integer");
        }
        return value.asLong();
    }

    /** A whole number, or another where it is missing. */
    public final long whole(String name, long otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    /** A whole number in a range whose ends are included. */
    public final int between(String name, int least, int most) {
        JsonNode value = required(name);
        boolean whole = value.isIntegralNumber();
        if (whole && value.canConvertToInt() && value.asInt() >= least && value.asInt() <= most) {
            return value.asInt();
        }
        Text kind = Texts.BOOK.text("KIND_BETWEEN", Map.of("least", least, "most", most));
        throw problem(
                whole ? dialect.range : dialect.kind,
                name,
                Map.of("member", name, "kind", kind, "least", least, "most", most));
    }

    /** A whole number of an {@code int}, or another where it is missing. */
    public final int small(String name, int otherwise) {
        return has(name) ? between(name, Integer.MIN_VALUE, Integer.MAX_VALUE) : otherwise;
    }

    /** A whole number from 0 on. */
    public final int count(String name) {
        return between(name, 0, Integer.MAX_VALUE);
    }

    /** A whole number from 0 on that may be missing. */
    public final Optional<Integer> optionalCount(String name) {
        return optional(name, this::count);
    }

    /** A truth, or another where it is missing. */
    public final boolean flag(String name, boolean otherwise) {
        if (has(name) && !required(name).isBoolean()) {
            throw kind(name, "flag");
        }
        return optional(name).map(JsonNode::asBoolean).orElse(otherwise);
    }

    /** A truth; no where it is missing. */
    public final boolean flag(String name) {
        return flag(name, false);
    }

    /** A date. */
    public final LocalDate date(String name) {
        return parsed(name, "date", PlainTime::date);
    }

    /** An instant, written with its offset. */
    public final Instant instant(String name) {
        return parsed(name, "instant", PlainTime::instant);
    }

    /** An instant that may be missing. */
    public final Optional<Instant> optionalInstant(String name) {
        return optional(name, this::instant);
    }

    /** A length of time. */
    public final Duration duration(String name) {
        return parsed(name, "duration", PlainTime::duration);
    }

    /** A length of time that may be missing. */
    public final Optional<Duration> optionalDuration(String name) {
        return optional(name, this::duration);
    }

    /** What {@code parse} makes of a text; what it says where it refuses it is said. */
    public final <T> T parsed(String name, Function<String, T> parse) {
        return made(name, () -> parse.apply(text(name)));
    }

    /** A text that {@code parse} understands, or it is not of the kind. */
    public final <T> T parsed(String name, String kind, Function<String, T> parse) {
        return parsed(name, text(name), () -> named(kind), parse);
    }

    /** A text that {@code parse} understands, or it is not like {@code form}. */
    public final <T> T formed(String name, String form, Function<String, T> parse) {
        return parsed(name, text(name), () -> like(form), parse);
    }

    /** A text that {@code parse} understands and that may be missing. */
    public final <T> Optional<T> optionalFormed(String name, String form, Function<String, T> parse) {
        return has(name) ? Optional.of(formed(name, form, parse)) : Optional.empty();
    }

    private <T> T parsed(String name, String text, Supplier<Text> kind, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ProblemException(kind(name, kind.get()).problem(), e);
        }
    }

    /** What {@code parse} understands of each text of a list, or it is not of the kind. */
    public final <T> List<T> parsedTexts(String name, String kind, Function<String, T> parse) {
        List<T> all = new ArrayList<>();
        for (String text : texts(name)) {
            all.add(parsed(name + "[" + all.size() + "]", text, () -> named(kind), parse));
        }
        return all;
    }

    /** What {@code parse} understands of the name of a member, or that is not of the kind. */
    public final <T> T named(String name, String kind, Function<String, T> parse) {
        return parsed(name, name, () -> named(kind), parse);
    }

    // ---- words

    /** A word of ours, as {@link #written(Enum)} writes it. */
    public final <E extends Enum<E>> E word(String name, Class<E> words) {
        return word(name, words, Members::written);
    }

    /** A word of ours, or another where it is missing. */
    public final <E extends Enum<E>> E word(String name, E otherwise) {
        return has(name) ? word(name, otherwise.getDeclaringClass()) : otherwise;
    }

    /** A word of ours, as {@code written} writes it. */
    public final <E extends Enum<E>> E word(String name, Class<E> words, Function<? super E, String> written) {
        return word(name, text(name), words, written);
    }

    /** The words of a list; none where it is missing. */
    public final <E extends Enum<E>> List<E> words(String name, Class<E> words, Function<? super E, String> written) {
        List<E> all = new ArrayList<>();
        for (String text : texts(name)) {
            all.add(word(name + "[" + all.size() + "]", text, words, written));
        }
        return all;
    }

    /** A word of ours as it is in code: {@code TIER1}. */
    public final <E extends Enum<E>> E constant(String name, Class<E> words) {
        return word(name, words, Enum::name);
    }

    /** The words of a list as they are in code; none where it is missing. */
    public final <E extends Enum<E>> List<E> constants(String name, Class<E> words) {
        return words(name, words, Enum::name);
    }

    private <E extends Enum<E>> E word(String name, String text, Class<E> words, Function<? super E, String> written) {
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            if (written.apply(word).equals(text)) {
                return word;
            }
            known.add(written.apply(word));
        }
        String all = String.join(", ", known);
        Text kind = Texts.BOOK.text("KIND_WORD", Map.of("words", all));
        throw problem(dialect.word, name, Map.of("member", name, "known", all, "kind", kind));
    }

    /** A word of ours as it is written, unless it has its own way: {@code not-applicable}. */
    public static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
