package dev.cuadra.sii.filing;

import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Map;
import java.util.Objects;

/**
 * A person's word that a return is filed although it differs from the proposal, or corrects one that was filed.
 *
 * @param by who says so
 * @param reason why
 * @param content what that person saw: {@link FilingResult.Ready#content}. For anything else the word does not hold
 * @source SII-FILE-3
 */
public record Acceptance(String by, String reason, String content) {
    /**
     * Checks that somebody said why.
     *
     * @throws ProblemException with code {@code SII_FILING_ACCEPTANCE}
     */
    public Acceptance {
        Objects.requireNonNull(content, "content");
        if (by.isBlank() || reason.isBlank()) {
            throw new ProblemException(
                    Texts.BOOK.problem("SII_FILING_ACCEPTANCE", Place.member("acceptance"), Map.of()));
        }
    }

    /** What it holds for: who said it stays out of logs. */
    @Override
    public String toString() {
        return "Acceptance[" + content + "]";
    }
}
