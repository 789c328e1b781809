package dev.cuadra.layby.agreement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Termination;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;

/** What happened to a lay-by. Figures are those of the day: what law or practice becomes later changes none of them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LaybyEvent.Drafted.class, name = "DRAFTED"),
    @JsonSubTypes.Type(value = LaybyEvent.Disclosed.class, name = "DISCLOSED"),
    @JsonSubTypes.Type(value = LaybyEvent.Accepted.class, name = "ACCEPTED"),
    @JsonSubTypes.Type(value = LaybyEvent.PaymentReceived.class, name = "PAYMENT_RECEIVED"),
    @JsonSubTypes.Type(value = LaybyEvent.PaymentCleared.class, name = "PAYMENT_CLEARED"),
    @JsonSubTypes.Type(value = LaybyEvent.PaymentBounced.class, name = "PAYMENT_BOUNCED"),
    @JsonSubTypes.Type(value = LaybyEvent.PaymentReversed.class, name = "PAYMENT_REVERSED"),
    @JsonSubTypes.Type(value = LaybyEvent.FeeCharged.class, name = "FEE_CHARGED"),
    @JsonSubTypes.Type(value = LaybyEvent.FeeWaived.class, name = "FEE_WAIVED"),
    @JsonSubTypes.Type(value = LaybyEvent.WentOnHold.class, name = "WENT_ON_HOLD"),
    @JsonSubTypes.Type(value = LaybyEvent.Reactivated.class, name = "REACTIVATED"),
    @JsonSubTypes.Type(value = LaybyEvent.Rescheduled.class, name = "RESCHEDULED"),
    @JsonSubTypes.Type(value = LaybyEvent.Amended.class, name = "AMENDED"),
    @JsonSubTypes.Type(value = LaybyEvent.Released.class, name = "RELEASED"),
    @JsonSubTypes.Type(value = LaybyEvent.Noticed.class, name = "NOTICED"),
    @JsonSubTypes.Type(value = LaybyEvent.Defaulted.class, name = "DEFAULTED"),
    @JsonSubTypes.Type(value = LaybyEvent.Reinstated.class, name = "REINSTATED"),
    @JsonSubTypes.Type(value = LaybyEvent.Ended.class, name = "ENDED"),
    @JsonSubTypes.Type(value = LaybyEvent.Collected.class, name = "COLLECTED"),
    @JsonSubTypes.Type(value = LaybyEvent.RefundApproved.class, name = "REFUND_APPROVED"),
    @JsonSubTypes.Type(value = LaybyEvent.RefundSent.class, name = "REFUND_SENT"),
    @JsonSubTypes.Type(value = LaybyEvent.RefundSettled.class, name = "REFUND_SETTLED"),
    @JsonSubTypes.Type(value = LaybyEvent.RefundFailed.class, name = "REFUND_FAILED"),
    @JsonSubTypes.Type(value = LaybyEvent.Isolated.class, name = "ISOLATED"),
    @JsonSubTypes.Type(value = LaybyEvent.Corrected.class, name = "CORRECTED"),
    @JsonSubTypes.Type(value = LaybyEvent.Resumed.class, name = "RESUMED")
})
public sealed interface LaybyEvent {
    /** An agreement was drawn up. */
    record Drafted(AgreementTerms terms) implements LaybyEvent {}

    /** Something was told, given or done. */
    record Disclosed(Set<Disclosure> disclosures) implements LaybyEvent {
        public Disclosed {
            disclosures = Set.copyOf(disclosures);
        }
    }

    /**
     * The agreement was accepted and the goods are held.
     *
     * @param text the hash of the signed text
     * @param version which version of the text it is
     * @param held how many of which goods
     */
    record Accepted(String text, String version, Map<String, Integer> held) implements LaybyEvent {
        public Accepted {
            held = Map.copyOf(held);
        }
    }

    /**
     * Money was taken.
     *
     * @param payment the id of the payment
     * @param amount what the agreement sees, what is beyond the outstanding amount included
     * @param tender what with
     * @param effectiveOn the day it takes effect
     * @param cleared whether it counts already
     * @param foreign what was handed over in another currency, if so
     * @param rounding what more cash changed hands than the amount; below nothing if less
     * @param receipt the number of the receipt
     */
    record PaymentReceived(
            String payment,
            MonetaryAmount amount,
            Tender tender,
            LocalDate effectiveOn,
            boolean cleared,
            Optional<LaybyCommand.Foreign> foreign,
            MonetaryAmount rounding,
            String receipt)
            implements LaybyEvent {}

    /** A pending payment cleared. */
    record PaymentCleared(String payment, LocalDate on) implements LaybyEvent {}

    /** A pending payment failed. */
    record PaymentBounced(String payment, LocalDate on, String reason) implements LaybyEvent {}

    /** A payment was taken back, in full or in part. */
    record PaymentReversed(String payment, MonetaryAmount amount, boolean chargeback, LocalDate on, String reason)
            implements LaybyEvent {}

    /**
     * A fee was added.
     *
     * @param instalment for which missed instalment, if it is a late fee
     */
    record FeeCharged(String fee, FeeKind kind, MonetaryAmount amount, String reason, Optional<LocalDate> instalment)
            implements LaybyEvent {}

    /** A fee was given up. */
    record FeeWaived(String fee, String reason) implements LaybyEvent {}

    /** The lay-by paused. */
    record WentOnHold(String reason) implements LaybyEvent {}

    /** The pause ended; the schedule is as it is from now on. */
    record Reactivated(int shiftedDays, List<Instalment> schedule) implements LaybyEvent {
        public Reactivated {
            schedule = List.copyOf(schedule);
        }
    }

    /**
     * What is outstanding was spread anew.
     *
     * @param terms how
     * @param schedule all instalments, closed ones with what was paid of them
     * @param extension whether it counts as an extension
     */
    record Rescheduled(ScheduleTerms terms, List<Instalment> schedule, boolean extension, String reason)
            implements LaybyEvent {
        public Rescheduled {
            schedule = List.copyOf(schedule);
        }
    }

    /**
     * Goods were added, taken out or swapped.
     *
     * @param held how many of which goods are held from now on
     */
    record Amended(
            List<Item> items, ScheduleTerms terms, List<Instalment> schedule, Map<String, Integer> held, String consent)
            implements LaybyEvent {
        public Amended {
            items = List.copyOf(items);
            schedule = List.copyOf(schedule);
            held = Map.copyOf(held);
        }
    }

    /**
     * Goods that are paid were collected before the rest.
     *
     * @param quantities how many of which
     * @param price their price
     */
    record Released(Map<String, Integer> quantities, MonetaryAmount price) implements LaybyEvent {
        public Released {
            quantities = Map.copyOf(quantities);
        }
    }

    /**
     * The consumer is told something.
     *
     * @param kind what
     * @param about which due date it is about; the day of the notice where it is about none
     */
    record Noticed(NoticeKind kind, LocalDate about) implements LaybyEvent {}

    /** The lay-by is in default. */
    record Defaulted(LocalDate on, String reason) implements LaybyEvent {}

    /** The arrears of a default were paid. */
    record Reinstated(LocalDate on) implements LaybyEvent {}

    /**
     * The lay-by ended before the goods were collected; nothing is held any more.
     *
     * @param outcome what the law makes of it
     */
    record Ended(EndedBy endedBy, Ground ground, Termination outcome, String evidence) implements LaybyEvent {}

    /** The goods were handed over. */
    record Collected(String identity) implements LaybyEvent {}

    /**
     * Money is owed back.
     *
     * @param refund the id of the refund
     * @param payment the payment it goes back to, or empty for a compensation
     */
    record RefundApproved(String refund, String payment, Tender tender, MonetaryAmount amount, Optional<LocalDate> by)
            implements LaybyEvent {}

    /** A refund was sent, by the tender named. */
    record RefundSent(String refund, Tender tender, String reason) implements LaybyEvent {}

    /** A refund arrived. */
    record RefundSettled(String refund) implements LaybyEvent {}

    /** A refund came back, and is owed again. */
    record RefundFailed(String refund, String reason) implements LaybyEvent {}

    /** Nothing is done to the lay-by until its books are right again. */
    record Isolated(String incident) implements LaybyEvent {}

    /** The books were put right, by the entries recorded with this event. */
    record Corrected(String incident, Set<String> approvers) implements LaybyEvent {
        public Corrected {
            approvers = Set.copyOf(approvers);
        }
    }

    /** The isolation ended. */
    record Resumed(String incident) implements LaybyEvent {}
}
