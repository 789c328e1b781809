package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a month's close came to.
 *
 * @param payer the company
 * @param period the month
 * @param rule which date put a boleta into the month
 * @param codes code of Form 29 to value
 * @param boletas code to the boletas behind it
 * @param unexplained how many boletas were left in no code
 */
public record ClosedMonth(
        Rut payer,
        YearMonth period,
        PeriodRule rule,
        Map<String, BigDecimal> codes,
        Map<String, List<BoletaId>> boletas,
        int unexplained) {
    static ClosedMonth of(Rut payer, Form29 form, int unexplained) {
        Map<String, BigDecimal> codes = new TreeMap<>();
        form.codes().forEach((code, value) -> codes.put(code.value(), value));
        Map<String, List<BoletaId>> boletas = new TreeMap<>();
        form.boletas().forEach((code, ids) -> boletas.put(code.value(), ids));
        return new ClosedMonth(payer, form.period(), form.rule(), codes, boletas, unexplained);
    }

    /** The value of {@code code}; 0 when the return does not carry it. */
    public BigDecimal value(F29Code code) {
        return codes.getOrDefault(code.value(), BigDecimal.ZERO);
    }

    /** The month alone. */
    @Override
    public String toString() {
        return "ClosedMonth[" + period + "]";
    }
}
