package dev.cuadra.sii.commit;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A person's word on what became of an order of which the SII's lists tell nothing.
 *
 * @param by who looked
 * @param reason what that person saw
 * @param done whether it is done
 * @param folio the number of a boleta that was issued; empty otherwise
 * @source SII-COMMIT-5
 */
public record CommitWord(String by, String reason, boolean done, OptionalLong folio) {
    /**
     * Checks that somebody says why.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SII_COMMIT_WORD}
     */
    public CommitWord {
        Objects.requireNonNull(folio, "folio");
        if (by.isBlank() || reason.isBlank()) {
            throw OrderText.problem("SII_COMMIT_WORD", "word", Map.of());
        }
    }

    /** It is done. */
    public static CommitWord done(String by, String reason) {
        return new CommitWord(by, reason, true, OptionalLong.empty());
    }

    /** It is done, and the boleta has this number. */
    public static CommitWord issued(String by, String reason, long folio) {
        return new CommitWord(by, reason, true, OptionalLong.of(folio));
    }

    /** It is not done, and cannot be done any more by what was sent. */
    public static CommitWord notDone(String by, String reason) {
        return new CommitWord(by, reason, false, OptionalLong.empty());
    }

    /** What it says: who said it stays out of logs. */
    @Override
    public String toString() {
        return "CommitWord[" + done + "]";
    }
}
