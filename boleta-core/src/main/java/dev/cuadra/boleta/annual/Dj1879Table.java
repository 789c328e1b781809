package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.TableWriter;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of DJ 1879 as a table, in the columns of the tax year. Amounts are whole pesos; a row whose person was erased
 * has no RUT. Stateless, safe for many threads.
 *
 * @source DJ-6
 */
public final class Dj1879Table {
    private Dj1879Table() {}

    /** Writes titles and rows; the writer stays open. */
    public static void write(AnnualStatement statement, TableWriter table) {
        table.row(statement.layout().columns().stream()
                .map(Dj1879Layout.Column::label)
                .toList());
        statement.rows().forEach(row -> table.row(cells(row, statement.layout())));
    }

    private static List<Object> cells(DjRow row, Dj1879Layout layout) {
        List<Object> cells = new ArrayList<>();
        layout.columns().forEach(column -> cells.add(cell(row, column)));
        return cells;
    }

    private static Object cell(DjRow row, Dj1879Layout.Column column) {
        return switch (column.content()) {
            case NUMBER, CERTIFICATE -> row.number();
            case RUT -> row.payee().rut().map(Rut::toString).orElse("");
            case GENERAL -> pesos(row, DjAmount.GENERAL);
            case DIRECTORS -> pesos(row, DjAmount.DIRECTORS);
            case DIRECTORS_NON_RESIDENT -> pesos(row, DjAmount.DIRECTORS_NON_RESIDENT);
            case ISLA_DE_PASCUA -> pesos(row, DjAmount.ISLA_DE_PASCUA);
            case LOAN -> pesos(row, DjAmount.LOAN);
            case MONTH ->
                row.months().getOrDefault(Month.of(column.month()), Map.of()).isEmpty() ? "" : column.mark();
        };
    }

    private static Long pesos(DjRow row, DjAmount amount) {
        return row.updated(amount).pesos();
    }
}
