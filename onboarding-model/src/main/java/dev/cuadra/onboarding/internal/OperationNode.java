package dev.cuadra.onboarding.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object of launch-support data, whose members are asked for one by one; what nobody asked for is a problem. */
public final class OperationNode {
    private static final int SCHEMA = 1;

    private final String source;
    private final String path;
    private final ObjectNode node;
    private final Set<String> asked = new TreeSet<>();

    private OperationNode(String source, String path, ObjectNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /** The whole of a text, of the one schema that there is. */
    public static OperationNode read(String source, String json) {
        try {
            if (Canonical.parse(json) instanceof ObjectNode object) {
                OperationNode all = new OperationNode(source, "", object);
                if (all.whole("schema") != SCHEMA) {
                    throw all.kind("schema", Integer.toString(SCHEMA));
                }
                return all;
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new ProblemException(
                    Texts.BOOK.problem("OPERATION_JSON", Place.in(source).atLine(line), Map.of()), e);
        }
        throw new ProblemException(Texts.BOOK.problem("OPERATION_JSON", Place.in(source), Map.of()));
    }

    /** A resource as text. */
    public static String resource(Class<?> beside, String name) {
        try (@Nullable InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a member is there. */
    public boolean has(String name) {
        return optional(name).isPresent();
    }

    /** A member of any kind. */
    public Optional<JsonNode> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private JsonNode required(String name) {
        return optional(name).orElseThrow(() -> problem("OPERATION_MEMBER_MISSING", name, Map.of("member", name)));
    }

    /** A text that is not blank. */
    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw kind(name, "\"text\"");
        }
        return value.asText();
    }

    /** A text that may be missing. */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A text in both languages. */
    public Text both(String name) {
        OperationNode texts = object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
    }

    /** A whole number from 0 on. */
    public int whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
            throw kind(name, "1, 2, 3");
        }
        return value.asInt();
    }

    /** A whole number that may be missing. */
    public Optional<Integer> optionalWhole(String name) {
        return has(name) ? Optional.of(whole(name)) : Optional.empty();
    }

    /** A truth; no where it is missing. */
    public boolean flag(String name) {
        Optional<JsonNode> value = optional(name);
        if (value.filter(given -> !given.isBoolean()).isPresent()) {
            throw kind(name, "true, false");
        }
        return value.map(JsonNode::asBoolean).orElse(false);
    }

    /** A text that {@code parse} understands. */
    public <T> T parsed(String name, String form, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            ProblemException problem = kind(name, form);
            problem.addSuppressed(e);
            throw problem;
        }
    }

    /** A text that {@code parse} understands and that may be missing. */
    public <T> Optional<T> optionalParsed(String name, String form, Function<String, T> parse) {
        return has(name) ? Optional.of(parsed(name, form, parse)) : Optional.empty();
    }

    /** The texts of a list; none where it is missing. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        optional(name).ifPresent(list -> {
            list.forEach(each -> {
                if (each.isTextual() && !each.asText().isBlank()) {
                    all.add(each.asText());
                }
            });
            if (!list.isArray() || all.size() != list.size()) {
                throw kind(name, "[\"text\"]");
            }
        });
        return all;
    }

    /** A member that is an object. */
    public OperationNode object(String name) {
        if (required(name) instanceof ObjectNode object) {
            return new OperationNode(source, at(name), object);
        }
        throw kind(name, "{}");
    }

    /** A member that is an object and may be missing. */
    public Optional<OperationNode> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** What {@code read} makes of each object of a list; nothing where the list is missing. */
    public <T> List<T> each(String name, Function<OperationNode, T> read) {
        List<T> all = new ArrayList<>();
        optional(name).ifPresent(list -> {
            if (!list.isArray()) {
                throw kind(name, "[{}]");
            }
            for (int i = 0; i < list.size(); i++) {
                String place = name + "[" + i + "]";
                if (!(list.get(i) instanceof ObjectNode object)) {
                    throw kind(place, "{}");
                }
                OperationNode one = new OperationNode(source, at(place), object);
                all.add(one.made(() -> read.apply(one)));
                one.end();
            }
        });
        return all;
    }

    /** What {@code made} makes; what it refuses is a problem of this object. */
    public <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Texts.BOOK.problem("OPERATION_VALUE", place(), Map.of("detail", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** Refuses members that nobody asked for. */
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw problem(
                        "OPERATION_MEMBER_UNKNOWN", name, Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    /** A problem of this object. */
    public ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.in(source).atColumn(at(name)), values));
    }

    private ProblemException kind(String name, String form) {
        return problem("OPERATION_MEMBER_VALUE", name, Map.of("member", name, "form", form));
    }

    private Place place() {
        return Place.in(source).atColumn(path);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
