package dev.cuadra.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of a table. Immutable. */
public final class Row {
    private final long line;
    private final int table;
    private final List<String> values;
    private final List<Integer> spans;

    private Row(long line, int table, List<String> values, List<Integer> spans) {
        if (line < 1 || table < 0) {
            throw new IllegalArgumentException("Not a place of a row: line " + line + ", table " + table);
        }
        this.line = line;
        this.table = table;
        this.values = List.copyOf(values);
        this.spans = List.copyOf(spans);
    }

    /** A row of cells that cover one column each. */
    public static Row of(long line, List<String> values) {
        return new Row(line, 0, values, List.of());
    }

    /** A row of an HTML page. */
    public static Row of(long line, int table, List<Cell> cells) {
        List<Integer> spans = cells.stream().allMatch(cell -> cell.span() == 1)
                ? List.of()
                : cells.stream().map(Cell::span).toList();
        return new Row(line, table, cells.stream().map(Cell::text).toList(), spans);
    }

    /**
     * Where the row begins, counted from 1: the physical line of a CSV file or HTML page as an editor shows it, the row
     * number of a sheet.
     */
    public long line() {
        return line;
    }

    /** Which table of an HTML page the row belongs to, in order of their beginnings, from 0; 0 in other formats. */
    public int table() {
        return table;
    }

    /** The texts of the cells as they stand, one for each cell whatever it spans. */
    public List<String> values() {
        return values;
    }

    /** The number of cells. */
    public int size() {
        return values.size();
    }

    /** The cells with their spans. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            cells.add(new Cell(values.get(at), span(at)));
        }
        return List.copyOf(cells);
    }

    /** The text of each column: a cell that spans several stands in the first of them, the others are empty. */
    public List<String> expanded() {
        if (spans.isEmpty()) {
            return values;
        }
        List<String> columns = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            columns.add(values.get(at));
            for (int covered = 1; covered < span(at); covered++) {
                columns.add("");
            }
        }
        return List.copyOf(columns);
    }

    /** Whether no cell holds anything but blanks. */
    public boolean blank() {
        return values.stream().allMatch(value -> CellText.trimmed(value).isEmpty());
    }

    private int span(int at) {
        return spans.isEmpty() ? 1 : spans.get(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && line == row.line
                && table == row.table
                && values.equals(row.values)
                && spans.equals(row.spans);
    }

    @Override
    public int hashCode() {
        return Objects.hash(line, table, values, spans);
    }

    /** Where it stands and how wide it is; not what it says, which may be personal. */
    @Override
    public String toString() {
        return "Row[line " + line + ", " + values.size() + " cells]";
    }
}
