package dev.cuadra.boleta.bank;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/** A file for a bank. The same batch gives the same bytes. Immutable, safe for many threads. */
public final class PaymentFile {
    /** The name of the file of control totals. */
    public static final String CONTROL_NAME = "lote_control.csv";

    private final String batch;
    private final String layout;
    private final String name;
    private final byte[] bytes;
    private final List<String> transfers;
    private final ControlTotals totals;
    private final List<TextChange> changes;
    private final List<Problem> warnings;

    PaymentFile(
            String batch,
            String layout,
            String name,
            byte[] bytes,
            List<String> transfers,
            ControlTotals totals,
            List<TextChange> changes,
            List<Problem> warnings) {
        this.batch = Objects.requireNonNull(batch, "batch");
        this.layout = Objects.requireNonNull(layout, "layout");
        this.name = Objects.requireNonNull(name, "name");
        this.bytes = bytes.clone();
        this.transfers = List.copyOf(transfers);
        this.totals = Objects.requireNonNull(totals, "totals");
        this.changes = List.copyOf(changes);
        this.warnings = List.copyOf(warnings);
    }

    /** The key of its batch. */
    public String batch() {
        return batch;
    }

    /** The id and version of its layout, such as {@code bci-en-linea/1}. */
    public String layout() {
        return layout;
    }

    /** The file name. */
    public String name() {
        return name;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The references of its transfers, in the order of the lines. */
    public List<String> transfers() {
        return transfers;
    }

    /** What to compare before it is authorised. */
    public ControlTotals totals() {
        return totals;
    }

    /** Texts that stand there otherwise than they were given. */
    public List<TextChange> changes() {
        return changes;
    }

    /** What a person should look at. */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * The control totals as a file of their own, {@link #CONTROL_NAME}.
     *
     * @source BANK-6
     */
    public byte[] control() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter csv = Tables.csv(out, new CsvStyle(';', false, CsvStyle.LineBreak.CRLF))) {
            csv.row("lote", "lineas", "monto_total", "sha256");
            csv.row(batch, totals.count(), totals.sum().pesos(), totals.sha256());
        }
        return out.toByteArray();
    }

    /** Whether {@code other} is the same file with the same content, whatever was said about it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentFile file
                && batch.equals(file.batch)
                && layout.equals(file.layout)
                && name.equals(file.name)
                && transfers.equals(file.transfers)
                && totals.equals(file.totals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(batch, layout, name, transfers, totals);
    }

    /** Name and totals: the content is personal. */
    @Override
    public String toString() {
        return "PaymentFile[" + name + ", " + totals + "]";
    }
}
