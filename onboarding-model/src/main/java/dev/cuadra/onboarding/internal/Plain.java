package dev.cuadra.onboarding.internal;

import java.math.BigDecimal;

/** Decimals in one form, so that equal values are equal. */
public final class Plain {
    private Plain() {}

    /** The same value without zeros at the end. */
    public static BigDecimal of(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
