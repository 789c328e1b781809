package dev.cuadra.onboarding.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The members of a JSON object, asked for one by one; what nobody asked for is a problem, and so is all that cannot be
 * used, with its place and in the codes of its area. A member that is null is one that is missing. For one thread.
 */
public final class Members {
    private static final int MOST_DIGITS = 40;

    private final Dialect dialect;
    private final String source;
    private final String path;
    private final ObjectNode node;
    private final Set<String> asked = new TreeSet<>();

    private Members(Dialect dialect, String source, String path, ObjectNode node) {
        this.dialect = dialect;
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /** Reads a whole text; {@code source} names it in places. */
    public static Members read(Dialect dialect, String source, String json) {
        return read(dialect, source, json, Canonical::parse);
    }

    /** Reads a whole text by a reader of its own. */
    public static Members read(Dialect dialect, String source, String json, Canonical.Parser parser) {
        try {
            if (parser.parse(json) instanceof ObjectNode object) {
                return new Members(dialect, source, "", object);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new ProblemException(noObject(dialect, source, line), e);
        }
        throw new ProblemException(noObject(dialect, source, 0));
    }

    private static Problem noObject(Dialect dialect, String source, int line) {
        return Texts.BOOK.problem(dialect.json, Place.in(source).atLine(line), Map.of("file", source));
    }

    /** An object that stands at {@code path} of what a user wrote. */
    public static Members of(Dialect dialect, JsonNode tree, String path) {
        return of(dialect, "", path, tree);
    }

    private static Members of(Dialect dialect, String source, String path, JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return new Members(dialect, source, path, object);
        }
        Place place = Place.in(source).atColumn(root(path));
        Map<String, ?> values = Map.of("member", last(path), "kind", named("object"));
        throw new ProblemException(Texts.BOOK.problem(dialect.kind, place, values));
    }

    private static String root(String path) {
        return path.isEmpty() ? "$" : path;
    }

    private static String last(String path) {
        return root(path.substring(path.lastIndexOf('.') + 1));
    }

    private Members child(String place, JsonNode tree) {
        return of(dialect, source, at(place), tree);
    }

    /** All that was read. */
    public JsonNode tree() {
        return node;
    }

    // ---- members of any kind

    /** Whether a member is there. */
    public boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    /** A member that may be missing. */
    public Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    /** What {@code read} makes of the name of a member that may be missing. */
    public <T> Optional<T> optional(String name, Function<String, T> read) {
        return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    /** A member that has to be there. */
    public JsonNode required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    /** The name of a member that has to be there. */
    public String needed(String name) {
        required(name);
        return name;
    }

    /** That this is a whole text of the one schema that there is. */
    public void schema() {
        JsonNode schema = required("schema");
        if (!schema.isIntegralNumber() || schema.asLong() != 1) {
            throw kind("schema", "schema");
        }
    }

    /** The names of all members, in order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What {@code read} makes of each member, whatever they are called, as they are written. */
    public <T> Map<String, T> all(BiFunction<Members, String, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> all.put(name, read.apply(this, name)));
        end();
        return all;
    }

    /** What {@code read} makes of each member of an object that may be missing. */
    public <T> Map<String, T> map(String name, BiFunction<Members, String, T> read) {
        return optionalObject(name).map(object -> object.all(read)).orElse(Map.of());
    }

    // ---- values

    /** A text that is not blank. */
    public String text(String name) {
        JsonNode value = required(name);
        if (!isText(value)) {
            throw kind(name, "text");
        }
        return value.asText();
    }

    /** A text, or another where it is missing. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A text that may be missing. */
    public Optional<String> optionalText(String name) {
        return optional(name, this::text);
    }

    /** A text in both languages. */
    public Text both(String name) {
        Members texts = object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank();
    }

    /** A value as the catalogue writes it: text, number or truth. */
    public String written(String name) {
        JsonNode value = required(name);
        if (!value.isValueNode()) {
            throw kind(name, "text");
        }
        return value.isNumber() ? bounded(name, value.decimalValue()).toPlainString() : value.asText();
    }

    /** A decimal of at most 40 digits, without zeros at its end. */
    public BigDecimal decimal(String name) {
        JsonNode value = required(name);
        if (value.isNumber()) {
            return bounded(name, value.decimalValue());
        } else if (!value.isTextual()) {
            throw kind(name, "decimal");
        }
        return decimal(name, value.asText());
    }

    /** The decimal that {@code text} writes, which stands in a member. */
    public BigDecimal decimal(String name, String text) {
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
    public Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name, this::decimal);
    }

