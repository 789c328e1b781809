package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Objects;

/**
 * What an amount of a month is multiplied by to stand in pesos of the year's end.
 *
 * @param month the month in which the fee was paid
 * @param published the factor as published, above −2 and below 2: 1.036 is 3.6 % more
 * @param source who says so
 * @param confidence how well that is established
 * @source DJ-3, DJ-5
 */
public record UpdateFactor(Month month, BigDecimal published, String source, Confidence confidence) {
    private static final BigDecimal LIMIT = BigDecimal.valueOf(2);

    public UpdateFactor {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(confidence, "confidence");
        // A percentage taken for a factor would turn 3.6 % into 360 %.
        if (published.abs().compareTo(LIMIT) >= 0 || published.scale() > 6) {
            throw new IllegalArgumentException("Not an update factor: " + published.toPlainString());
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("A factor has a source: " + month);
        }
    }

    /** The factor that is applied: prices that fell take nothing away. */
    public BigDecimal applied() {
        return published.max(BigDecimal.ONE);
    }

    /** The amount in pesos of the year's end, with all its decimals. */
    public BigDecimal of(Clp amount) {
        return BigDecimal.valueOf(amount.pesos()).multiply(applied());
    }

    /** {@code 1.036}, with three decimals at least as the SII prints it. */
    public String text() {
        BigDecimal factor = applied();
        return (factor.scale() < 3 ? factor.setScale(3) : factor).toPlainString();
    }
}
