package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.receipt.Boleta;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a month's return is made of.
 *
 * @param period the month declared
 * @param rule which date puts a boleta into the month
 * @param boletas the payer's boletas; those of other months may be among them and are left out
 * @param other codes that come from elsewhere in the host: pesos, or percentages where the code is a rate
 */
public record Form29Request(YearMonth period, PeriodRule rule, List<Boleta> boletas, Map<F29Code, BigDecimal> other) {
    public Form29Request {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(rule, "rule");
        boletas = List.copyOf(boletas);
        other = Map.copyOf(other);
    }

    /** The boletas alone, by payment date. */
    public static Form29Request of(YearMonth period, List<Boleta> boletas) {
        return new Form29Request(period, PeriodRule.PAYMENT_DATE, boletas, Map.of());
    }

    /** The month alone: boletas name their issuers. */
    @Override
    public String toString() {
        return "Form29Request[" + period + "]";
    }
}
