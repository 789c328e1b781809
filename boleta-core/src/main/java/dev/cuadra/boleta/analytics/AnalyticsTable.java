package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * The figures as a table, a row for each contractor and month in which there is something. Pesos are whole; a person who
 * was erased has no RUT and no name, and {@code person} tells such people apart. Stateless, safe for many threads.
 */
public final class AnalyticsTable {
    private static final List<String> TITLES = List.of(
            "month",
            "rule",
            "rut",
            "person",
            "name",
            "boletas",
            "gross",
            "retained",
            "loan",
            "net",
            "share_of_month",
            "annulled",
            "unpaid",
            "off_rate");

    private AnalyticsTable() {}

    /** Writes titles and rows, by month and then by RUT; the writer stays open. */
    public static void write(Analytics analytics, TableWriter table) {
        table.row(TITLES);
        for (YearMonth month : analytics.range().months()) {
            List<Integer> tenths = analytics.tenths(month);
            for (int at = 0; at < tenths.size(); at++) {
                ContractorMonths one = analytics.contractors().get(at);
                if (one.months().containsKey(month)) {
                    table.row(cells(analytics, month, one, BigDecimal.valueOf(tenths.get(at), 1)));
                }
            }
        }
    }

    private static List<Object> cells(Analytics analytics, YearMonth month, ContractorMonths one, BigDecimal share) {
        Figures figures = one.in(month);
        return List.of(
                month.toString(),
                analytics.range().rule().name(),
                one.payee().rut().map(Rut::toString).orElse(""),
                one.payee().erased(),
                one.payee().name(),
                figures.boletas(),
                figures.gross().pesos(),
                figures.retained().pesos(),
                figures.loan().pesos(),
                figures.net().pesos(),
                share,
                figures.annulled(),
                figures.unpaid(),
                figures.offRate());
    }
}
