package dev.cuadra.examples;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.ClosedMonth;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A month that was closed, as the books have it. */
final class StoredMonth {
    private StoredMonth() {}

    /**
     * The last close of a month, with the boletas as the books have them today.
     *
     * @throws ProblemException with code {@code SII_MONTH_NOT_CLOSED}
     */
    static MonthClose closed(Host host, Rut payer, YearMonth month) {
        BoletaBooks books = Payers.books(host);
        TenantId tenant = host.tenant();
        ClosedMonth closed = books.closed(tenant, payer, month)
                .orElseThrow(() -> new ProblemException(
                        Texts.BOOK.problem("SII_MONTH_NOT_CLOSED", Place.member("--period"), Map.of("period", month))));
        try (Stream<LedgerLine> lines = books.all(tenant, payer)) {
            return new MonthClose(
                    payer,
                    form(closed),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    lines.filter(line -> of(month, line)).toList());
        }
    }

    private static boolean of(YearMonth month, LedgerLine line) {
        boolean dated = YearMonth.from(line.boleta().date()).equals(month);
        return dated
                || line.boleta()
                        .paidOn()
                        .map(YearMonth::from)
                        .filter(month::equals)
                        .isPresent();
    }

    private static Form29 form(ClosedMonth closed) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        closed.codes().forEach((code, value) -> codes.put(F29Code.of(code), value));
        Map<F29Code, List<BoletaId>> boletas = new TreeMap<>();
        closed.boletas()
                .forEach((code, ids) ->
                        boletas.put(F29Code.of(code), ids.stream().sorted().toList()));
        Map<Integer, DueDate> due = new TreeMap<>();
        for (int day : DueDate.DAYS) {
            try {
                due.put(day, DueDate.of(closed.period(), day, HolidayCalendar.chile()));
            } catch (ProblemException e) {
                // Beyond the holidays that are known there is no due date, as on the form itself.
                due.remove(day);
            }
        }
        return new Form29(closed.period(), closed.rule(), codes, boletas, due, List.of());
    }
}
