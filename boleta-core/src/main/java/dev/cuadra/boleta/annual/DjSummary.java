package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.money.Clp;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The foot of DJ 1879.
 *
 * @param cases how many rows
 * @param sums the sums of the rows' amounts, updated
 * @param fees the total of fees, not updated
 */
public record DjSummary(int cases, Map<DjAmount, Clp> sums, Clp fees) {
    public DjSummary {
        sums = Collections.unmodifiableMap(sums.isEmpty() ? new EnumMap<>(DjAmount.class) : new EnumMap<>(sums));
        Objects.requireNonNull(fees, "fees");
    }

    /** The sums of {@code rows}. */
    public static DjSummary of(List<DjRow> rows) {
        Map<DjAmount, Clp> sums = new EnumMap<>(DjAmount.class);
        Clp fees = Clp.ZERO;
        for (DjRow row : rows) {
            row.updated().forEach((amount, pesos) -> sums.merge(amount, pesos, Clp::plus));
            fees = fees.plus(row.fees());
        }
        return new DjSummary(rows.size(), sums, fees);
    }

    /** A sum; 0 where there is none. */
    public Clp sum(DjAmount amount) {
        return sums.getOrDefault(amount, Clp.ZERO);
    }
}
