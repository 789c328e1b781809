package dev.cuadra.layby.transfer;

import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A list of lay-bys in CSV or XLSX, one line for each of their goods, read lay-by by lay-by. Lines of one number stand
 * together; what concerns the whole lay-by stands in the first of them, and in the others again or not at all. For one
 * thread; closing it closes the source.
 */
public final class LaybyList implements AutoCloseable {
    /** The titles of the template, in order. */
    public static final List<String> TITLES = List.of(
            "number",
            "store",
            "name",
            "mail",
            "language",
            "jurisdiction",
            "agreed_on",
            "currency",
            "sku",
            "description",
            "quantity",
            "unit_price",
            "service_fee",
            "administration_fee",
            "deposit",
            "paid",
            "last_paid_on",
            "tender",
            "frequency",
            "remaining",
            "next_due",
            "agreed_charge");

    /** The titles of the template in Spanish, in the same order. */
    public static final List<String> TITLES_ES = List.of(
            "numero",
            "tienda",
            "nombre",
            "correo",
            "idioma",
            "jurisdiccion",
            "fecha_acuerdo",
            "moneda",
            "codigo",
            "descripcion",
            "cantidad",
            "precio_unitario",
            "cargo_servicio",
            "cargo_administracion",
            "pie",
            "pagado",
            "ultimo_pago",
            "medio_de_pago",
            "frecuencia",
            "cuotas_pendientes",
            "proximo_vencimiento",
            "cargo_por_termino");

    /** The longest cell that any column takes. */
    public static final int LONGEST = 200;

    /** The most lines of one lay-by. */
    public static final int MOST_LINES = 1_000;

    private static final List<Column> COLUMNS = List.of(
            Column.required(
                    "number", "numero", "lay-by", "layby number", "agreement", "apartado", "número de apartado"),
            Column.required("store", "tienda", "shop", "sucursal", "local"),
            Column.required("name", "nombre", "customer", "customer name", "cliente", "consumer"),
            Column.optional("mail", "correo", "email", "e-mail", "correo electrónico"),
            Column.optional("language", "idioma"),
            Column.required("jurisdiction", "jurisdiccion", "country", "país"),
            Column.required("agreed_on", "fecha_acuerdo", "agreement date", "date", "fecha"),
            Column.required("currency", "moneda"),
            Column.required("sku", "codigo", "item", "item code", "producto"),
            Column.optional("description", "descripcion"),
            Column.optional("quantity", "cantidad", "qty"),
            Column.required("unit_price", "precio_unitario", "price", "precio"),
            Column.optional("service_fee", "cargo_servicio"),
            Column.optional("administration_fee", "cargo_administracion", "admin fee"),
            Column.required("deposit", "pie", "abono inicial"),
            Column.required("paid", "pagado", "paid to date", "pagado a la fecha"),
            Column.optional("last_paid_on", "ultimo_pago", "last payment"),
            Column.required("tender", "medio_de_pago", "payment method", "medio pago"),
            Column.required("frequency", "frecuencia"),
            Column.required("remaining", "cuotas_pendientes", "instalments left", "cuotas"),
            Column.required("next_due", "proximo_vencimiento", "next due date"),
            Column.optional("agreed_charge", "cargo_por_termino", "termination charge"));

    private final HeaderedTable table;
    private final Map<String, Long> lineOf = new HashMap<>();
    private Optional<HeaderedRow> ahead = Optional.empty();

    private LaybyList(HeaderedTable table) {
        this.table = table;
    }

    /** Opens a list within the default limits. */
    public static LaybyList open(TableSource source) {
        return open(source, TableLimits.DEFAULT);
    }

    /**
     * Opens a list and checks its header.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public static LaybyList open(TableSource source, TableLimits limits) {
        TableReader reader = Tables.open(source, limits);
        try {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            return new LaybyList(table);
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
     * The next lay-by, or empty at the end.
     *
     * @throws ProblemException for a fault that ends the reading
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public Optional<ListedLayby> next() {
        Optional<HeaderedRow> first = ahead.isPresent() ? ahead : table.next();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String number = first.get().value("number");
        List<HeaderedRow> rows = new ArrayList<>(List.of(first.get()));
        ahead = table.next();
        while (!number.isEmpty()
                && rows.size() < MOST_LINES
                && ahead.map(row -> row.value("number").equals(number)).orElse(false)) {
            rows.add(ahead.get());
            ahead = table.next();
        }
        Optional<Long> before = number.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(lineOf.putIfAbsent(number, first.get().line()));
        return Optional.of(new LaybyReading(number, rows, before).listed());
    }

    @Override
    public void close() {
        table.close();
    }
}
