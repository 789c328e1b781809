package dev.cuadra.onboarding.observe;

import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.Header;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Observations in a table, with titles in Spanish or English. For one thread. */
final class TableLines implements ObservationList.Lines {
    private static final List<Column> COLUMNS = List.of(
            Column.required("metric", "metrica", "indicador"),
            Column.optional("scope", "alcance", "ambito"),
            Column.required("start", "inicio", "desde", "from", "at", "instante", "instant"),
            Column.optional("end", "fin", "termino", "hasta", "until", "to"),
            Column.optional("value", "valor"),
            Column.optional("k", "casos", "cases"),
            Column.optional("n", "de", "of", "total"),
            Column.optional("sample", "muestra", "sample size", "tamano de la muestra"),
            Column.optional("event_time", "hora evento", "hora del evento", "fecha evento", "fecha del evento"),
            Column.optional(
                    "recorded_at", "recorded", "recorded time", "hora registro", "hora de registro", "registrado"),
            Column.optional("source", "fuente", "origen"),
            Column.optional("id", "identificador"),
            Column.optional("unit", "unidad"),
            Column.optional("reason", "motivo", "razon"));

    private final HeaderedTable table;
    private final ObservationTerms terms;
    private final boolean commas;

    private TableLines(HeaderedTable table, ObservationTerms terms) {
        this.table = table;
        this.terms = terms;
        // Between commas a comma would be a place of thousands as well as of decimals.
        this.commas = table.reader().delimiter().map(sign -> sign != ',').orElse(true);
    }

    static TableLines open(TableSource source, ObservationTerms terms, TableLimits limits) {
        TableReader reader = Tables.open(source, limits);
        try {
            HeaderedTable table = HeaderedTable.of(reader, COLUMNS);
            Header header = table.header();
            if (!header.problems().isEmpty()) {
                throw new ProblemException(header.problems().get(0));
            }
            if (!header.has("value") && !(header.has("k") && header.has("n"))) {
                Place place =
                        Place.in(source.name()).atLine(header.row().line()).atColumn("value");
                throw TableException.of(TableFault.COLUMN_MISSING, place, Map.of("column", "value"));
            }
            return new TableLines(table, terms);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public ObservationForm form() {
        return ObservationForm.TABLE;
    }

    @Override
    public List<String> titles() {
        return table.header().row().expanded();
    }

    @Override
    public List<Problem> warnings() {
        return table.header().warnings();
    }

    @Override
    public CsvStyle style() {
        return commas ? CsvStyle.EXCEL : CsvStyle.RFC_4180;
    }

    @Override
    public OptionalLong expectedLines() {
        return table.reader().expectedRows();
    }

    @Override
    public Optional<ObservationLine> next() {
        return table.next().map(this::line);
    }

    private ObservationLine line(HeaderedRow row) {
        List<String> cells = row.row().expanded();
        if (row.problem().isPresent()) {
            return new ObservationLine(
                    row.line(), cells, Optional.empty(), List.of(row.problem().get()), List.of());
        }
        TableLine line = new TableLine(row, terms, commas);
        Optional<Reading> reading = line.reading();
        return new ObservationLine(
                row.line(),
                cells,
                reading,
                line.problems(),
                reading.flatMap(one -> Fit.undeclared(one, terms, row.place("metric"))).stream()
                        .toList());
    }

    @Override
    public void close() {
        table.close();
    }
}
