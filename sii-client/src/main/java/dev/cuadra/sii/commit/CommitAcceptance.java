package dev.cuadra.sii.commit;

import java.util.Map;
import java.util.Objects;

/**
 * A person's word that what a preview shows is to be done.
 *
 * @param by who says so
 * @param content what that person saw: {@link CommitPreview#content}. For anything else the word does not hold
 * @source SII-COMMIT-2
 */
public record CommitAcceptance(String by, String content) {
    /**
     * Checks that somebody said it.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SII_COMMIT_ACCEPTANCE}
     */
    public CommitAcceptance {
        Objects.requireNonNull(content, "content");
        if (by.isBlank()) {
            throw OrderText.problem("SII_COMMIT_ACCEPTANCE", "acceptance", Map.of());
        }
    }

    /** What it holds for: who said it stays out of logs. */
    @Override
    public String toString() {
        return "CommitAcceptance[" + content + "]";
    }
}
