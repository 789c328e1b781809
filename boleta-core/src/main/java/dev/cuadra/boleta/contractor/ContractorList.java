package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Place;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A contractor list in CSV or XLSX, read line by line. A person who stands there twice, in whatever spelling, is
 * accepted once. For one thread; closing it closes the source.
 */
public final class ContractorList implements AutoCloseable {
    /** The titles of the template, in order. */
    public static final List<String> TITLES = List.of(
            "rut",
            "nombre",
            "correo",
            "telefono",
            "banco",
            "tipo_cuenta",
            "numero_cuenta",
            "retiene",
            "director",
            "prestamo");

    /** The longest cell that any column takes. */
    public static final int LONGEST = 200;

    private static final List<Column> COLUMNS = List.of(
            Column.required("rut", "RUT contratista", "RUT emisor", "tax id"),
            Column.required("nombre", "name", "razón social", "nombre o razón social", "nombre completo"),
            Column.optional("correo", "email", "e-mail", "mail", "correo electrónico"),
            Column.optional("telefono", "phone", "fono", "celular"),
            Column.optional("banco", "bank"),
            Column.optional("tipo_cuenta", "tipo de cuenta", "account type"),
            Column.optional("numero_cuenta", "número de cuenta", "cuenta", "account", "account number"),
            Column.optional("retiene", "retains", "régimen", "quien retiene", "retainer"),
            Column.optional("director", "es director", "is director"),
            Column.optional("prestamo", "préstamo solidario", "loan", "prestamo_solidario", "loan balance"));

