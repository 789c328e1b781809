package dev.cuadra.layby.quote;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A fee beside the price, as a share of it or as an amount: one of the two.
 *
 * @param kind what it is for
 * @param percent of the price: 1.5 is one and a half per cent
 * @param amount the fee itself
 * @source FEE-01
 */
public record FeeTerms(FeeKind kind, Optional<BigDecimal> percent, Optional<MonetaryAmount> amount) {
    public FeeTerms {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(percent, "percent");
        amount = amount.map(MinorUnits::exact);
    }

    /** A share of the price. */
    public static FeeTerms percent(FeeKind kind, BigDecimal percent) {
        return new FeeTerms(kind, Optional.of(percent), Optional.empty());
    }

    /** A flat fee. */
    public static FeeTerms flat(FeeKind kind, MonetaryAmount amount) {
        return new FeeTerms(kind, Optional.empty(), Optional.of(amount));
    }
}
