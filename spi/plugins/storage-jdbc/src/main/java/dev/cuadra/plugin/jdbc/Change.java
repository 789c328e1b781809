package dev.cuadra.plugin.jdbc;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A change of many rows of one table, in two spellings: once for each row, and once for all rows, which come as one
 * array for each column. Both take the same values in the same order.
 *
 * @param byRow the statement for one row
 * @param bySet the statement for all of them
 */
record Change(String byRow, String bySet) {
    /**
     * A change.
     *
     * @param columns the values of a row, such as {@code "tenant text, id bytea"}
     * @param bySet with {@code $rows} where the rows stand, whose columns have these names
     */
    static Change of(String byRow, String columns, String bySet) {
        String[] all = columns.split(", *", -1);
        String names = Arrays.stream(all).map(column -> column.split(" ", 2)[0]).collect(Collectors.joining(", "));
        String arrays = Arrays.stream(all)
                .map(column -> "?::" + column.split(" ", 2)[1] + "[]")
                .collect(Collectors.joining(", "));
        return new Change(byRow, bySet.replace("$rows", "unnest(" + arrays + ") AS given (" + names + ")"));
    }
}
