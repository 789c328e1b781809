package dev.cuadra.layby.agreement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;

/** What somebody asks of a lay-by. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LaybyCommand.Draft.class, name = "DRAFT"),
    @JsonSubTypes.Type(value = LaybyCommand.Disclose.class, name = "DISCLOSE"),
    @JsonSubTypes.Type(value = LaybyCommand.Accept.class, name = "ACCEPT"),
    @JsonSubTypes.Type(value = LaybyCommand.Pay.class, name = "PAY"),
    @JsonSubTypes.Type(value = LaybyCommand.Clear.class, name = "CLEAR"),
    @JsonSubTypes.Type(value = LaybyCommand.Bounce.class, name = "BOUNCE"),
    @JsonSubTypes.Type(value = LaybyCommand.Reverse.class, name = "REVERSE"),
    @JsonSubTypes.Type(value = LaybyCommand.ChargeFee.class, name = "CHARGE_FEE"),
    @JsonSubTypes.Type(value = LaybyCommand.WaiveFee.class, name = "WAIVE_FEE"),
    @JsonSubTypes.Type(value = LaybyCommand.PutOnHold.class, name = "PUT_ON_HOLD"),
    @JsonSubTypes.Type(value = LaybyCommand.Reactivate.class, name = "REACTIVATE"),
    @JsonSubTypes.Type(value = LaybyCommand.Extend.class, name = "EXTEND"),
    @JsonSubTypes.Type(value = LaybyCommand.Amend.class, name = "AMEND"),
    @JsonSubTypes.Type(value = LaybyCommand.Release.class, name = "RELEASE"),
    @JsonSubTypes.Type(value = LaybyCommand.DeclareDefault.class, name = "DECLARE_DEFAULT"),
    @JsonSubTypes.Type(value = LaybyCommand.End.class, name = "END"),
    @JsonSubTypes.Type(value = LaybyCommand.Collect.class, name = "COLLECT"),
    @JsonSubTypes.Type(value = LaybyCommand.SendRefund.class, name = "SEND_REFUND"),
    @JsonSubTypes.Type(value = LaybyCommand.SettleRefund.class, name = "SETTLE_REFUND"),
    @JsonSubTypes.Type(value = LaybyCommand.FailRefund.class, name = "FAIL_REFUND"),
    @JsonSubTypes.Type(value = LaybyCommand.Daily.class, name = "DAILY"),
    @JsonSubTypes.Type(value = LaybyCommand.Isolate.class, name = "ISOLATE"),
    @JsonSubTypes.Type(value = LaybyCommand.Correct.class, name = "CORRECT"),
    @JsonSubTypes.Type(value = LaybyCommand.Resume.class, name = "RESUME")
})
public sealed interface LaybyCommand {
    /** Draws up an agreement. */
    record Draft(AgreementTerms terms) implements LaybyCommand {}

    /** Notes what was told, given or done. */
    record Disclose(Set<Disclosure> disclosures) implements LaybyCommand {
        public Disclose {
            disclosures = Set.copyOf(disclosures);
        }
    }

    /**
     * The consumer accepts.
     *
     * @param text the hash of the signed text, in hexadecimal
     * @param version which version of the text it is
     * @source LIF-01
     */
    record Accept(String text, String version) implements LaybyCommand {}

    /**
     * The consumer pays.
     *
     * @param payment a new id for the payment
     * @param amount what the agreement sees, in its currency
     * @param tender what with
     * @param effectiveOn the day it takes effect
     * @param cleared whether the money is here; else it counts once it cleared
     * @param foreign what was handed over in another currency, if so
     * @param handedOver the cash that changed hands, where cash is rounded; empty otherwise
     * @source PAY-04, PAY-08, PAY-12, MON-02, MON-04
     */
    record Pay(
            String payment,
            MonetaryAmount amount,
            Tender tender,
            LocalDate effectiveOn,
            boolean cleared,
            Optional<Foreign> foreign,
            Optional<MonetaryAmount> handedOver)
            implements LaybyCommand {}

    /**
     * Money in another currency.
     *
     * @param amount what was handed over
     * @param rate how much of the agreement's currency one unit of the other was
     * @param source who said so
     */
    record Foreign(MonetaryAmount amount, BigDecimal rate, String source) {}

    /** A pending payment cleared. */
    record Clear(String payment, LocalDate on) implements LaybyCommand {}

    /** A pending payment failed. */
    record Bounce(String payment, LocalDate on, String reason) implements LaybyCommand {}

    /**
     * A payment is taken back, in full or in part.
     *
     * @param amount how much; at most what is not reversed or refunded yet
     * @param chargeback whether the bank took it back, else the supplier
     * @source PAY-09, PAY-10, PAY-11
     */
    record Reverse(String payment, MonetaryAmount amount, boolean chargeback, LocalDate on, String reason)
            implements LaybyCommand {}

    /** A fee is added. */
    record ChargeFee(String fee, FeeKind kind, MonetaryAmount amount, String reason) implements LaybyCommand {}

    /** A fee is given up. */
    record WaiveFee(String fee, String reason) implements LaybyCommand {}

    /** The lay-by pauses. */
    record PutOnHold(String reason) implements LaybyCommand {}

    /** The pause ends. */
    record Reactivate() implements LaybyCommand {}

    /** What is outstanding is spread anew. */
    record Extend(ScheduleTerms terms, String reason) implements LaybyCommand {}

    /**
     * Goods are added, taken out or swapped.
     *
     * @param items all goods that are bought from now on
     * @param terms how what is outstanding is spread
     * @param consent that the consumer agreed, by reference to the document
     * @param writtenApproval whether the consumer approved substitutes in writing
     * @source LIF-10
     */
    record Amend(List<Item> items, ScheduleTerms terms, String consent, boolean writtenApproval)
            implements LaybyCommand {
        public Amend {
            items = List.copyOf(items);
        }
    }

    /**
     * Goods that are paid are collected before the rest.
     *
     * @param quantities how many of which
     * @source LIF-11
     */
    record Release(Map<String, Integer> quantities) implements LaybyCommand {
        public Release {
            quantities = Map.copyOf(quantities);
        }
    }

    /** The supplier declares a default. */
    record DeclareDefault(String reason) implements LaybyCommand {}

    /**
     * The lay-by ends before the goods are collected.
     *
     * @param endedBy who ends it
     * @param ground why
     * @param facts what the law asks about, beyond what the log says
     * @param costs what the supplier can show to have cost it
     * @param evidence by reference to the document
     * @source LIF-04, LIF-05
     */
    record End(EndedBy endedBy, Ground ground, Facts facts, List<CostEvidence> costs, String evidence)
            implements LaybyCommand {
        public End {
            costs = List.copyOf(costs);
        }
    }

    /** The goods are handed over. */
    record Collect(String identity) implements LaybyCommand {}

    /**
     * A refund is sent.
     *
     * @param substitute another tender, where the first cannot take it
     * @param reason why another tender; empty where it is the first
     * @source REF-02, REF-04
     */
    record SendRefund(String refund, Optional<Tender> substitute, String reason) implements LaybyCommand {}

    /** A refund arrived. */
    record SettleRefund(String refund) implements LaybyCommand {}

    /** A refund came back. */
    record FailRefund(String refund, String reason) implements LaybyCommand {}

    /**
     * The day's work: late fees, notices, default after the cure period. However often it is asked for, each happens
     * once.
     */
    record Daily() implements LaybyCommand {}

    /** Nothing is done to the lay-by until its books are right again. */
    record Isolate(String incident) implements LaybyCommand {}

    /**
     * The books are put right.
     *
     * @param incident for which it was isolated
     * @param entries the compensating entries
     * @param approvers two people who approved
     */
    record Correct(String incident, List<LedgerEntry> entries, Set<String> approvers) implements LaybyCommand {
        public Correct {
            entries = List.copyOf(entries);
            approvers = Set.copyOf(approvers);
        }
    }

    /** The isolation ends. */
    record Resume(String incident) implements LaybyCommand {}

    /** Its name in the log. */
    default String name() {
        return getClass().getSimpleName();
    }
}
