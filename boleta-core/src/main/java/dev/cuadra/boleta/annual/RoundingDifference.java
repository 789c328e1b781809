package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.money.Clp;
import java.util.Objects;

/**
 * That the months of a row, each rounded for itself, do not add up to the row.
 *
 * @param row the number of the row
 * @param payee whose
 * @param amount which amount
 * @param sumOfRounded the sum of the rounded months, as a reader adds up a certificate
 * @param roundedSum what the row says: the exact sum, rounded once
 */
public record RoundingDifference(int row, Payee payee, DjAmount amount, Clp sumOfRounded, Clp roundedSum) {
    public RoundingDifference {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(sumOfRounded, "sumOfRounded");
        Objects.requireNonNull(roundedSum, "roundedSum");
    }

    /** The number of the row: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "RoundingDifference[" + row + ", " + amount + ", " + sumOfRounded + " → " + roundedSum + "]";
    }
}
