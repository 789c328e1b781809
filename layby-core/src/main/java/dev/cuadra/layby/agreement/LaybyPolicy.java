package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What a supplier practises within the law, as written into the agreement.
 *
 * @param graceDays days after a due date before an instalment counts as missed, from 0
 * @param mostDays how long a lay-by may last, in days from the agreement
 * @param mostExtensions how often it may be extended
 * @param overpayment what becomes of money beyond what is outstanding
 * @param feesFirst whether payments go to fees before instalments
 * @param missedForDefault how many missed instalments are a default, from 1
 * @param cureDays days from the default notice in which arrears may be paid
 * @param lateFee what a missed instalment costs, if anything
 * @param holdShiftsDueDates whether due dates move by as many days as the lay-by was on hold
 * @param partialRelease whether goods that are paid may be collected before the rest
 * @param deposit what the deposit has to be
 * @param cashStep what cash is rounded to, where the smallest coins are gone
 * @param noticeDays days before a due date on which the consumer is reminded; 0 is the day itself
 * @param refundDays days within which a refund is sent where the law sets no day
 */
public record LaybyPolicy(
        int graceDays,
        int mostDays,
        int mostExtensions,
        Overpayment overpayment,
        boolean feesFirst,
        int missedForDefault,
        int cureDays,
        Optional<LateFee> lateFee,
        boolean holdShiftsDueDates,
        boolean partialRelease,
        DepositRule deposit,
        Optional<MonetaryAmount> cashStep,
        List<Integer> noticeDays,
        Optional<Integer> refundDays) {
    /** What becomes of money beyond what is outstanding. */
    public enum Overpayment {
        /** The payment is refused. */
        REJECT,
        /** What is outstanding is paid, and the rest is owed back. */
        ACCEPT_AND_SPLIT
    }

    /**
     * What a missed instalment costs, once.
     *
     * @param each for one instalment
     * @param cap the most for the whole lay-by
     * @source FEE-02
     */
    public record LateFee(MonetaryAmount each, MonetaryAmount cap) {
        public LateFee {
            each = MinorUnits.exact(each);
            cap = MinorUnits.exact(cap);
            if (!each.isPositive() || cap.isNegative()) {
                throw new IllegalArgumentException("Not a late fee: " + each + " up to " + cap);
            }
        }
    }

    /**
     * What the deposit has to be: at least the larger of a share of the price, rounded up, and a fixed amount.
     *
     * @param percent of the price, 0 to 100
     * @param amount the fixed minimum, if there is one
     * @param mostPercent of the price, if there is a limit
     * @source SCH-02
     */
    public record DepositRule(BigDecimal percent, Optional<MonetaryAmount> amount, Optional<BigDecimal> mostPercent) {
        /** Any deposit, or none. */
        public static final DepositRule NONE = new DepositRule(BigDecimal.ZERO, Optional.empty(), Optional.empty());

        public DepositRule {
            amount = amount.map(MinorUnits::exact);
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException("Not a share of the price: " + percent);
            }
        }
    }

    /** Seven days of grace, a year at most, two extensions, reminders three, one and no days ahead, no late fee. */
    public static final LaybyPolicy USUAL = new LaybyPolicy(
            7,
            365,
            2,
            Overpayment.REJECT,
            false,
            2,
            14,
            Optional.empty(),
            false,
            false,
            DepositRule.NONE,
            Optional.empty(),
            List.of(3, 1, 0),
            Optional.of(14));

    public LaybyPolicy {
        Objects.requireNonNull(overpayment, "overpayment");
        Objects.requireNonNull(deposit, "deposit");
        cashStep = cashStep.map(MinorUnits::exact);
        noticeDays = List.copyOf(noticeDays);
        if (graceDays < 0 || mostDays < 1 || mostExtensions < 0 || missedForDefault < 1 || cureDays < 0) {
            throw new IllegalArgumentException("A policy below its least values");
        }
    }
}
