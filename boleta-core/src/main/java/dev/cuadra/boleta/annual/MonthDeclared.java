package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a month's Form 29 says, as far as retentions are concerned.
 *
 * @param period the month
 * @param rule which date put the boletas into it
 * @param codes code to pesos; 0 where a code is missing
 * @param boletas code to the boletas behind it
 * @param unexplained how many boletas were left in no code
 */
public record MonthDeclared(
        YearMonth period,
        PeriodRule rule,
        Map<F29Code, BigDecimal> codes,
        Map<F29Code, List<BoletaId>> boletas,
        int unexplained) {
    public MonthDeclared {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(rule, "rule");
        codes = Map.copyOf(codes);
        boletas = Map.copyOf(boletas);
    }

    /** What {@code form} declares. */
    public static MonthDeclared of(Form29 form, int unexplained) {
        return new MonthDeclared(form.period(), form.rule(), form.codes(), form.boletas(), unexplained);
    }

    /** The value of a code in pesos. */
    public BigDecimal value(F29Code code) {
        return codes.getOrDefault(code, BigDecimal.ZERO);
    }

    /** The month alone: boletas name their issuers. */
    @Override
    public String toString() {
        return "MonthDeclared[" + period + "]";
    }
}
