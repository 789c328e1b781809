package dev.cuadra.boleta.annual;

import dev.cuadra.spi.problem.Confidence;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The columns of DJ 1879 in some tax years.
 *
 * @param fromTaxYear the first tax year, the one after the commercial year
 * @param untilTaxYear the last; empty while no other layout is known
 * @param columns the columns, in order
 * @source DJ-6
 */
public record Dj1879Layout(int fromTaxYear, OptionalInt untilTaxYear, List<Column> columns) {
    public Dj1879Layout {
        Objects.requireNonNull(untilTaxYear, "untilTaxYear");
        columns = List.copyOf(columns);
        if (columns.isEmpty() || untilTaxYear.orElse(fromTaxYear) < fromTaxYear) {
            throw new IllegalArgumentException("A layout has columns and years: from " + fromTaxYear);
        }
    }

    /** What stands in a column. */
    public enum Content {
        /** The number of the row. */
        NUMBER,
        /** The RUT of who received the income. */
        RUT,
        /** {@link DjAmount#GENERAL}. */
        GENERAL,
        /** {@link DjAmount#DIRECTORS}. */
        DIRECTORS,
        /** {@link DjAmount#DIRECTORS_NON_RESIDENT}. */
        DIRECTORS_NON_RESIDENT,
        /** The mark of a month, by its number in {@link Column#month}. */
        MONTH,
        /** {@link DjAmount#ISLA_DE_PASCUA}. */
        ISLA_DE_PASCUA,
        /** {@link DjAmount#LOAN}. */
        LOAN,
        /** The number of the certificate. */
        CERTIFICATE
    }

    /**
     * One column.
     *
     * @param content what stands in it
     * @param month 1 to 12 where it marks a month, else 0
     * @param label its title
     * @param mark what marks a month; empty for other columns
     * @param source who says so
     * @param confidence how well that is established
     */
    public record Column(Content content, int month, String label, String mark, String source, Confidence confidence) {
        public Column {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(confidence, "confidence");
            if (label.isBlank() || (content == Content.MONTH) != (month >= 1 && month <= 12)) {
                throw new IllegalArgumentException("Column '" + label + "' of month " + month);
            }
        }
    }

    /** Whether {@code taxYear} is declared on it. */
    public boolean covers(int taxYear) {
        return taxYear >= fromTaxYear && taxYear <= untilTaxYear.orElse(Integer.MAX_VALUE);
    }

    /** The titles of what no trusted source says. */
    public List<String> unverified() {
        return columns.stream()
                .filter(column -> column.confidence() == Confidence.UNVERIFIED)
                .map(Column::label)
                .toList();
    }
}
