package dev.cuadra.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataFileTest {
    @Test
    void rowsAreReadByTheirTitles() {
        var rows = DataFile.rows("rates.csv", bytes("from,rate\n2020-01-01, 10.75 \n2021-01-01,\n"));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text("rate")).isEqualTo("10.75");
        assertThat(rows.get(1).text("rate")).isEmpty();
        assertThatThrownBy(() -> rows.get(0).text("until"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rates.csv has no column until");
    }

    @Test
    void aMissingFileAndARowOfAnotherWidthAreNamed() {
        assertThatThrownBy(() -> DataFile.rows("gone.csv", null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.csv");
        assertThatThrownBy(() -> DataFile.rows("rates.csv", bytes("from,rate\n2020-01-01\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rates.csv");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
