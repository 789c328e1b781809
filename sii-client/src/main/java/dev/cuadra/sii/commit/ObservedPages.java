package dev.cuadra.sii.commit;

import java.util.Map;

/**
 * A person's word that this house uses pages of the SII that change something although they are observed and not official,
 * may change without notice, and have no test environment. Nothing here sends anything without it.
 *
 * @param acceptedBy who says so
 * @source SII-COMMIT-1
 */
public record ObservedPages(String acceptedBy) {
    /**
     * Checks that somebody says so.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SII_COMMIT_CONSENT}
     */
    public ObservedPages {
        if (acceptedBy.isBlank()) {
            throw OrderText.problem("SII_COMMIT_CONSENT", "acceptedBy", Map.of());
        }
    }

    /** Nothing: who said it stays out of logs. */
    @Override
    public String toString() {
        return "ObservedPages";
    }
}
