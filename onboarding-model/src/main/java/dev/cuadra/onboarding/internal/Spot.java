package dev.cuadra.onboarding.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** A place in JSON and what is said of it where something is wrong there, in the codes of its area. */
public abstract class Spot {
    final Dialect dialect;
    final String source;
    final String path;

    Spot(Dialect dialect, String source, String path) {
        this.dialect = dialect;
        this.source = source;
        this.path = path;
    }

    static ProblemException noObject(Dialect dialect, String source, String path) {
        Place place = Place.in(source).atColumn(root(path));
        Map<String, ?> values = Map.of("member", last(path), "kind", named("object"));
        return new ProblemException(Texts.BOOK.problem(dialect.kind, place, values));
    }

    private static String root(String path) {
        return path.isEmpty() ? "$" : path;
    }

    private static String last(String path) {
        return root(path.substring(path.lastIndexOf('.') + 1));
    }

    /** What {@code made} makes; what it refuses is a problem of this object. */
    public final <T> T made(Supplier<T> made) {
        return refusing("", made);
    }

    /** What {@code made} makes; what it refuses is a problem of a member. */
    public final <T> T made(String name, Supplier<T> made) {
        return refusing(name, made);
    }

    private <T> T refusing(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            Text detail = Refused.why(e);
            String place = name.isEmpty() ? root(path) : at(name);
            Map<String, ?> values = Map.of("member", last(place), "detail", detail, "kind", detail);
            throw new ProblemException(
                    Texts.BOOK.problem(dialect.refused, Place.in(source).atColumn(place), values), e);
        }
    }

    /** That a member is missing. */
    public final ProblemException missing(String name) {
        return problem(dialect.missing, name, Map.of("member", name));
    }

    /** That a member is not of a kind, of those whose texts are called {@code KIND_…}. */
    public final ProblemException kind(String name, String kind) {
        return kind(name, named(kind));
    }

    /** That a member is not like {@code form}. */
    public final ProblemException form(String name, String form) {
        return kind(name, like(form));
    }

    final ProblemException kind(String name, Text kind) {
        return problem(dialect.kind, name, Map.of("member", name, "kind", kind));
    }

    static Text named(String kind) {
        return Texts.BOOK.text("KIND_" + kind.toUpperCase(Locale.ROOT), Map.of());
    }

    static Text like(String form) {
        return Texts.BOOK.text("KIND_LIKE", Map.of("form", form));
    }

    /** A problem of a member. */
    public final ProblemException problem(String code, String name, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, place(name), values));
    }

    /** Where a member stands. */
    public final Place place(String name) {
        return Place.in(source).atColumn(at(name));
    }

    /** The path of a member, from the beginning of the text. */
    public final String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
