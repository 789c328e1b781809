package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What a month's close came to. The boletas are named as the books name them now: one whose issuer was erased since is
 * {@linkplain BoletaId#isErased erased} here too, and one that a later close took out of the books is left out.
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
