package dev.cuadra.plugin.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a view over the documents of a collection, see {@link JdbcStorage#createView}.
 *
 * @param name the column's name: 1 to 48 of {@code a-z 0-9 _}, a letter first
 * @param kind what the column holds
 * @param path the names of the members that lead to the value in the document's JSON, from the outermost; letters,
 *     digits and {@code _}
 */
public record ViewField(String name, Kind kind, List<String> path) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9_]{1,64}");

    /** What a column holds. */
    public enum Kind {
        /** Text, as it stands; of a date its {@code AAAA-MM-DD}. */
        TEXT,
        /** A whole number of up to 63 bits, such as pesos. */
        WHOLE,
        /** True or false; in SQLite 1 or 0. */
        FLAG
    }

    public ViewField {
        path = List.copyOf(path);
        if (!NAME.matcher(name).matches()
                || path.isEmpty()
                || !path.stream().allMatch(member -> MEMBER.matcher(member).matches())) {
            throw new IllegalArgumentException("Not a column of a view: " + name + " from " + path);
        }
    }

    /** A column of text. */
    public static ViewField text(String name, String... path) {
        return new ViewField(name, Kind.TEXT, List.of(path));
    }

    /** A column of whole numbers. */
    public static ViewField whole(String name, String... path) {
        return new ViewField(name, Kind.WHOLE, List.of(path));
    }

    /** A column of true and false. */
    public static ViewField flag(String name, String... path) {
        return new ViewField(name, Kind.FLAG, List.of(path));
    }

    /** The name of a collection's view: its own in lower case, after {@code view_}, with {@code _} for other signs. */
    static String viewOf(String collection) {
        return "view_" + collection.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
