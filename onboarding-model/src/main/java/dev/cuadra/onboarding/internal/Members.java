package dev.cuadra.onboarding.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The members of a JSON object, asked for one by one; what nobody asked for is a problem, and so is all that cannot be
 * used, with its place and in the codes of its area. A member that is null is one that is missing. For one thread.
 */
public final class Members extends Scalars {
    private Members(Dialect dialect, String source, String path, ObjectNode node) {
        super(dialect, source, path, node);
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
            throw new ProblemException(noJson(dialect, source, line), e);
        }
        throw new ProblemException(noJson(dialect, source, 0));
    }

    private static Problem noJson(Dialect dialect, String source, int line) {
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
        throw noObject(dialect, source, path);
    }

    private Members child(String place, JsonNode tree) {
        return of(dialect, source, at(place), tree);
    }

    /** All that was read. */
    public JsonNode tree() {
        return node;
    }

    /** A text in both languages. */
    public Text both(String name) {
        Members texts = object(name);
        Text both = new Text(texts.text("es"), texts.text("en"));
        texts.end();
        return both;
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

    /** Refuses members that nobody asked for. */
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw problem(dialect.unknown, name, Map.of("member", name, "known", String.join(", ", asked)));
            }
        });
    }

    /** A member that is an object. */
    public Members object(String name) {
        return child(name, required(name));
    }

    /** A member that is an object and may be missing. */
    public Optional<Members> optionalObject(String name) {
        return optional(name, this::object);
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
}
