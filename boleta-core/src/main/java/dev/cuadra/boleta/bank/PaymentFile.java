package dev.cuadra.boleta.bank;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/**
 * A file for a bank. The same batch gives the same bytes.
 *
 * @param batch the key of its batch
 * @param layout the id and version of its layout
 * @param name the file name
 * @param bytes the content
 * @param transfers the references of its transfers, in the order of the lines
 * @param totals what to compare before it is authorised
 * @param changes texts that stand there otherwise than they were given
 * @param warnings what a person should look at
 */
public record PaymentFile(
        String batch,
        String layout,
        String name,
        byte[] bytes,
        List<String> transfers,
        ControlTotals totals,
        List<TextChange> changes,
        List<Problem> warnings) {
    /** The name of the file of control totals. */
    public static final String CONTROL_NAME = "lote_control.csv";

    public PaymentFile {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(totals, "totals");
        bytes = bytes.clone();
        transfers = List.copyOf(transfers);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** A copy of the content. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
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

    /** Name and totals: the content is personal. */
    @Override
    public String toString() {
        return "PaymentFile[" + name + ", " + totals + "]";
    }
}
