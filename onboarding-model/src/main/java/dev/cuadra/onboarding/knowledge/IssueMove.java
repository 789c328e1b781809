package dev.cuadra.onboarding.knowledge;

import java.time.Instant;
import java.util.Objects;

/**
 * A step of a known issue.
 *
 * @param to how far it is then
 * @param at when
 * @param who who says so
 * @param text how it was put right, or why it came back; may be empty for the steps between
 */
public record IssueMove(IssueStatus to, Instant at, String who, String text) {
    public IssueMove {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
        if (who.isBlank()) {
            throw new IllegalArgumentException("Somebody moves an issue");
        }
    }
}
