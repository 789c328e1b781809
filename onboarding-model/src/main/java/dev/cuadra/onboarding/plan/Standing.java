package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.metric.Signature;
import java.time.Instant;
import java.util.Objects;

/**
 * What was said of a criterion last.
 *
 * @param verdict what
 * @param by who said so, in which role, and on what evidence or for what reason
 * @param at when
 * @source PLAN-10
 */
public record Standing(Verdict verdict, Signature by, Instant at) {
    /** What can be said of a criterion. */
    public enum Verdict {
        /** It holds. */
        MET,
        /** It does not hold. */
        NOT_MET,
        /** It is set aside. */
        WAIVED
    }

    public Standing {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
