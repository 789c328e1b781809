package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.problem.Problem;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A draft of a month's return: what the host's books say, for a person or a filing channel to file.
 *
 * @param period the month declared
 * @param rule which date put the boletas into the month
 * @param codes code to value in the order of the form; 595, 547 and 91 always, others only when not 0. Pesos, or a
 *     percentage where the code is a rate
 * @param boletas code to the boletas behind it, ordered by issuer and folio; their amounts add up to the code's value
 * @param dueDates day of the law (12, 20, 28) to the due date; without those that lie beyond the known holidays
 * @param warnings what a person should look at
 */
public record Form29(
        YearMonth period,
        PeriodRule rule,
        Map<F29Code, BigDecimal> codes,
        Map<F29Code, List<BoletaId>> boletas,
        Map<Integer, DueDate> dueDates,
        List<Problem> warnings) {
    public Form29 {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        boletas = Collections.unmodifiableMap(new LinkedHashMap<>(boletas));
        dueDates = Collections.unmodifiableMap(new LinkedHashMap<>(dueDates));
        warnings = List.copyOf(warnings);
    }

    /** The value of {@code code}; 0 when the form does not carry it. */
    public BigDecimal value(F29Code code) {
        return Optional.ofNullable(codes.get(code)).orElse(BigDecimal.ZERO);
    }

    /** Whether nothing is declared ("sin movimiento"): every code is 0. */
    public boolean nil() {
        return codes.values().stream().allMatch(value -> value.signum() == 0);
    }

    /** The month alone: boletas name their issuers. */
    @Override
    public String toString() {
        return "Form29[" + period + "]";
    }
}
