package dev.cuadra.layby.report;

import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import javax.money.MonetaryAmount;

/** Amounts as cells of a table. */
final class Cells {
    private Cells() {}

    /** With as many decimals as the currency has. */
    static BigDecimal of(MonetaryAmount amount) {
        return new BigDecimal(MinorUnits.text(amount));
    }
}
