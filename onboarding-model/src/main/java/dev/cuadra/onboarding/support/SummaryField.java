package dev.cuadra.onboarding.support;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * What a summary tells.
 *
 * @param row its row in the catalogue; empty where it has none
 * @param key its name, that of the metric where it is one
 * @param from where it comes from
 * @param unit its unit
 * @param label what it is called
 * @source SUP-10
 */
public record SummaryField(String row, String key, From from, String unit, Text label) {
    /** Where a field comes from. */
    public enum From {
        /** Computed from tickets. */
        SUPPORT,
        /** A figure that others know. */
        GIVEN,
        /** Lines that people write. */
        LIST
    }

    public SummaryField {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(label, "label");
    }

    /** The fields of a summary, in order. */
    public static List<SummaryField> of(SummaryKind kind) {
        return Objects.requireNonNull(Shipped.FIELDS.get(kind));
    }
}