    private static final Map<String, Retainer> RETAINERS = Map.ofEntries(
            Map.entry("pagador", Retainer.PAYER),
            Map.entry("payer", Retainer.PAYER),
            Map.entry("receptor", Retainer.PAYER),
            Map.entry("empresa", Retainer.PAYER),
            Map.entry("emisor", Retainer.ISSUER),
            Map.entry("issuer", Retainer.ISSUER),
            Map.entry("contribuyente", Retainer.ISSUER),
            Map.entry("nadie", Retainer.NONE),
            Map.entry("none", Retainer.NONE),
            Map.entry("sinretencion", Retainer.NONE));
    private static final Map<String, Boolean> YES_NO = Map.ofEntries(
            Map.entry("si", true),
            Map.entry("s", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("x", true),
            Map.entry("1", true),
            Map.entry("true", true),
            Map.entry("verdadero", true),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false),
            Map.entry("false", false),
            Map.entry("falso", false));
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]{2,}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9][0-9-]{0,29}");

    private final HeaderedTable table;
    private final Map<Rut, Long> lineOf = new HashMap<>();
    private final Map<String, Long> lineOfName = new HashMap<>();

    private ContractorList(HeaderedTable table) {
        this.table = table;
    }

    /** Opens a list within the default limits. */
    public static ContractorList open(TableSource source) {
        return open(source, TableLimits.DEFAULT);
    }

    /**
     * Opens a list and checks its header.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static ContractorList open(TableSource source, TableLimits limits) {
        TableReader reader = Tables.open(source, limits);
        try {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            return new ContractorList(table);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The titles of this list as they stand, for a file of rejected lines. */
    public List<String> titles() {
        return table.header().row().expanded();
    }

    /** Columns that are not read. */
    public List<Problem> warnings() {
        return table.header().warnings();
    }

    /** How many lines to expect at most; empty when that is not known before reading. */
    public OptionalLong expectedLines() {
        return table.reader().expectedRows();
    }

    /**
     * The next line, or empty at the end.
     *
     * @throws ProblemException for a fault that ends the reading
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public Optional<ContractorLine> next() {
        return table.next().map(this::line);
    }

    @Override
    public void close() {
        table.close();
    }

    private ContractorLine line(HeaderedRow row) {
        Line line = new Line(row);
        row.problem().ifPresent(line.problems::add);
        Optional<Contractor> contractor = row.problem().isPresent() ? Optional.empty() : line.contractor();
        contractor.ifPresent(found -> seen(found, line));
        return new ContractorLine(
                row.line(),
                row.row().expanded(),
                line.problems.isEmpty() ? contractor : Optional.empty(),
                line.problems,
                line.problems.isEmpty() ? line.warnings : List.of());
    }

    private void seen(Contractor contractor, Line line) {
        Long first = lineOf.putIfAbsent(contractor.rut(), line.row.line());
        if (first != null) {
            line.problems.add(line.problem("CONTRACTOR_TWICE", "rut", Map.of("line", first)));
            return;
        }
        Long sameName = lineOfName.putIfAbsent(CellText.titleKey(contractor.name()), line.row.line());
        if (sameName != null) {
            line.warnings.add(line.problem("CONTRACTOR_SAME_NAME", "nombre", Map.of("line", sameName)));
        }
    }

    /** One line while it is read; it collects every reason to reject it, not the first alone. */
    private static final class Line {
        private final HeaderedRow row;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();

        Line(HeaderedRow row) {
            this.row = row;
        }

        Optional<Contractor> contractor() {
            Optional<Rut> rut = rut();
            String name = text("nombre").orElse("");
            if (name.isEmpty()) {
                problems.add(problem("CONTRACTOR_NAME", "nombre", Map.of()));
            }
            Optional<String> mail = matching("correo", MAIL, "CONTRACTOR_MAIL");
            Optional<String> phone = text("telefono");
            Optional<String> bank = text("banco");
            Optional<String> accountType = text("tipo_cuenta");
            Optional<String> account = matching("numero_cuenta", ACCOUNT, "CONTRACTOR_ACCOUNT");
            Optional<Retainer> retainer = word("retiene", RETAINERS, "CONTRACTOR_REGIME");
            Optional<Boolean> director = word("director", YES_NO, "CONTRACTOR_YES_NO");
            Optional<Boolean> loan = word("prestamo", YES_NO, "CONTRACTOR_YES_NO");
            return problems.isEmpty()
                    ? rut.map(number -> new Contractor(
                            number, name, mail, phone, bank, accountType, account, retainer, director, loan))
                    : Optional.empty();
        }

        private Optional<Rut> rut() {
            String text = row.value("rut");
            RutReading reading = RutReading.ofPayee(text);
            String masked = RutReading.mask(text);
            reading.refusal()
                    .ifPresent(reason -> problems.add(problem("RUT_" + reason, "rut", Map.of("value", masked))));
            if (reading.verdict() == RutReading.Verdict.VALID_WARN) {
                String names = String.join(
                        ", ", reading.warnings().stream().map(Enum::name).toList());
                warnings.add(problem("CONTRACTOR_RUT_WARNING", "rut", Map.of("value", masked, "warnings", names)));
            }
            return reading.rut();
        }

        private Optional<String> text(String column) {
            String text = row.value(column);
            if (text.length() > LONGEST) {
                problems.add(problem("CONTRACTOR_TOO_LONG", column, Map.of("max", LONGEST)));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private Optional<String> matching(String column, Pattern form, String code) {
            Optional<String> text = text(column);
            text.filter(value -> !form.matcher(value).matches())
                    .ifPresent(value -> problems.add(problem(code, column, Map.of("value", masked(value)))));
            return text;
        }

        private <T> Optional<T> word(String column, Map<String, T> words, String code) {
            Optional<String> text = text(column);
            Optional<T> meaning = text.map(value -> words.get(CellText.titleKey(value)));
            if (text.isPresent() && meaning.isEmpty()) {
                problems.add(problem(code, column, Map.of("value", masked(text.get()))));
            }
            return meaning;
        }

        Problem problem(String code, String column, Map<String, ?> values) {
            Place place = row.place(column);
            return Texts.BOOK.problem(code, place, values);
        }

        /** The first two characters: enough to find the cell, too little to tell who it is. */
        private static String masked(String value) {
            int shown = value.offsetByCodePoints(0, Math.min(2, value.codePointCount(0, value.length())));
            return value.substring(0, shown).toLowerCase(Locale.ROOT)
                    + "*".repeat(Math.min(10, value.length() - shown));
        }
    }
}
