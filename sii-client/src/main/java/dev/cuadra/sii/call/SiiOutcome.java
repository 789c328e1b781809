package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation says of the SII. Only {@link #GIVEN} and {@link #FAILED} are calls that were made: an error rate is
 * of those two.
 *
 * @source SII-SEE-2
 */
public enum SiiOutcome {
    /** It gave what was asked for. */
    GIVEN,
    /** It was asked and did not give it, for reasons of its own or of the way to it. */
    FAILED,
    /** It was not asked, for its service is left alone. */
    DEGRADED,
    /**
     * It says nothing of the SII: it, or the client before it, said no for a reason of the taxpayer's or the caller's, or
     * nothing had to be asked.
     */
    NEUTRAL;

    private static final Set<FaultKind> FAILURES = Set.of(
            FaultKind.UNAVAILABLE,
            FaultKind.THROTTLED,
            FaultKind.INCOMPLETE,
            FaultKind.PROTOCOL,
            FaultKind.UNRECOGNISED,
            FaultKind.UNKNOWN_OUTCOME,
            FaultKind.DEADLINE);

    static SiiOutcome of(Optional<FaultKind> fault, boolean leftAlone, int requests) {
        if (leftAlone) {
            return DEGRADED;
        }
        if (fault.isEmpty()) {
            return requests > 0 ? GIVEN : NEUTRAL;
        }
        // A session that is over before anything was sent is the client's own restraint.
        boolean session = fault.get() == FaultKind.AUTH_EXPIRED && requests > 0;
        return session || failure(fault.get()) ? FAILED : NEUTRAL;
    }

    /** Whether a fault is the SII's, or that of the way to it. */
    static boolean failure(FaultKind kind) {
        return FAILURES.contains(kind);
    }
}
