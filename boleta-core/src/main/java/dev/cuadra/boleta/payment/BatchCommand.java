package dev.cuadra.boleta.payment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.boleta.money.Clp;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What somebody does with a batch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BatchCommand.Open.class, name = "OPEN"),
    @JsonSubTypes.Type(value = BatchCommand.Change.class, name = "CHANGE"),
    @JsonSubTypes.Type(value = BatchCommand.Submit.class, name = "SUBMIT"),
    @JsonSubTypes.Type(value = BatchCommand.Approve.class, name = "APPROVE"),
    @JsonSubTypes.Type(value = BatchCommand.Reject.class, name = "REJECT"),
    @JsonSubTypes.Type(value = BatchCommand.Release.class, name = "RELEASE"),
    @JsonSubTypes.Type(value = BatchCommand.Waive.class, name = "WAIVE"),
    @JsonSubTypes.Type(value = BatchCommand.Send.class, name = "SEND"),
    @JsonSubTypes.Type(value = BatchCommand.Answer.class, name = "ANSWER"),
    @JsonSubTypes.Type(value = BatchCommand.Drop.class, name = "DROP"),
    @JsonSubTypes.Type(value = BatchCommand.Cancel.class, name = "CANCEL")
})
public sealed interface BatchCommand {
    /**
     * A new batch.
     *
     * @param batch its id
     * @param payer the host's key of the company that pays
     * @param policy how it is approved, as of today
     * @param content what it pays
     */
    record Open(String batch, String payer, BatchPolicy policy, BatchContent content) implements BatchCommand {
        public Open {
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(content, "content");
            if (batch.isBlank() || payer.isBlank()) {
                throw new IllegalArgumentException("A batch has an id and a payer");
            }
        }
    }

    /**
     * Other content. Approvals are void, even if it says the same.
     *
     * @param content what it pays now
     */
    record Change(BatchContent content) implements BatchCommand {
        public Change {
            Objects.requireNonNull(content, "content");
        }
    }

    /** It is complete, and waits for approval. */
    record Submit() implements BatchCommand {}

    /**
     * Somebody approves.
     *
     * @param hash the content that they saw
     * @param limit the most that they may approve for one day of payment
     * @param own what they approved of other batches for that day
     * @param all what anybody approved of other batches for that day
     */
    record Approve(String hash, Clp limit, Clp own, Clp all) implements BatchCommand {
        public Approve {
            Objects.requireNonNull(hash, "hash");
            if (limit.isNegative() || own.isNegative() || all.isNegative()) {
                throw new IllegalArgumentException("Amounts below nothing: " + limit + ", " + own + ", " + all);
            }
        }
    }

    /**
     * Somebody who might approve says no.
     *
     * @param reason why
     */
    record Reject(String reason) implements BatchCommand {
        public Reject {
            checkSaid(reason);
        }
    }

    /** It is to be paid. */
    record Release() implements BatchCommand {}

    /**
     * A person decided that a line is paid all the same.
     *
     * @param reference the line
     * @param reasons what does not hold it any more; each {@link HoldReason#waivable}
     * @param why the grounds, naming nobody
     */
    record Waive(String reference, Set<HoldReason> reasons, String why) implements BatchCommand {
        public Waive {
            Objects.requireNonNull(reference, "reference");
            reasons = Set.copyOf(reasons);
            checkSaid(why);
        }
    }

    /**
     * A file is written.
     *
     * @param sent the lines in it
     * @param held the lines that are not let in
     */
    record Send(List<Sent> sent, List<Held> held) implements BatchCommand {
        /**
         * A line in the file.
         *
         * @param reference the line
         * @param part what it settles
         */
        public record Sent(String reference, PaidPart part) {
            public Sent {
                Objects.requireNonNull(reference, "reference");
                Objects.requireNonNull(part, "part");
            }
        }

        /**
         * A line that stays behind.
         *
         * @param reference the line
         * @param reasons why, at least one
         */
        public record Held(String reference, List<HoldReason> reasons) {
            public Held {
                Objects.requireNonNull(reference, "reference");
                reasons = List.copyOf(reasons);
                if (reasons.isEmpty()) {
                    throw new IllegalArgumentException("A line is held for a reason: " + reference);
                }
            }
        }

        public Send {
            sent = List.copyOf(sent);
            held = List.copyOf(held);
        }
    }

    /**
     * The bank answered.
     *
     * @param answers what it said
     */
    record Answer(List<BankAnswer> answers) implements BatchCommand {
        public Answer {
            answers = List.copyOf(answers);
        }
    }

    /**
     * A held line is given up.
     *
     * @param reference the line
     * @param why the grounds, naming nobody
     */
    record Drop(String reference, String why) implements BatchCommand {
        public Drop {
            Objects.requireNonNull(reference, "reference");
            checkSaid(why);
        }
    }

    /**
     * The batch is given up.
     *
     * @param reason why, naming nobody
     */
    record Cancel(String reason) implements BatchCommand {
        public Cancel {
            checkSaid(reason);
        }
    }

    /** Such as {@code APPROVE}. */
    default String name() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static void checkSaid(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is given");
        }
    }
}
