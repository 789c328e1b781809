package dev.cuadra.examples;

import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A list of companies whose months are closed in one run: whose, and with which files. */
final class RunList {
    /** The titles, in order. */
    static final List<String> TITLES = List.of(
            "empresa", "contratistas", "recibidas", "bte", "directores", "pagos", "regla", "decidir", "aceptar");

    private static final List<Column> COLUMNS = List.of(
            Column.required("empresa", "payer", "company", "rut"),
            Column.required("contratistas", "contractors"),
            Column.required("recibidas", "received"),
            Column.optional("bte"),
            Column.optional("directores", "directors"),
            Column.optional("pagos", "payments"),
            Column.optional("regla", "period rule"),
            Column.optional("decidir", "decide"),
            Column.optional("aceptar", "accept"));

    private final Path folder;
    private final YearMonth month;

    private RunList(Path folder, YearMonth month) {
        this.folder = folder;
        this.month = month;
    }

    /**
     * The companies of a list, in its order. Files are named as seen from the list.
     *
     * @throws ProblemException when the file is no such list
     */
    static List<Row> read(Path file, YearMonth month) {
        TableSource source = Inputs.file(file);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        RunList list = new RunList(folder, month);
        List<Row> rows = new ArrayList<>();
        try (HeaderedTable table = HeaderedTable.of(Tables.open(source, TableLimits.DEFAULT), COLUMNS)) {
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            for (Optional<HeaderedRow> row = table.next(); row.isPresent(); row = table.next()) {
                rows.add(list.new Row(row.get()));
            }
        }
        return rows;
    }

    /** A company of the list. What is wrong with it comes out when its turn comes. */
    final class Row {
        private final HeaderedRow row;

        private Row(HeaderedRow row) {
            this.row = row;
        }

        /** What stands where the company's number should. */
        String named() {
            return row.value("empresa");
        }

        /** Where it stands. */
        Place place() {
            return row.place("empresa");
        }

        /**
         * What is asked for it.
         *
         * @throws ProblemException when its number, a file or a word is of no use
         */
        MonthFiles files() {
            row.problem().ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            return new MonthFiles(
                    payer(),
                    month,
                    row.value("regla").isEmpty()
                            ? MonthCloseCommand.rule("payment").orElseThrow()
                            : MonthCloseCommand.rule(row.value("regla")).orElseThrow(() -> word("regla")),
                    file("contratistas").orElseThrow(() -> word("contratistas")),
                    file("recibidas").orElseThrow(() -> word("recibidas")),
                    file("bte"),
                    file("directores"),
                    file("pagos"),
                    MonthCloseCommand.decisions(words("decidir")),
                    accepted());
        }

        private Rut payer() {
            try {
                return Rut.parse(row.value("empresa"));
            } catch (ProblemException e) {
                throw new ProblemException(e.problem().at(place()));
            }
        }

        private Optional<TableSource> file(String column) {
            String name = row.value(column);
            try {
                return name.isEmpty() ? Optional.empty() : Optional.of(Inputs.file(folder.resolve(name)));
            } catch (InvalidPathException e) {
                throw word(column);
            }
        }

        private List<String> words(String column) {
            return Arrays.stream(row.value(column).split("[ ,;]+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        private Set<ReportCheck> accepted() {
            Set<ReportCheck> checks = EnumSet.noneOf(ReportCheck.class);
            for (String name : words("aceptar")) {
                checks.add(ReportCheck.parse(name).orElseThrow(() -> word("aceptar")));
            }
            return checks;
        }

        private ProblemException word(String column) {
            return new ProblemException(Texts.BOOK.problem(
                    "RUN_CELL", row.place(column), Map.of("column", column, "value", row.value(column))));
        }

        /** A name for exactly these files and options: what was closed with them is not closed again. */
        String fingerprint(MonthFiles files) {
            MessageDigest digest = sha256();
            Stream.of(
                            Optional.of(files.contractors()),
                            Optional.of(files.received()),
                            files.bte(),
                            files.directors(),
                            files.payments())
                    .forEach(source -> {
                        digest.update((byte) (source.isPresent() ? 1 : 0));
                        source.ifPresent(known -> feed(digest, known));
                    });
            feed(digest, List.of(files.rule().name()));
            feed(digest, words("decidir"));
            feed(digest, words("aceptar"));
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static void feed(MessageDigest digest, Collection<String> words) {
        words.forEach(word -> digest.update((word + "\n").getBytes(StandardCharsets.UTF_8)));
        digest.update((byte) 0);
    }

    private static void feed(MessageDigest digest, TableSource source) {
        digest.update((source.name() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(source.opener().open(), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
