package dev.cuadra.checks;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the catalogue.
 *
 * @param columns what stands in each column
 */
record CatalogueRow(Map<String, String> columns) {
    CatalogueRow {
        columns = Map.copyOf(columns);
    }

    static CatalogueRow of(NamedCsvRecord record) {
        return new CatalogueRow(record.getFieldsAsMap());
    }

    String id() {
        return column("id");
    }

    String column(String name) {
        return Optional.ofNullable(columns.get(name))
                .orElseThrow(() -> new IllegalArgumentException("The catalogue has no column " + name));
    }
}
