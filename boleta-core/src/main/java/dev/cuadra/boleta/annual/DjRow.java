package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One payee's row of DJ 1879.
 *
 * @param number the number of the row, from 1, which is that of the certificates too
 * @param payee who received the income
 * @param months what was kept back, or paid on Isla de Pascua, in each month, in pesos of that month
 * @param updated the amounts of the row: the sum of the months, each times its factor, rounded once
 * @param fees the gross fees behind it, not updated
 * @source DJ-2, DJ-4
 */
public record DjRow(
        int number, Payee payee, Map<Month, Map<DjAmount, Clp>> months, Map<DjAmount, Clp> updated, Clp fees) {
    private static final String ROUNDING_SOURCE = "DiegoBarras/bot-dj-honorarios (app_1879.py)";

    public DjRow {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(fees, "fees");
        Map<Month, Map<DjAmount, Clp>> copy = new EnumMap<>(Month.class);
        months.forEach((month, amounts) -> copy.put(month, copied(amounts)));
        months = Collections.unmodifiableMap(copy);
        updated = copied(updated);
    }

    /**
     * The row of one payee.
     *
     * @param months amounts by month, in pesos of the month
     */
    public static DjRow of(
            int number, Payee payee, Map<Month, Map<DjAmount, Clp>> months, Clp fees, YearFactors factors) {
        Map<DjAmount, BigDecimal> sums = new EnumMap<>(DjAmount.class);
        months.forEach((month, amounts) -> amounts.forEach(
                (amount, pesos) -> sums.merge(amount, factors.of(month).of(pesos), BigDecimal::add)));
        Map<DjAmount, Clp> updated = new EnumMap<>(DjAmount.class);
        sums.forEach((amount, sum) -> updated.put(amount, rounded(sum)));
        return new DjRow(number, payee, months, updated, fees);
    }

    /** To the nearest peso, halves up: no trusted source says how. */
    static Clp rounded(BigDecimal sum) {
        return Clp.rounded(sum, RoundingMode.HALF_UP);
    }

    /** An amount of the row; 0 where it has none. */
    public Clp updated(DjAmount amount) {
        return updated.getOrDefault(amount, Clp.ZERO);
    }

    /** An amount of a month, not updated; 0 where it has none. */
    public Clp in(Month month, DjAmount amount) {
        return months.getOrDefault(month, Map.of()).getOrDefault(amount, Clp.ZERO);
    }

    /** How each amount of the row came about. */
    public List<Step> steps(YearFactors factors) {
        List<Step> steps = new ArrayList<>();
        updated.forEach((amount, result) -> {
            Map<String, String> inputs = new TreeMap<>();
            List<String> terms = new ArrayList<>();
            months.forEach((month, amounts) -> {
                if (amounts.containsKey(amount)) {
                    String term = in(month, amount) + " × " + factors.of(month).text();
                    terms.add(term);
                    inputs.put(monthOf(factors, month), term);
                }
            });
            steps.add(new Step(
                    "DJ-4",
                    ROUNDING_SOURCE,
                    Texts.BOOK.text(
                            "step.DJ-4",
                            Map.of(
                                    "amount", Texts.BOOK.text("dj." + amount, Map.of()),
                                    "terms", Text.figure(String.join(" + ", terms)),
                                    "result", result)),
                    inputs,
                    Optional.of(RoundingMode.HALF_UP),
                    result.toString(),
                    false));
        });
        return steps;
    }

    /** Where rounding each month for itself would give another sum. */
    public List<RoundingDifference> differences(YearFactors factors) {
        List<RoundingDifference> differences = new ArrayList<>();
        updated.forEach((amount, result) -> {
            Clp each = Clp.ZERO;
            for (Month month : months.keySet()) {
                each = each.plus(rounded(factors.of(month).of(in(month, amount))));
            }
            if (!each.equals(result)) {
                differences.add(new RoundingDifference(number, payee, amount, each, result));
            }
        });
        return differences;
    }

    private static String monthOf(YearFactors factors, Month month) {
        return java.time.YearMonth.of(factors.year(), month).toString();
    }

    private static Map<DjAmount, Clp> copied(Map<DjAmount, Clp> amounts) {
        Map<DjAmount, Clp> copy = new EnumMap<>(DjAmount.class);
        amounts.forEach((amount, pesos) -> {
            if (!pesos.isZero()) {
                copy.put(amount, pesos);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** The number of the row: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "DjRow[" + number + "]";
    }
}
