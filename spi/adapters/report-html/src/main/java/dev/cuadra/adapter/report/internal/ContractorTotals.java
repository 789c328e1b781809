package dev.cuadra.adapter.report.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one person was paid in the month.
 *
 * @param rut whom
 * @param name the name, as the first row spells it
 * @param boletas how many rows
 * @param gross the gross sum
 * @param retained what was kept back
 * @param net what was left
 */
record ContractorTotals(Rut rut, String name, int boletas, Clp gross, Clp retained, Clp net) {
    private static final int BARS = 15;
    private static final Comparator<ContractorTotals> LARGEST_FIRST =
            Comparator.comparing(ContractorTotals::gross).reversed().thenComparing(ContractorTotals::rut);

    /**
     * A row of the table of contractors.
     *
     * @param rut whom
     * @param name the name
     * @param boletas how many rows
     * @param gross the gross sum
     * @param retained what was kept back
     * @param net what was left
     */
    public record Shown(String rut, String name, String boletas, String gross, String retained, String net) {}

    /**
     * A bar of the chart.
     *
     * @param name whose
     * @param gross the gross sum
     * @param retained what was kept back
     * @param grossWidth thousandths of the longest bar
     * @param retainedWidth the same for what was kept back
     * @param others whether it stands for all who have no bar of their own, and is not drawn
     */
    public record Bar(String name, String gross, String retained, int grossWidth, int retainedWidth, boolean others) {}

    /** The totals of everybody in {@code rows}, the largest gross first. */
    static List<ContractorTotals> of(List<ReportRow> rows) {
        Map<Rut, ContractorTotals> byPayee = new TreeMap<>();
        for (ReportRow row : rows) {
            byPayee.merge(
                    row.payee(),
                    new ContractorTotals(
                            row.payee(), Words.clean(row.name()), 1, row.gross(), row.retained(), row.paid()),
                    ContractorTotals::plus);
        }
        return byPayee.values().stream().sorted(LARGEST_FIRST).toList();
    }

    /** The bars of the largest, and a line for the others together. */
    static List<Bar> bars(List<ContractorTotals> totals, Words words) {
        int own = totals.size() <= BARS + 1 ? totals.size() : BARS;
        List<Bar> bars = new ArrayList<>();
        for (ContractorTotals one : totals.subList(0, own)) {
            long longest = totals.get(0).gross().pesos();
            bars.add(one.bar(longest));
        }
        List<ContractorTotals> others = totals.subList(own, totals.size());
        if (!others.isEmpty()) {
            Clp gross = Clp.sum(others.stream().map(ContractorTotals::gross).toList());
            Clp retained =
                    Clp.sum(others.stream().map(ContractorTotals::retained).toList());
            String name = words.say("chart.others", "n", Words.figure(others.size()));
            // A bar for many people together would press everybody else's to nothing.
            bars.add(new Bar(name, Words.figure(gross), Words.figure(retained), 0, 0, true));
        }
        return bars;
    }

    Shown shown() {
        return new Shown(
                rut.toString(),
                name,
                Words.figure(boletas),
                Words.figure(gross),
                Words.figure(retained),
                Words.figure(net));
    }

    private ContractorTotals plus(ContractorTotals other) {
        return new ContractorTotals(
                rut,
                name.isBlank() ? other.name : name,
                boletas + other.boletas,
                gross.plus(other.gross),
                retained.plus(other.retained),
                net.plus(other.net));
    }

    private Bar bar(long longest) {
        return new Bar(
                name.isBlank() ? rut.toString() : name,
                Words.figure(gross),
                Words.figure(retained),
                thousandths(gross, longest),
                thousandths(retained, longest),
                false);
    }

    /** A length on paper, not money: a double is good enough, and the same everywhere. */
    private static int thousandths(Clp amount, long longest) {
        return longest == 0 ? 0 : (int) Math.round(1000.0 * amount.pesos() / longest);
    }
}
