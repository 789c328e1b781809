package dev.cuadra.tables;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which column stands where, found by the titles. A missing or duplicate column is a problem; an unknown one is a
 * warning, since its content is ignored. Immutable.
 */
public final class Header {
    private final Row row;
    private final int width;
    private final Map<String, Integer> positions;
    private final List<String> names;
    private final List<Problem> problems;
    private final List<Problem> warnings;

    private Header(
            Row row,
            int width,
            Map<String, Integer> positions,
            List<String> names,
            List<Problem> problems,
            List<Problem> warnings) {
        this.row = row;
        this.width = width;
        this.positions = Map.copyOf(positions);
        this.names = List.copyOf(names);
        this.problems = List.copyOf(problems);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Finds {@code wanted} among the titles.
     *
     * @param source the name of the table, for the places of problems
     * @param titles the header row
     * @throws IllegalArgumentException when two wanted columns accept the same title
     */
    public static Header of(String source, Row titles, List<Column> wanted) {
        Map<String, Column> byKey = byKey(wanted);
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Place line = Place.in(source).atLine(titles.line());
        List<String> columns = titles.expanded();
        int width = 0;
        for (int at = 0; at < columns.size(); at++) {
            String title = CellText.trimmed(CellText.plain(columns.get(at)));
            if (title.isEmpty()) {
                continue;
            }
            width = at + 1;
            Column column = byKey.get(CellText.titleKey(title));
            if (column == null) {
                warnings.add(problem(TableFault.COLUMN_UNKNOWN, line, title));
            } else if (positions.putIfAbsent(column.name(), at) != null) {
                problems.add(problem(TableFault.COLUMN_DUPLICATE, line, column.name()));
            }
        }
        for (Column column : wanted) {
            if (column.required() && !positions.containsKey(column.name())) {
                problems.add(problem(TableFault.COLUMN_MISSING, line, column.name()));
            }
        }
        return new Header(
                titles, width, positions, wanted.stream().map(Column::name).toList(), problems, warnings);
    }

    private static Map<String, Column> byKey(List<Column> wanted) {
        Map<String, Column> byKey = new HashMap<>();
        for (Column column : wanted) {
            for (String key : column.keys()) {
                Column other = byKey.putIfAbsent(key, column);
                if (other != null) {
                    throw new IllegalArgumentException(
                            "Columns '" + other.name() + "' and '" + column.name() + "' accept the same title");
                }
            }
        }
        return byKey;
    }

    private static Problem problem(TableFault fault, Place line, String column) {
        return TableException.problem(fault, line.atColumn(column), Map.of("column", column));
    }

    /** The row of titles. */
    public Row row() {
        return row;
    }

    /** The number of columns up to the last one with a title. */
    public int width() {
        return width;
    }

    /** Missing and duplicate columns; empty for a header that serves. */
    public List<Problem> problems() {
        return problems;
    }

    /** Columns that nobody asked for. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Whether the table has a column. */
    public boolean has(String column) {
        return position(column).isPresent();
    }

    /**
     * Where a column stands, from 0; empty when the table lacks it.
     *
     * @throws IllegalArgumentException for a column that was not among the wanted
     */
    public OptionalInt position(String column) {
        Integer at = positions.get(column);
        if (at == null && !names.contains(column)) {
            throw new IllegalArgumentException("Not a wanted column: " + column);
        }
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /**
     * What is wrong with the width of a row: fewer cells than titles, or content behind the last title. A sheet leaves
     * out empty cells at the end of a row, so that a short row of a sheet is sound.
     */
    Optional<Problem> misfit(String source, Row cells, boolean sheet) {
        List<String> columns = cells.expanded();
        int content = columns.size();
        while (content > width && CellText.trimmed(columns.get(content - 1)).isEmpty()) {
            content--;
        }
        if (content > width || (!sheet && content < width)) {
            return Optional.of(TableException.problem(
                    TableFault.ROW_WIDTH,
                    Place.in(source).atLine(cells.line()),
                    Map.of("cells", content, "columns", width)));
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Header header
                && row.equals(header.row)
                && positions.equals(header.positions)
                && names.equals(header.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(row, positions, names);
    }

    @Override
    public String toString() {
        return "Header" + new java.util.TreeMap<>(positions);
    }
}
