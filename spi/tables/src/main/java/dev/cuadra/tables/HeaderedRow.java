package dev.cuadra.tables;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row whose cells are asked for by column.
 *
 * @param source the name of the table
 * @param header the header above it
 * @param row the row as it stands
 * @param problem what is wrong with the row as such: its width, a quote, a cell or the row too long
 */
public record HeaderedRow(String source, Header header, Row row, Optional<Problem> problem) {
    public HeaderedRow {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(problem, "problem");
    }

    /** See {@link Row#line()}. */
    public long line() {
        return row.line();
    }

    /**
     * The content of a cell, plain as {@link CellText#plain} says and trimmed as {@link CellText#trimmed} says; empty
     * when the cell is, or when the table or the row lacks it.
     *
     * @throws IllegalArgumentException for a column that was not among the wanted
     */
    public String value(String column) {
        OptionalInt at = header.position(column);
        List<String> columns = row.expanded();
        return at.isPresent() && at.getAsInt() < columns.size()
                ? CellText.trimmed(CellText.plain(CellText.trimmed(columns.get(at.getAsInt()))))
                : "";
    }

    /** Where a cell stands, for problems with its content; the column is named by its title in this table. */
    public Place place(String column) {
        OptionalInt at = header.position(column);
        String title = at.isPresent()
                ? CellText.trimmed(CellText.plain(header.row().expanded().get(at.getAsInt())))
                : column;
        return Place.in(source).atLine(row.line()).atColumn(title);
    }
}
