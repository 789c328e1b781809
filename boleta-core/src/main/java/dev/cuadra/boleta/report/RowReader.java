package dev.cuadra.boleta.report;

import dev.cuadra.boleta.internal.ShownCell;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.HeaderedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rows of one report: each becomes a {@link ReportRow} or a {@link RejectedRow}, and enters the sums. */
final class RowReader {
    /** More than any boleta; so that a thousand rows still have a sum. */
    private static final long MOST = 999_999_999_999L;

    private static final Pattern FOLIO = Pattern.compile("0*[1-9][0-9]{0,14}");

    private final ReportKind kind;
    private final Optional<Rut> payer;
    private final List<ReportRow> rows = new ArrayList<>();
    private final List<RejectedRow> rejects = new ArrayList<>();
    private final Map<BoletaId, Long> lines = new HashMap<>();
    private Optional<ReportTotals> sums = Optional.of(ReportTotals.ZERO);

    RowReader(ReportKind kind, Optional<Rut> payer) {
        this.kind = kind;
        this.payer = payer;
    }

    List<ReportRow> read() {
        return rows;
    }

    List<RejectedRow> rejected() {
        return rejects;
    }

    Optional<ReportTotals> sums() {
        return sums;
    }

    void read(HeaderedRow row) {
        ReportedState state = ReportedState.of(row.value("state"));
        boolean annulled = state.state().filter(BoletaState.ANULADA::equals).isPresent();
        if (!annulled) {
            addUp(row);
        }
        try {
            row.problem().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            keep(parse(row, state), row);
        } catch (ProblemException e) {
            rejects.add(new RejectedRow(row.row().expanded(), e.problem()));
        }
    }

    /**
     * Whether a row says of a boleta whose it is, or which one of which day: neither the sums nor a note does, whatever
     * their first words are.
     */
    static boolean isBoleta(HeaderedRow row) {
        return RutReading.of(row.value("rut")).rut().isPresent()
                || (FOLIO.matcher(row.value("folio")).matches()
                        && !row.value("date").isEmpty()
                        && !row.value("gross").isEmpty());
    }

    /** A boleta below the totals row would be in no sum: it is refused rather than dropped. */
    void refuseIfBoleta(HeaderedRow row) {
        if (isBoleta(row)) {
            rejects.add(new RejectedRow(
                    row.row().expanded(), problem("REPORT_ROW_AFTER_TOTALS", row, "folio", row.value("folio"))));
        }
    }

    private void keep(ReportRow parsed, HeaderedRow row) {
        Long first = lines.putIfAbsent(parsed.id(), row.line());
        if (first != null) {
            throw new ProblemException(Texts.BOOK.problem(
                    "REPORT_ROW_TWICE",
                    row.place("folio"),
                    Map.of("folio", parsed.id().folio(), "line", first)));
        }
        rows.add(parsed);
    }

    private ReportRow parse(HeaderedRow row, ReportedState state) {
        Rut payee = rut(row);
        long folio = folio(row);
        LocalDate date = date(row, "date");
        boolean dated = kind == ReportKind.RECEIVED && !row.value("annulled").isEmpty();
        Optional<LocalDate> annulledOn = dated ? Optional.of(date(row, "annulled")) : Optional.empty();
        Clp gross = amount(row, "gross");
        if (gross.isZero()) {
            throw new ProblemException(problem("REPORT_AMOUNT_ZERO", row, "gross", "0"));
        }
        boolean partnership = kind == ReportKind.RECEIVED
                && row.value("partnership").toUpperCase(java.util.Locale.ROOT).startsWith("S");
        return new ReportRow(
                row.line(),
                new BoletaId(kind == ReportKind.BTE ? payer.orElse(payee) : payee, folio),
                payee,
                row.value("name"),
                date,
                state,
                annulledOn,
                partnership,
                gross,
                amount(row, "retained"),
                amount(row, "paid"));
    }

    private void addUp(HeaderedRow row) {
        try {
            ReportTotals amounts = new ReportTotals(amount(row, "gross"), amount(row, "retained"), amount(row, "paid"));
            sums = sums.map(sum -> sum.plus(amounts));
        } catch (ProblemException | IllegalArgumentException e) {
            // The row is rejected for the same reason, or there is more than any sum holds: nothing can be compared.
            sums = Optional.empty();
        }
    }

    /** The number in the column {@code rut}. */
    static Rut rut(HeaderedRow row) {
        RutReading reading = RutReading.of(row.value("rut"));
        return reading.rut()
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "RUT_" + reading.refusal().orElseThrow(),
                        row.place("rut"),
                        Map.of("value", RutReading.mask(row.value("rut"))))));
    }

    private static long folio(HeaderedRow row) {
        String text = row.value("folio");
        if (!FOLIO.matcher(text).matches()) {
            throw new ProblemException(problem("REPORT_FOLIO", row, "folio", text));
        }
        return Long.parseLong(text);
    }

    private static LocalDate date(HeaderedRow row, String column) {
        try {
            return ReportDates.parse(row.value(column));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(problem("REPORT_DATE", row, column, row.value(column)), e);
        }
    }

    private static Clp amount(HeaderedRow row, String column) {
        try {
            Clp amount = Amounts.parse(row.value(column));
            if (amount.pesos() > MOST) {
                throw new IllegalArgumentException("More than any boleta");
            }
            return amount;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(problem("REPORT_AMOUNT", row, column, row.value(column)), e);
        }
    }

    private static Problem problem(String code, HeaderedRow row, String column, String value) {
        return Texts.BOOK.problem(code, row.place(column), Map.of("value", ShownCell.of(value)));
    }
}
