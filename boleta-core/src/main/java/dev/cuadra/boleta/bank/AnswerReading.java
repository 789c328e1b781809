package dev.cuadra.boleta.bank;

import java.util.List;
import java.util.Objects;

/**
 * What a bank's answer says of our transfers. A value: reading the same answer again gives an equal one.
 *
 * @param matched lines that speak of one transfer each
 * @param unmatched lines that speak of none, or cannot be read
 * @param tied lines and transfers that could belong together in more than one way: a person has to decide
 * @param silent transfers that no line speaks of
 */
public record AnswerReading(List<Match> matched, List<AnswerLine> unmatched, List<Tie> tied, List<Transfer> silent) {
    /** How a line was found to speak of a transfer. */
    public enum By {
        /** Our own reference, which the bank brought back. */
        REFERENCE,
        /** Tax number, account and amount together. */
        RUT_ACCOUNT_AMOUNT,
        /** Tax number and amount, where the profile knows no account; deserves a look. */
        RUT_AMOUNT
    }

    /**
     * A line and its transfer.
     *
     * @param transfer what was asked for
     * @param line what the bank says of it
     * @param by how they were brought together
     */
    public record Match(Transfer transfer, AnswerLine line, By by) {
        public Match {
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
        }

        /** What became of it; {@link AnswerState#UNKNOWN} where the bank's word is not known. */
        public AnswerState state() {
            return line.state();
        }
    }

    /**
     * A line that could speak of several transfers, or shares its transfer with another line.
     *
     * @param line the line
     * @param candidates the transfers, at least one
     */
    public record Tie(AnswerLine line, List<Transfer> candidates) {
        public Tie {
            Objects.requireNonNull(line, "line");
            candidates = List.copyOf(candidates);
        }
    }

    public AnswerReading {
        matched = List.copyOf(matched);
        unmatched = List.copyOf(unmatched);
        tied = List.copyOf(tied);
        silent = List.copyOf(silent);
    }
}
