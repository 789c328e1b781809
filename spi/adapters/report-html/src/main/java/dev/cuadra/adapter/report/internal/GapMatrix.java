package dev.cuadra.adapter.report.internal;

import java.util.List;

/**
 * Who was paid in which months.
 *
 * @param heads the months, as numbers
 * @param rows the contractors
 * @param lead what is shown, and what is not
 */
public record GapMatrix(List<Head> heads, List<Row> rows, String lead) {
    /**
     * A month.
     *
     * @param digits two digits
     * @param full in words
     * @param year whether a year begins here
     */
    public record Head(String digits, String full, boolean year) {}

    /**
     * A contractor.
     *
     * @param name who
     * @param cells a cell for each month
     */
    public record Row(String name, List<Cell> cells) {}

    /**
     * A month of a contractor.
     *
     * @param kind {@code on} with boletas, {@code gap} in between, {@code off} before the first and after the last
     * @param boletas how many; empty where there are none
     * @param year whether a year begins here
     */
    public record Cell(String kind, String boletas, boolean year) {}
}
