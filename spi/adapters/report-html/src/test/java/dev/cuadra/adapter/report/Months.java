package dev.cuadra.adapter.report;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented months, closed by the real rules. */
final class Months {
    static final Rut PAYER = new Rut(76_000_000);
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

    private static final String TITLES =
            "N°;Fecha;Estado;Fecha Anulación;Rut;Nombre o Razón Social;Soc. Prof.;Brutos;" + "Retenido;Pagado\n";
    private static final List<String> FIRST = List.of(
            "ANA", "LUIS", "EVA", "JOSÉ", "MARÍA PAZ", "ÑUSTA", "TOMÁS", "ROSA", "IVÁN", "CATALINA", "PEDRO", "SOFÍA");
    private static final List<String> LAST = List.of(
            "PÉREZ SOTO", "DÍAZ ROJAS", "MUÑOZ VERA", "TAPIA LAGOS", "O'HIGGINS PINO", "SILVA CÁCERES", "REYES ÑANCO");

    private Months() {}

    /** A month of {@code rows} boletas from a third as many people, with every verdict among them. */
    static MonthClose busy(int rows) {
        StringBuilder csv = new StringBuilder(TITLES);
        Map<Rut, Contractor> contractors = new HashMap<>();
        int people = Math.max(1, rows / 3);
        for (int i = 0; i < rows; i++) {
            Rut rut = new Rut(10_000_000 + 7_919 * (i % people));
            String name = FIRST.get(i % people % FIRST.size()) + " " + LAST.get(i % people / 5 % LAST.size());
            long gross = 180_000 + (i * 7_919L) % 1_900_000;
            Kept kept = kept(i, gross);
            if (i % people % 23 != 7) {
                contractors.putIfAbsent(rut, contractor(rut, name, i % people % 29 == 3));
            }
            csv.append(row(i + 1, 1 + i % 28, kept.state, rut, name, gross, kept.retained));
        }
        // One line that cannot be read.
        csv.append(rows + 1).append(";31/02/2026;VIGENTE;;12345678-5;NADIE;NO;1000;153;847\n");
        BoletaId decided = new BoletaId(new Rut(10_000_000 + 7_919 * (37 % people)), 38);
        return close(
                csv.toString(),
                contractors,
                Optional.empty(),
                rows > 38 ? Map.of(decided, Decision.FEES) : Map.of(),
                Map.of(
                        F29Code.of("48"), BigDecimal.valueOf(412_300),
                        F29Code.of("563"), BigDecimal.valueOf(58_420_000),
                        F29Code.of("115"), new BigDecimal("0.25")));
    }

    /** A month with one boleta of somebody called {@code name}. */
    static MonthClose oneNamed(String name) {
        Rut rut = new Rut(12_345_678);
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        return close(
                TITLES + row(153, 5, "VIGENTE", rut, quoted, 1_000_000, 152_500),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /** A month with nothing in it. */
    static MonthClose empty() {
        return close(TITLES, Map.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** Nothing in any month. */
    static MonthClose emptyOf(YearMonth month) {
        return new MonthCloser(RateBook.chile(), Form29Assembler.chile())
                .close(new MonthCloseInput(
                        PAYER,
                        month,
                        PeriodRule.BOLETA_DATE,
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        EnumSet.noneOf(ReportCheck.class),
                        Map.of(),
                        List.of()));
    }

    /** One boleta of the month that is paid, and one that is not. */
    static MonthClose partlyPaid() {
        Rut rut = new Rut(12_345_678);
        String csv = TITLES
                + row(153, 5, "VIGENTE", rut, "ANA PÉREZ SOTO", 1_000_000, 152_500)
                + row(154, 6, "VIGENTE", rut, "ANA PÉREZ SOTO", 500_000, 76_250);
        Payments payments = Payments.read(
                TableSource.ofText("pagos.csv", "rut;folio;fecha_pago\n12345678-5;153;30/09/2026\n"),
                TableLimits.DEFAULT);
        return close(csv, Map.of(rut, Contractor.of(rut, "ANA PÉREZ SOTO")), Optional.of(payments), Map.of(), Map.of());
    }

    private record Kept(String state, long retained) {}

    private static Kept kept(int i, long gross) {
        long expected = (gross * 1_525 + 5_000) / 10_000;
        long loan = (gross * 300 + 5_000) / 10_000;
        long before = (gross * 1_450 + 5_000) / 10_000;
        return switch (i % 60) {
            case 11 -> new Kept("ANULADA", expected);
            case 13 -> new Kept("VIGENTE", expected + 1);
            case 17, 45 -> new Kept("VIGENTE", expected + loan);
            case 19 -> new Kept("VIGENTE", before);
            case 23 -> new Kept("VIGENTE", 0);
            case 3 -> new Kept("VIGENTE", (gross + 5) / 10);
            case 29, 37 -> new Kept("VIGENTE", expected + 7_777);
            case 31 -> new Kept("OBSERVADA", expected);
            case 41 -> new Kept("VCA", expected);
            default -> new Kept("VIGENTE", expected);
        };
    }

    private static Contractor contractor(Rut rut, String name, boolean director) {
        return new Contractor(
                rut,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(director),
                Optional.empty());
    }

    private static String row(long folio, int day, String state, Rut rut, String name, long gross, long retained) {
        String date = (day < 10 ? "0" : "") + day + "/09/2026";
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(folio),
                date,
                state,
                state.equals("ANULADA") ? date : "",
                rut.toString(),
                name,
                "NO",
                Long.toString(gross),
                Long.toString(retained),
                Long.toString(gross - retained)));
        return String.join(";", cells) + "\n";
    }

    private static MonthClose close(
            String csv,
            Map<Rut, Contractor> contractors,
            Optional<Payments> payments,
            Map<BoletaId, Decision> decisions,
            Map<F29Code, BigDecimal> other) {
        var report = new ReportReader().received(TableSource.ofText("recibidas-2026-09.csv", csv));
        return new MonthCloser(RateBook.chile(), Form29Assembler.chile())
                .close(new MonthCloseInput(
                        PAYER,
                        SEPTEMBER,
                        PeriodRule.PAYMENT_DATE,
                        List.of(new MonthCloseInput.Sourced(report, Concept.HONORARIOS)),
                        contractors,
                        payments,
                        decisions,
                        EnumSet.noneOf(ReportCheck.class),
                        other,
                        List.of()));
    }
}
