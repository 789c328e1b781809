package dev.cuadra.sii.health;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How one service does, as a client that asks it saw it.
 *
 * @param service which
 * @param state whether it is asked now
 * @param since since when this is its state; the beginning of the client at the earliest
 * @param until until when it is left alone; empty unless it is {@link State#OPEN}
 * @param reason why it is left alone; empty unless it is {@link State#OPEN}
 * @param lastSuccess when it last answered as it should; empty when it never did
 * @param lastFault when it last failed; empty when it never did
 * @param lastFaultKind what that was
 * @param answers requests that ended within the last {@link #WINDOW}, zero or more
 * @param faults how many of them failed
 * @source SII-SEE-1
 */
public record ServiceHealth(
        SiiService service,
        State state,
        Instant since,
        Optional<Instant> until,
        Optional<FaultKind> reason,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFault,
        Optional<FaultKind> lastFaultKind,
        int answers,
        int faults) {
    /** What is counted: the running minute and the 59 before it. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Whether a service is asked. */
    public enum State {
        /** It is. */
        CLOSED,
        /** It is left alone: what would ask it fails at once. */
        OPEN,
        /** It was left alone, and the next request tries it. */
        HALF_OPEN
    }

    public ServiceHealth {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastSuccess, "lastSuccess");
        if (until.isPresent() != (state == State.OPEN) || reason.isPresent() != until.isPresent()) {
            throw new IllegalArgumentException("A service is left alone until some time, for a reason: " + service);
        }
        if (lastFault.isPresent() != lastFaultKind.isPresent()) {
            throw new IllegalArgumentException("A fault has a time and a kind: " + service);
        }
        if (faults < 0 || faults > answers) {
            throw new IllegalArgumentException(faults + " of " + answers + " failed");
        }
    }
}
