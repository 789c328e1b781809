package dev.cuadra.onboarding.observe;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A list of observations in CSV, XLSX, JSON or JSON lines, read line by line. It holds one line at a time, whatever the
 * length of the list. For one thread; closing it closes the source.
 *
 * @source OBS-1
 */
public final class ObservationList implements AutoCloseable {
    /** The titles of the template, in order. */
    public static final List<String> TITLES = List.of(
            "metric",
            "scope",
            "start",
            "end",
            "value",
            "k",
            "n",
            "sample",
            "event_time",
            "recorded_at",
            "source",
            "id",
            "unit",
            "reason");

    /** The titles of the Spanish template, in the same order. */
    public static final List<String> TITLES_ES = List.of(
            "metrica",
            "alcance",
            "inicio",
            "fin",
            "valor",
            "k",
            "n",
            "muestra",
            "hora_evento",
            "hora_registro",
            "fuente",
            "id",
            "unidad",
            "motivo");

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int HEAD = 512;

    private final Lines lines;

    /** Where the lines come from. */
    interface Lines extends AutoCloseable {
        ObservationForm form();

        List<String> titles();

        List<Problem> warnings();

        CsvStyle style();

        OptionalLong expectedLines();

        Optional<ObservationLine> next();

        @Override
        void close();
    }

    private ObservationList(Lines lines) {
        this.lines = lines;
    }

    /** Opens a list within the default limits. */
    public static ObservationList open(TableSource source, ObservationTerms terms) {
        return open(source, terms, TableLimits.DEFAULT);
    }

    /**
     * Opens a list; of a table it checks the header.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column, or
     *     with code {@code OBS_JSON}
     * @throws UncheckedIOException when the medium fails
     */
    public static ObservationList open(TableSource source, ObservationTerms terms, TableLimits limits) {
        int first = firstSign(source);
        return new ObservationList(
                first == '[' || first == '{'
                        ? JsonLines.open(source, terms, limits)
                        : TableLines.open(source, terms, limits));
    }

    private static int firstSign(TableSource source) {
        try (InputStream in = new BufferedInputStream(source.opener().open(), HEAD)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.chars()
                    .filter(sign -> !Character.isWhitespace(sign) && sign != BYTE_ORDER_MARK)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(source.name(), e);
        }
    }

    /** The form of the list. */
    public ObservationForm form() {
        return lines.form();
    }

    /** The titles of a table as they stand, for a file of rejected lines; none for JSON. */
    public List<String> titles() {
        return lines.titles();
    }

    /** Columns of a table that are not read. */
    public List<Problem> warnings() {
        return lines.warnings();
    }

    /** How many lines to expect at most; empty when that is not known before reading. */
    public OptionalLong expectedLines() {
        return lines.expectedLines();
    }

    /**
     * The next line, or empty at the end.
     *
     * @throws ProblemException for a fault that ends the reading
     * @throws UncheckedIOException when the medium fails
     */
    public Optional<ObservationLine> next() {
        return lines.next();
    }

    /** How a file of rejected lines of this list is written, so that it imports once its lines are mended. */
    public Rejects rejects() {
        return new Rejects(form(), titles(), lines.style());
    }

    @Override
    public void close() {
        lines.close();
    }

    /**
     * How rejected lines are written: a table under the titles that it had, JSON line by line.
     *
     * @param form the form of the list
     * @param titles the titles of a table
     * @param style how a table is written: with semicolons where its decimals may have a comma
     */
    public record Rejects(ObservationForm form, List<String> titles, CsvStyle style) {
        public Rejects {
            titles = List.copyOf(titles);
        }

        /** The name that the file is usually given. */
        public String fileName() {
            return form == ObservationForm.TABLE ? "rejects-observations.csv" : "rejects-observations.jsonl";
        }

        /**
         * Writes the cells of rejected lines and closes the stream.
         *
         * @throws UncheckedIOException when the medium fails
         */
        public void write(OutputStream out, Iterable<List<String>> rejected) {
            if (form == ObservationForm.TABLE) {
                try (TableWriter writer = Tables.csv(out, style)) {
                    writer.row(titles);
                    rejected.forEach(cells -> writer.row(fit(cells)));
                }
                return;
            }
            try (out) {
                for (List<String> cells : rejected) {
                    out.write((String.join("", cells) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A short row gets the cells it lacks, so that mending it means filling them in. */
        private List<String> fit(List<String> cells) {
            List<String> fitted = new java.util.ArrayList<>(cells);
            while (fitted.size() < titles.size()) {
                fitted.add("");
            }
            return fitted;
        }
    }

    /** An empty list with titles alone, in Spanish or English. */
    public static String template(boolean spanish) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(bytes, new CsvStyle(',', false, CsvStyle.LineBreak.LF))) {
            writer.row(spanish ? TITLES_ES : TITLES);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
