package dev.cuadra.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.TextBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which values become JSON and back. Immutable, safe for many threads.
 *
 * <p>Dates, instants and durations are ISO text; decimals are exact and keep their scale; an empty {@code Optional} is
 * {@code null}; only record components and properties are written, never what a method like {@code isPaid()} computes.
 * No number is read from text, none is cut to fit, and a missing number is an error rather than zero.
 *
 * <p>There are two ways to read. What was stored may hold members that this version of the code does not know; they do
 * not fail. What a user hands in is read strictly: an unknown member, a member given twice, or anything after the end
 * is a {@link Problem}.
 */
public final class Json {
    private static final Json STANDARD = new Json(List.of());

    private final List<Module> modules;
    private final ObjectMapper lenient;
    private final ObjectMapper strict;

    private Json(List<Module> modules) {
        this.modules = List.copyOf(modules);
        this.lenient = configured(this.modules)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.strict = configured(this.modules)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static JsonMapper.Builder configured(List<Module> modules) {
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .addModules(modules)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(MapperFeature.DEFAULT_VIEW_INCLUSION)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .defaultLocale(Locale.ROOT)
                .defaultTimeZone(TimeZone.getTimeZone("UTC"));
    }

    /** The configuration without additions. */
    public static Json standard() {
        return STANDARD;
    }

    /** The same configuration, with Jackson modules for a core's own value types added. */
    public Json with(Module... more) {
        List<Module> all = new ArrayList<>(modules);
        all.addAll(List.of(more));
        return new Json(all);
    }

    /** A mapper of this configuration for the caller's own use, lenient about unknown members. */
    public ObjectMapper mapper() {
        return lenient.copy();
    }

    /**
     * The value as a tree, which the caller owns.
     *
     * @throws IllegalArgumentException when the value has no JSON form
     */
    public JsonNode tree(Object value) {
        return value instanceof JsonNode node ? node.deepCopy() : toTree(value);
    }

    /**
     * The canonical bytes of a value: members in the order of their names at every depth, no white space, UTF-8. Equal
     * values give equal bytes in every locale, time zone and Java version. Characters beyond the basic plane, and
     * halves of them, are written as escapes.
     *
     * @throws IllegalArgumentException when the value has no JSON form
     */
    public Bytes canonical(Object value) {
        JsonNode tree = value instanceof JsonNode node ? node : toTree(value);
        try {
            return Bytes.of(lenient.writeValueAsBytes(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "No JSON can be written for a " + value.getClass().getName(), e);
        }
    }

    private JsonNode toTree(Object value) {
        try {
            return lenient.valueToTree(value);
        } catch (IllegalArgumentException e) {
            // Jackson's own message may quote the value.
            throw new IllegalArgumentException(
                    "No JSON can be written for a " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads what was stored; unknown members are passed over.
     *
     * @throws DocumentFormatException when the bytes are not JSON or do not fit the class
     */
    public <T> T read(Bytes json, Class<T> as) {
        return read(parse(json), as);
    }

    /**
     * Reads a stored tree; unknown members are passed over.
     *
     * @throws DocumentFormatException when the tree does not fit the class
     */
    public <T> T read(JsonNode tree, Class<T> as) {
        try {
            T value = lenient.treeToValue(tree, as);
            if (value == null) {
                throw new DocumentFormatException("null is no " + as.getName());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new DocumentFormatException("Not a " + as.getName() + ", see member " + path(e), e);
        }
    }

    /**
     * A value and whether its class knows every member it was read from.
     *
     * @param complete false when a member, at any depth, was passed over
     */
    record Understood<T>(T value, boolean complete) {}

    /** Reads what stands between two places of stored bytes, like {@link #read(Bytes, Class)}. */
    <T> Understood<T> understood(byte[] bytes, int from, int until, Class<T> as) {
        UnknownSeen unknown = new UnknownSeen();
        try {
            @Nullable T value = lenient.readerFor(as).withHandler(unknown).readValue(bytes, from, until - from);
            if (value == null) {
                throw new DocumentFormatException("null is no " + as.getName());
            }
            return new Understood<>(value, !unknown.seen);
        } catch (IOException e) {
            String member = e instanceof JsonProcessingException json ? path(json) : "";
            throw new DocumentFormatException("Not a " + as.getName() + ", see member " + member, e);
        }
    }

    /** For one reading. */
    private static final class UnknownSeen extends DeserializationProblemHandler {
        private boolean seen;

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            seen = true;
            return false;
        }
    }

    JsonParser parser(byte[] bytes) throws IOException {
        return lenient.createParser(bytes);
    }

    /** The value at which a parser stands; more may follow it. */
    JsonNode member(JsonParser parser) throws IOException {
        return lenient.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
    }

    /**
     * Parses stored JSON into a tree, which the caller owns.
     *
     * @throws DocumentFormatException when the bytes are not JSON
     */
    public JsonNode parse(Bytes json) {
        try {
            return lenient.readTree(json.toArray());
        } catch (IOException e) {
            throw new DocumentFormatException("Not JSON", e);
        }
    }

    /**
     * Reads what a user hands in.
     *
     * @param source the name of the input for messages: a file name, an option
     * @throws ProblemException with code {@code JSON_SYNTAX}, {@code JSON_UNKNOWN_MEMBER},
     *     {@code JSON_DUPLICATE_MEMBER} or {@code JSON_VALUE}, or with the problem that the value itself stated; the
     *     place names the line and the member, and no value is repeated
     */
    public <T> T readStrict(String source, Bytes json, Class<T> as) {
        try {
            T value = strict.readValue(json.toArray(), as);
            if (value == null) {
                throw new ProblemException(value(Place.in(source), "", as));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ProblemException(problem(source, tellingOfUnknownMembers(e, json, as), as));
        } catch (IOException e) {
            throw new ProblemException(Texts.BOOK.problem("JSON_SYNTAX", Place.in(source), Map.of()));
        }
    }

    /**
     * Jackson builds a record from the members it knows before it looks at those it does not. A misspelt name would be
     * reported as a missing one: where that is the fault, the unknown member says more.
     */
    private JsonProcessingException tellingOfUnknownMembers(JsonProcessingException e, Bytes json, Class<?> as) {
        if (e instanceof MismatchedInputException) {
            try {
                strict.readerFor(as)
                        .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .readValue(json.toArray());
            } catch (UnrecognizedPropertyException unknown) {
                return unknown;
            } catch (IOException | IllegalArgumentException other) {
                return e;
            }
        }
        return e;
    }

    private static Problem problem(String source, JsonProcessingException e, Class<?> as) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException stated) {
                return stated.problem().at(place(source, e));
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known = new ArrayList<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(String.valueOf(id)));
            known.sort(null);
            return Texts.BOOK.problem(
                    "JSON_UNKNOWN_MEMBER",
                    place(source, e),
                    Map.of("member", unknown.getPropertyName(), "known", String.join(", ", known)));
        }
        // Jackson has no type of its own for a member given twice.
        if (e.getOriginalMessage().startsWith("Duplicate ")) {
            return Texts.BOOK.problem("JSON_DUPLICATE_MEMBER", place(source, e), Map.of());
        }
        if (e instanceof JsonMappingException && !(e.getCause() instanceof JsonProcessingException)) {
            Class<?> wanted = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                    ? mismatch.getTargetType()
                    : as;
            return value(place(source, e), path(e), wanted);
        }
        return Texts.BOOK.problem("JSON_SYNTAX", place(source, e), Map.of());
    }

    private static Problem value(Place where, String member, Class<?> wanted) {
        return Texts.BOOK.problem(
                "JSON_VALUE", where, Map.of("member", member.isEmpty() ? "$" : member, "kind", wanted.getSimpleName()));
    }

    private static Place place(String source, JsonProcessingException e) {
        @Nullable JsonLocation location = e.getLocation();
        Place place = Place.in(source).atColumn(path(e));
        return location == null || location.getLineNr() < 1 ? place : place.atLine(location.getLineNr());
    }

    private static String path(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        mapping.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        });
        return path.toString();
    }

    /** The value as an object, which every document is. */
    ObjectNode object(Object value) {
        if (tree(value) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(
                "A document is a JSON object, which a " + value.getClass().getName() + " is not");
    }

    ObjectNode emptyObject() {
        return lenient.createObjectNode();
    }

    /** Read on first use, so that no file is read when the class loads. */
    private static final class Texts {
        static final TextBook BOOK = TextBook.read(
                Json.class.getResourceAsStream("texts_es.properties"),
                Json.class.getResourceAsStream("texts_en.properties"));
    }
}
