package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A payer's books as they were known at an instant, and how the month was closed by then: all that its return is
 * computed from. The return is assembled as a close does it.
 *
 * @param period the month
 * @param at when it was known so
 * @param rule which date puts a boleta into the month: that of the close by then, else the day of payment
 * @param other the codes of that close which come from elsewhere
 * @param boletas the payer's boletas; those of other months may be among them
 * @source ASOF-1
 */
public record MonthBooks(
        YearMonth period, Instant at, PeriodRule rule, Map<F29Code, BigDecimal> other, List<KnownBoleta> boletas) {
    public MonthBooks {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(rule, "rule");
        other = Map.copyOf(other);
        boletas = List.copyOf(boletas);
    }

    /** Books of which nothing was known. */
    public static MonthBooks nothing(YearMonth period, Instant at) {
        return new MonthBooks(period, at, PeriodRule.PAYMENT_DATE, Map.of(), List.of());
    }

    /** The month's return by what was known. */
    public Form29 form(Form29Engine engine) {
        return engine.assemble(new Form29Request(period, rule, declared(boletas, rule, period), other));
    }

    /** The month's codes and the boletas behind them, those paid in parts with what was paid of them in the month. */
    public MonthFigures figures(Form29Engine engine) {
        List<Boleta> declared = declared(boletas, rule, period);
        return MonthFigures.of(engine.assemble(new Form29Request(period, rule, declared, other)), declared);
    }

    /** The same with other boletas. */
    MonthBooks with(List<KnownBoleta> changed) {
        return new MonthBooks(period, at, rule, other, changed);
    }

    /** The boletas as the return takes them: by payment, one that was paid in parts counts with those of the month. */
    static List<Boleta> declared(List<KnownBoleta> known, PeriodRule rule, YearMonth period) {
        List<Boleta> boletas = known.stream().map(KnownBoleta::boleta).toList();
        List<RetainedPart> here = known.stream()
                .flatMap(one -> one.parts().stream())
                .filter(part -> part.month().equals(period))
                .toList();
        if (rule != PeriodRule.PAYMENT_DATE || here.isEmpty()) {
            return boletas;
        }
        MonthlyParts parts = new MonthlyParts(here);
        List<BoletaId> exceeded =
                parts.exceeded(boletas).stream().map(Boleta::id).toList();
        return parts.without(exceeded).boletas(boletas, period);
    }

    /** The month and the instant: boletas name their issuers. */
    @Override
    public String toString() {
        return "MonthBooks[" + period + ", " + at + "]";
    }
}
