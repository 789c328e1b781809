package dev.cuadra.spi.problem;

import java.util.Objects;

/**
 * Where in the input a problem stands.
 *
 * @param source the file name, JSON path or option; empty when the input has no name
 * @param line the line, counted from 1 as an editor shows it; 0 when the whole source is meant
 * @param column the title of the column or the name of the member; empty when the whole line is meant
 */
public record Place(String source, long line, String column) {
    /** No particular place. */
    public static final Place NOWHERE = new Place("", 0, "");

    public Place {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(column, "column");
        if (line < 0) {
            throw new IllegalArgumentException("Line below 0: " + line);
        }
    }

    /** The whole of {@code source}. */
    public static Place in(String source) {
        return new Place(source, 0, "");
    }

    /** A member of a JSON object, or an option of a command. */
    public static Place member(String name) {
        return new Place("", 0, name);
    }

    /** The same place, narrowed to a line. */
    public Place atLine(long at) {
        return new Place(source, at, column);
    }

    /** The same place, narrowed to a column. */
    public Place atColumn(String title) {
        return new Place(source, line, title);
    }

    /** {@code file.csv:17:rut}, with the parts that are known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (line > 0) {
            text.append(text.isEmpty() ? "" : ":").append(line);
        }
        if (!column.isEmpty()) {
            text.append(text.isEmpty() ? "" : ":").append(column);
        }
        return text.toString();
    }
}
