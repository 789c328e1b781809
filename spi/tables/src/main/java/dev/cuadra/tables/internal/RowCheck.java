package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import java.util.Map;

/** Holds rows to the limits that all formats share. */
final class RowCheck {
    private final String source;
    private final TableLimits limits;
    private long rows;

    RowCheck(String source, TableLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /** One more row; beyond the limit the reading ends. */
    void count(long line) {
        if (++rows > limits.maxRows()) {
            throw TableException.of(
                    TableFault.TOO_MANY_ROWS, Place.in(source).atLine(line), Map.of("limit", limits.maxRows()));
        }
    }

    /** The row, when its width and its cells are within the limits. */
    Row check(Row row, int width) {
        Place where = Place.in(source).atLine(row.line());
        if (width > limits.maxColumns()) {
            throw TableException.inRow(
                    TableFault.TOO_MANY_COLUMNS, where, Map.of("limit", limits.maxColumns(), "cells", width), row);
        }
        for (int at = 0; at < row.size(); at++) {
            if (row.values().get(at).length() > limits.maxCellChars()) {
                throw TableException.inRow(
                        TableFault.CELL_TOO_LONG,
                        where,
                        Map.of("limit", limits.maxCellChars(), "position", at + 1),
                        row);
            }
        }
        return row;
    }
}
