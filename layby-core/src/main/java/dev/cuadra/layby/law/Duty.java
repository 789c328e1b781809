package dev.cuadra.layby.law;

import java.util.Objects;
import java.util.Optional;

/**
 * Something the supplier owes while a lay-by lasts.
 *
 * @param kind what
 * @param rule the id of the rule
 * @param days within how many days, where a time limit is known; 0 is at once
 * @param workingDays whether those are working days
 * @param verified whether that is established
 * @source NZ-05, NZ-06, ZA-01, ZA-09, MD-09, MD-10, OH-08, CA-03, IL-03
 */
public record Duty(Kind kind, String rule, Optional<Integer> days, boolean workingDays, boolean verified) {
    /** What is owed. */
    public enum Kind {
        /** A receipt for each payment in cash, without asking. */
        RECEIPT_FOR_CASH,
        /** A receipt for each payment, without asking. */
        RECEIPT_FOR_EACH_PAYMENT,
        /** A receipt when the consumer asks. */
        RECEIPT_ON_REQUEST,
        /** Each receipt shows what remains due. */
        RECEIPT_SHOWS_REMAINING,
        /** What was paid and what remains, when the consumer asks. */
        STATEMENT_ON_REQUEST,
        /** How a charge was worked out, in writing, when the consumer asks. */
        CHARGE_CALCULATION_ON_REQUEST,
        /** Goods that are lost or damaged before delivery are the supplier's loss. */
        GOODS_AT_SUPPLIERS_RISK,
        /** What is paid stays the consumer's property until delivery. */
        MONEY_STAYS_THE_CONSUMERS,
        /** A waiver of the consumer's rights has no effect. */
        WAIVER_VOID
    }

    public Duty {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(days, "days");
    }
}
