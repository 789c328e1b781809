package dev.cuadra.boleta.close;

import dev.cuadra.boleta.internal.ShownCell;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.RejectedRow;
import dev.cuadra.boleta.report.ReportDates;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When boletas were paid, as a list says it.
 *
 * @param source the name of the list
 * @param titles its column titles
 * @param paidOn boleta to the day it was paid
 * @param lines boleta to the line it stands on
 * @param rejects lines that could not be read
 */
public record Payments(
        String source,
        List<String> titles,
        Map<BoletaId, LocalDate> paidOn,
        Map<BoletaId, Long> lines,
        List<RejectedRow> rejects) {
    private static final List<Column> COLUMNS = List.of(
            Column.required("rut", "rut_emisor", "rut emisor", "issuer", "emisor"),
            Column.required("folio", "n°", "numero", "boleta"),
            Column.required("fecha_pago", "fecha de pago", "pagado_el", "paid_on", "paidOn", "fecha"));

    public Payments {
        titles = List.copyOf(titles);
        paidOn = Map.copyOf(paidOn);
        lines = Map.copyOf(lines);
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a list in CSV or XLSX with the columns {@code rut}, {@code folio} and {@code fecha_pago}.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static Payments read(TableSource source, TableLimits limits) {
        try (TableReader reader = Tables.open(source, limits)) {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            Map<BoletaId, LocalDate> paidOn = new LinkedHashMap<>();
            Map<BoletaId, Long> lines = new LinkedHashMap<>();
            List<RejectedRow> rejects = new ArrayList<>();
            for (Optional<HeaderedRow> row = table.next(); row.isPresent(); row = table.next()) {
                try {
                    add(row.get(), paidOn, lines);
                } catch (ProblemException e) {
                    rejects.add(new RejectedRow(row.get().row().expanded(), e.problem()));
                }
            }
            return new Payments(source.name(), table.header().row().expanded(), paidOn, lines, rejects);
        }
    }

    private static void add(HeaderedRow row, Map<BoletaId, LocalDate> paidOn, Map<BoletaId, Long> lines) {
        row.problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        String folio = row.value("folio");
        RutReading rut = RutReading.of(row.value("rut"));
        if (rut.rut().isEmpty() || !folio.matches("0*[1-9][0-9]{0,14}")) {
            String shown = RutReading.mask(row.value("rut")) + "/" + ShownCell.of(folio);
            throw problem("PAYMENT_BOLETA", row, rut.rut().isEmpty() ? "rut" : "folio", Map.of("value", shown));
        }
        BoletaId boleta = new BoletaId(rut.rut().get(), Long.parseLong(folio));
        LocalDate day;
        try {
            day = ReportDates.parse(row.value("fecha_pago"));
        } catch (IllegalArgumentException e) {
            throw problem("PAYMENT_DATE", row, "fecha_pago", Map.of("value", ShownCell.of(row.value("fecha_pago"))));
        }
        Long first = lines.putIfAbsent(boleta, row.line());
        if (first != null) {
            throw problem("PAYMENT_TWICE", row, "folio", Map.of("line", first));
        }
        paidOn.put(boleta, day);
    }

    private static ProblemException problem(String code, HeaderedRow row, String column, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, row.place(column), values));
    }

    /** How many: whose they are stays out of logs. */
    @Override
    public String toString() {
        return "Payments[" + paidOn.size() + "]";
    }
}
