package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.Delinquency;
import java.util.List;

/**
 * What the page of reports over lay-bys shows. Amounts of different currencies never meet in a sum.
 *
 * @param company the supplier's name; empty when it was not given
 * @param day the day it shows the lay-bys on
 * @param period from when until when what was completed or ended is shown
 * @param dueUntil the days of the list of what falls due
 * @param currencies the figures of each currency
 * @param remarks why a report is not to be relied on
 * @param stores the figures of each store
 * @param outstanding what is outstanding, the latest first
 * @param due what falls due
 * @param funds what is held
 * @param completed what was completed
 * @param ended what ended early
 * @param taxPoints the tax that fell due
 * @param foot the lines at the foot of the page
 */
public record PortfolioView(
        String company,
        String day,
        String period,
        String dueUntil,
        List<Money> currencies,
        List<ProblemGroup> remarks,
        List<Store> stores,
        Table outstanding,
        Table due,
        Table funds,
        Table completed,
        Table ended,
        Table taxPoints,
        List<String> foot) {
    /**
     * The figures of one currency.
     *
     * @param code the currency
     * @param figures the figures
     * @param aging what is outstanding by how late it is
     * @param agingTotal what is outstanding together
     * @param check that what is held is what the ledger shows; empty where it is not
     */
    public record Money(
            String code, List<LaybyView.Figure> figures, List<Aging> aging, String agingTotal, String check) {}

    /**
     * A column of the aging report.
     *
     * @param key the column
     * @param label in words
     * @param count how many lay-bys
     * @param amount what is outstanding of them
     * @param width thousandths of what is outstanding together
     * @param from where its part begins
     */
    public record Aging(Delinquency.Bucket key, String label, String count, String amount, int width, int from) {}

    /**
     * The figures of one store in one currency.
     *
     * @param business whose it is
     * @param store which
     * @param currency in which currency
     * @param running how many lay-bys run
     * @param outstanding what is outstanding of them
     * @param arrears what of it is late
     * @param held what is held
     * @param completed how many were completed, and for how much
     * @param ended how many ended early, and what was kept of them
     */
    public record Store(
            String business,
            String store,
            String currency,
            String running,
            String outstanding,
            String arrears,
            String held,
            String completed,
            String ended) {}

    /**
     * A report.
     *
     * @param title its title
     * @param columns the titles of its columns
     * @param rows its rows
     * @param totals its totals, one for each currency
     */
    public record Table(String title, List<Column> columns, List<List<String>> rows, List<List<String>> totals) {
        /** How many rows. */
        public int size() {
            return rows.size();
        }
    }

    /**
     * A column.
     *
     * @param title its title
     * @param style {@code id}, {@code nm}, {@code d} or {@code n}
     */
    public record Column(String title, String style) {}
}