    /** A whole number. */
    public long whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw kind(name, "integer");
        }
        return value.asLong();
    }

    /** A whole number, or another where it is missing. */
    public long whole(String name, long otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    /** A whole number in a range whose ends are included. */
    public int between(String name, int least, int most) {
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
    public int small(String name, int otherwise) {
        return has(name) ? between(name, Integer.MIN_VALUE, Integer.MAX_VALUE) : otherwise;
    }

    /** A whole number from 0 on. */
    public int count(String name) {
        return between(name, 0, Integer.MAX_VALUE);
    }

    /** A whole number from 0 on that may be missing. */
    public Optional<Integer> optionalCount(String name) {
        return optional(name, this::count);
    }

    /** A truth, or another where it is missing. */
    public boolean flag(String name, boolean otherwise) {
        if (has(name) && !required(name).isBoolean()) {
            throw kind(name, "flag");
        }
        return optional(name).map(JsonNode::asBoolean).orElse(otherwise);
    }

    /** A truth; no where it is missing. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /** A date. */
    public LocalDate date(String name) {
        return parsed(name, "date", LocalDate::parse);
    }

    /** An instant, written with its offset. */
    public Instant instant(String name) {
        return parsed(name, "instant", text -> OffsetDateTime.parse(text).toInstant());
    }

    /** An instant that may be missing. */
    public Optional<Instant> optionalInstant(String name) {
        return optional(name, this::instant);
    }

    /** A length of time. */
    public Duration duration(String name) {
        return parsed(name, "duration", Duration::parse);
    }

    /** A length of time that may be missing. */
    public Optional<Duration> optionalDuration(String name) {
        return optional(name, this::duration);
    }

    /** What {@code parse} makes of a text; what it says where it refuses it is said. */
    public <T> T parsed(String name, Function<String, T> parse) {
        return made(name, () -> parse.apply(text(name)));
    }

    /** A text that {@code parse} understands, or it is not of the kind. */
    public <T> T parsed(String name, String kind, Function<String, T> parse) {
        return parsed(name, named(kind), parse);
    }

    /** A text that {@code parse} understands, or it is not like {@code form}. */
    public <T> T formed(String name, String form, Function<String, T> parse) {
        return parsed(name, like(form), parse);
    }

    /** A text that {@code parse} understands and that may be missing. */
    public <T> Optional<T> optionalFormed(String name, String form, Function<String, T> parse) {
        return has(name) ? Optional.of(formed(name, form, parse)) : Optional.empty();
    }

    private <T> T parsed(String name, Text kind, Function<String, T> parse) {
        return parsed(name, text(name), kind, parse);
    }

    private <T> T parsed(String name, String text, Text kind, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ProblemException(kind(name, kind).problem(), e);
        }
    }

    /** What {@code parse} understands of each text of a list, or it is not of the kind. */
    public <T> List<T> parsedTexts(String name, String kind, Function<String, T> parse) {
        List<T> all = new ArrayList<>();
        for (String text : texts(name)) {
            all.add(parsed(name + "[" + all.size() + "]", text, named(kind), parse));
        }
        return all;
    }

    /** What {@code parse} understands of the name of a member, or that is not of the kind. */
    public <T> T named(String name, String kind, Function<String, T> parse) {
        return parsed(name, name, named(kind), parse);
    }

    // ---- words

    /** A word of ours, as {@link #written(Enum)} writes it. */
    public <E extends Enum<E>> E word(String name, Class<E> words) {
        return word(name, words, Members::written);
    }

    /** A word of ours, or another where it is missing. */
    public <E extends Enum<E>> E word(String name, E otherwise) {
        return has(name) ? word(name, otherwise.getDeclaringClass()) : otherwise;
    }

    /** A word of ours, as {@code written} writes it. */
    public <E extends Enum<E>> E word(String name, Class<E> words, Function<? super E, String> written) {
        return word(name, text(name), words, written);
    }

    /** The words of a list; none where it is missing. */
    public <E extends Enum<E>> List<E> words(String name, Class<E> words, Function<? super E, String> written) {
        List<E> all = new ArrayList<>();
        for (String text : texts(name)) {
            all.add(word(name + "[" + all.size() + "]", text, words, written));
        }
        return all;
    }

    /** A word of ours as it is in code: {@code TIER1}. */
    public <E extends Enum<E>> E constant(String name, Class<E> words) {
        return word(name, words, Enum::name);
    }

    /** The words of a list as they are in code; none where it is missing. */
    public <E extends Enum<E>> List<E> constants(String name, Class<E> words) {
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

    // ---- what holds other members

    /** A member that is an object. */
    public Members object(String name) {
        return child(name, required(name));
    }

    /** A member that is an object and may be missing. */
    public Optional<Members> optionalObject(String name) {
        return optional(name, this::object);
    }

    /** The elements of a list; none where it is missing. */
    public List<JsonNode> list(String name) {
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
    public List<Members> objects(String name) {
        List<Members> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            all.add(child(name + "[" + all.size() + "]", each));
        }
        return all;
    }

    /** The objects of a list, in which a text alone stands for an object with that one member. */
    public List<Members> objectsOrTexts(String name, String member) {
        List<Members> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            JsonNode object = each.isTextual() ? Canonical.object().put(member, each.asText()) : each;
            all.add(child(name + "[" + all.size() + "]", object));
        }
        return all;
    }

    /** The texts of a list, none of them blank; none where it is missing. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            if (!isText(each)) {
                throw kind(name + "[" + all.size() + "]", "text");
            }
            all.add(each.asText());
        }
        return all;
    }

    /** What {@code read} makes of each object of a list, all of whose members it has to ask for. */
    public <T> List<T> each(String name, Function<Members, T> read) {
        return objects(name).stream().map(one -> one.as(read)).toList();
    }

    /** What {@code read} makes of an object that may be missing, all of whose members it has to ask for. */
    public <T> Optional<T> optionalOne(String name, Function<Members, T> read) {
        return optionalObject(name).map(one -> one.as(read));
    }

    /** What {@code read} makes of this object, all of whose members it has to ask for. */
    public <T> T as(Function<Members, T> read) {
        T made = made(() -> read.apply(this));
        end();
        return made;
    }

    // ---- problems

    /** What {@code made} makes; what it refuses is a problem of this object. */
    public <T> T made(Supplier<T> made) {
        return made(root(path), last(path), made);
    }

    /** What {@code made} makes; what it refuses is a problem of a member. */
    public <T> T made(String name, Supplier<T> made) {
        return made(at(name), name, made);
    }

    private <T> T made(String place, String member, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            String detail = String.valueOf(e.getMessage());
            Map<String, ?> values = Map.of("member", member, "detail", detail, "kind", detail);
            throw new ProblemException(
                    Texts.BOOK.problem(dialect.refused, Place.in(source).atColumn(place), values), e);
        }
    }

    /** Refuses members that nobody asked for. */
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw problem(dialect.unknown, name, Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    /** That a member is missing. */
    public ProblemException missing(String name) {
        return problem(dialect.missing, name, Map.of("member", name));
    }

    /** That a member is not of a kind, of those whose texts are called {@code KIND_…}. */
    public ProblemException kind(String name, String kind) {
        return kind(name, named(kind));
    }

    /** That a member is not like {@code form}. */
    public ProblemException form(String name, String form) {
        return kind(name, like(form));
    }

    private ProblemException kind(String name, Text kind) {
        return problem(dialect.kind, name, Map.of("member", name, "kind", kind));
    }

    private static Text named(String kind) {
        return Texts.BOOK.text("KIND_" + kind.toUpperCase(Locale.ROOT), Map.of());
    }

    private static Text like(String form) {
        return Texts.BOOK.text("KIND_LIKE", Map.of("form", form));
    }

    /** A problem of a member. */
    public ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, place(name), values));
    }

    /** Where a member stands. */
    public Place place(String name) {
        return Place.in(source).atColumn(at(name));
    }

    /** The path of a member, from the beginning of the text. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
