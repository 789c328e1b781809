package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What becomes of lay-bys when a supplier in New Zealand is insolvent. Pure functions.
 *
 * @source NZ-12, NZ-13, NZ-14
 */
public final class Insolvency {
    private static final int MONTHS = 3;

    private Insolvency() {}

    /**
     * A lay-by whose goods are among the assets.
     *
     * @param agreement its id
     * @param agreedOn when it was agreed
     * @param lastPaidOn when something was last paid
     */
    public record Claim(String agreement, LocalDate agreedOn, LocalDate lastPaidOn) {
        public Claim {
            Objects.requireNonNull(agreement, "agreement");
            Objects.requireNonNull(agreedOn, "agreedOn");
            Objects.requireNonNull(lastPaidOn, "lastPaidOn");
        }
    }

    /**
     * Who may pay the rest and take the goods: the oldest agreement first, those of one day by their ids.
     *
     * @param inStock for how many the goods suffice
     * @param began when the insolvency began
     * @source NZ-12
     */
    public static List<Claim> mayComplete(List<Claim> claims, int inStock, LocalDate began) {
        return claims.stream()
                .filter(claim -> !claim.lastPaidOn().isBefore(began.minusMonths(MONTHS)))
                .sorted(Comparator.comparing(Claim::agreedOn).thenComparing(Claim::agreement))
                .limit(inStock)
                .toList();
    }

    /**
     * What goes back in full where the agreement is not completed: what was paid on the day it began or after.
     *
     * @source NZ-13
     */
    public static MonetaryAmount paidSince(List<Paid> paid, LocalDate began, CurrencyUnit currency) {
        return sum(
                paid.stream().filter(payment -> !payment.on().isBefore(began)).toList(), currency);
    }

    /**
     * For how much the consumer is a priority creditor: all that was paid.
     *
     * @source NZ-14
     */
    public static MonetaryAmount priorityClaim(List<Paid> paid, CurrencyUnit currency) {
        return sum(paid, currency);
    }

    private static MonetaryAmount sum(List<Paid> paid, CurrencyUnit currency) {
        return paid.stream().map(Paid::amount).reduce(MinorUnits.zero(currency), MonetaryAmount::add);
    }
}
