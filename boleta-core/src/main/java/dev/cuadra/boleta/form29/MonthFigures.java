package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A month's codes and the boletas they came from, as they stood on some day.
 *
 * @param period the month
 * @param codes code to value
 * @param behind code to the boletas behind it
 * @param boletas boletas as they stood; those behind a code, and others of which it is known where they are now
 */
public record MonthFigures(
        YearMonth period,
        Map<F29Code, BigDecimal> codes,
        Map<F29Code, List<BoletaId>> behind,
        Map<BoletaId, Boleta> boletas) {
    public MonthFigures {
        Objects.requireNonNull(period, "period");
        codes = Map.copyOf(codes);
        Map<F29Code, List<BoletaId>> lists = new TreeMap<>();
        behind.forEach((code, ids) -> lists.put(code, List.copyOf(ids)));
        behind = Map.copyOf(lists);
        boletas = Map.copyOf(boletas);
    }

    /** A return and the books it was drawn from. */
    public static MonthFigures of(Form29 form, Collection<Boleta> books) {
        Map<BoletaId, Boleta> known = new LinkedHashMap<>();
        books.forEach(boleta -> known.put(boleta.id(), boleta));
        return new MonthFigures(form.period(), form.codes(), form.boletas(), known);
    }

    /** The value of {@code code}; 0 when the return does not carry it. */
    public BigDecimal value(F29Code code) {
        return codes.getOrDefault(code, BigDecimal.ZERO);
    }

    /** The boletas behind {@code code}. */
    public List<BoletaId> behind(F29Code code) {
        return behind.getOrDefault(code, List.of());
    }

    /** What a boleta adds to {@code code}; nothing when it is not behind it. */
    public Clp share(F29Code code, BoletaId id) {
        if (!behind(code).contains(id)) {
            return Clp.ZERO;
        }
        return Optional.ofNullable(boletas.get(id))
                .map(boleta -> share(code, boleta))
                .orElse(Clp.ZERO);
    }

    /** What of a boleta belongs to {@code code}, when it is behind it. */
    static Clp share(F29Code code, Boleta boleta) {
        return code.equals(F29Code.LOAN_ON_FEES) ? boleta.loanRetained() : boleta.retained();
    }

    /** The month alone: boletas name their issuers. */
    @Override
    public String toString() {
        return "MonthFigures[" + period + "]";
    }
}
