package dev.cuadra.boleta.payment;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What a bank answered about one line, in neutral words.
 *
 * @param reference the line
 * @param outcome what became of it
 * @param on the day of it; there for {@code PAID} and {@code RETURNED}
 * @param reason the bank's own words; may be empty
 */
public record BankAnswer(String reference, Outcome outcome, Optional<LocalDate> on, String reason) {
    /** What became of a line. */
    public enum Outcome {
        /** The payee has the money. */
        PAID,
        /** The payee does not get it. */
        REJECTED,
        /** Not decided yet. */
        PENDING,
        /** The money came back. */
        RETURNED,
        /** The bank does not say, or in words that nobody knows. */
        UNKNOWN
    }

    public BankAnswer {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        if (reference.isBlank()) {
            throw new IllegalArgumentException("An answer has a reference");
        }
        if (on.isEmpty() && (outcome == Outcome.PAID || outcome == Outcome.RETURNED)) {
            throw new IllegalArgumentException(outcome + " has a day: " + reference);
        }
    }

    /** Paid on {@code day}. */
    public static BankAnswer paid(String reference, LocalDate day) {
        return new BankAnswer(reference, Outcome.PAID, Optional.of(day), "");
    }

    /** Rejected for {@code reason}. */
    public static BankAnswer rejected(String reference, String reason) {
        return new BankAnswer(reference, Outcome.REJECTED, Optional.empty(), reason);
    }

    /** Returned on {@code day} for {@code reason}. */
    public static BankAnswer returned(String reference, LocalDate day, String reason) {
        return new BankAnswer(reference, Outcome.RETURNED, Optional.of(day), reason);
    }

    /** Not decided yet. */
    public static BankAnswer pending(String reference) {
        return new BankAnswer(reference, Outcome.PENDING, Optional.empty(), "");
    }
}
