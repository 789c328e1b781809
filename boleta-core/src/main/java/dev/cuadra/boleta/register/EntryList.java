package dev.cuadra.boleta.register;

import dev.cuadra.boleta.internal.ShownCell;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.Amounts;
import dev.cuadra.boleta.report.ReportDates;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A list of boletas in CSV or XLSX, read and checked line by line. For one thread; closing it closes the source. */
public final class EntryList implements EntryLines {
    /** The titles of the template, in order. */
    public static final List<String> TITLES = List.of(
            "rut",
            "nombre",
            "folio",
            "fecha",
            "fecha_pago",
            "bruto",
            "retenido",
            "concepto",
            "retiene",
            "prestamo",
            "estado",
            "motivo");

    private static final List<Column> COLUMNS = List.of(
            Column.required("rut", "rut emisor", "rut contratista", "tax id"),
            Column.optional("nombre", "name", "razón social", "nombre o razón social"),
            Column.required("folio", "n°", "numero", "boleta"),
            Column.required("fecha", "fecha boleta", "date"),
            Column.optional("fecha_pago", "fecha de pago", "pagado el", "paid on"),
            Column.required("bruto", "brutos", "gross", "honorarios"),
            Column.required("retenido", "retención", "retained"),
            Column.optional("concepto", "concept"),
            Column.optional("retiene", "quien retiene", "retainer"),
            Column.optional("prestamo", "préstamo solidario", "loan"),
            Column.optional("estado", "state"),
            Column.optional("motivo", "reason"));
    private static final Map<String, Concept> CONCEPTS = Map.of(
            "",
            Concept.HONORARIOS,
            "honorarios",
            Concept.HONORARIOS,
            "bhe",
            Concept.HONORARIOS,
            "bte",
            Concept.BTE,
            "director",
            Concept.DIRECTOR);
    private static final Map<String, Retainer> RETAINERS = Map.of(
            "", Retainer.PAYER,
            "pagador", Retainer.PAYER,
            "payer", Retainer.PAYER,
            "emisor", Retainer.ISSUER,
            "issuer", Retainer.ISSUER,
            "nadie", Retainer.NONE,
            "none", Retainer.NONE);
    private static final Map<String, Boolean> YES_NO =
            Map.of("", false, "si", true, "s", true, "yes", true, "x", true, "no", false, "n", false);

    private final HeaderedTable table;
    private final EntryCheck check;

    private EntryList(HeaderedTable table, EntryCheck check) {
        this.table = table;
        this.check = check;
    }

    /**
     * Opens a list and checks its header.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static EntryList open(TableSource source, TableLimits limits, EntryCheck check) {
        TableReader reader = Tables.open(source, limits);
        try {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            return new EntryList(table, check);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public List<String> titles() {
        return table.header().row().expanded();
    }

    @Override
    public OptionalLong expected() {
        return table.reader().expectedRows();
    }

    @Override
    public Optional<EntryLine> next() {
        return table.next().map(this::line);
    }

    @Override
    public void close() {
        table.close();
    }

    private EntryLine line(HeaderedRow row) {
        List<String> cells = row.row().expanded();
        try {
            row.problem().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            BoletaEntry entry = entry(row);
            EntryCheck.Checked checked = check.check(entry, row.place("folio"));
            return new EntryLine(
                    row.line(), cells, checked.line(), entry.acceptedBecause(), checked.problems(), checked.notices());
        } catch (ProblemException e) {
            return EntryLine.rejected(row.line(), cells, List.of(e.problem()));
        }
    }

    private BoletaEntry entry(HeaderedRow row) {
        Rut payee = rut(row);
        Concept concept = word(row, "concepto", CONCEPTS);
        String folio = row.value("folio");
        if (!folio.matches("0*[1-9][0-9]{0,14}")) {
            throw problem("REPORT_FOLIO", row, "folio");
        }
        Clp gross = read(row, "bruto", Amounts::parse, "REPORT_AMOUNT");
        Clp retained = read(row, "retenido", Amounts::parse, "REPORT_AMOUNT");
        if (gross.isZero()) {
            throw problem("REPORT_AMOUNT_ZERO", row, "bruto");
        }
        if (retained.compareTo(gross) > 0) {
            throw problem("REGISTER_MORE_THAN_ALL", row, "retenido");
        }
        return new BoletaEntry(
                new BoletaId(concept == Concept.BTE ? check.payer() : payee, Long.parseLong(folio)),
                payee,
                row.value("nombre"),
                concept,
                read(row, "fecha", ReportDates::parse, "REPORT_DATE"),
                paidOn(row),
                state(row),
                gross,
                retained,
                word(row, "retiene", RETAINERS),
                word(row, "prestamo", YES_NO),
                Optional.of(row.value("motivo")).filter(reason -> !reason.isBlank()));
    }

    private static Rut rut(HeaderedRow row) {
        RutReading reading = RutReading.of(row.value("rut"));
        return reading.rut()
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "RUT_" + reading.refusal().orElseThrow(),
                        row.place("rut"),
                        Map.of("value", RutReading.mask(row.value("rut"))))));
    }

    private static Optional<LocalDate> paidOn(HeaderedRow row) {
        return row.value("fecha_pago").isEmpty()
                ? Optional.empty()
                : Optional.of(read(row, "fecha_pago", ReportDates::parse, "REPORT_DATE"));
    }

    private static BoletaState state(HeaderedRow row) {
        String text = row.value("estado");
        return text.isEmpty()
                ? BoletaState.VIGENTE
                : ReportedState.of(text).state().orElseThrow(() -> problem("REGISTER_STATE_UNKNOWN", row, "estado"));
    }

    private static <T> T word(HeaderedRow row, String column, Map<String, T> words) {
        String text = row.value(column);
        String key = text.isEmpty() ? "" : CellText.titleKey(text).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(words.get(key)).orElseThrow(() -> problem("REGISTER_WORD", row, column));
    }

    private static <T> T read(HeaderedRow row, String column, Function<String, T> parse, String code) {
        try {
            return parse.apply(row.value(column));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(problem(code, row, column).problem(), e);
        }
    }

    private static ProblemException problem(String code, HeaderedRow row, String column) {
        Problem problem = Texts.BOOK.problem(code, row.place(column), Map.of("value", ShownCell.of(row.value(column))));
        return new ProblemException(problem);
    }
}
