package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation that ended, without anything that is somebody's.
 *
 * @param operation what was asked for
 * @param fault why it was not given; empty when it was
 * @param leftAlone whether it was refused at once, for a service that it needs is left alone; if a request to that
 *     service failed within the operation, the operation failed and was not refused
 * @param duration how long it took by the client's clock, waiting included, zero or more
 * @param requests how many requests were sent for it, logins and redirects included
 * @param repeats how often something was asked for once more
 * @param logins how many logins were tried for it
 */
public record SiiCall(
        SiiOperation operation,
        Optional<FaultKind> fault,
        boolean leftAlone,
        Duration duration,
        int requests,
        int repeats,
        int logins) {
    public SiiCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(duration, "duration");
        if (leftAlone && fault.isEmpty()) {
            throw new IllegalArgumentException("Whoever was refused was given nothing");
        }
        if (duration.isNegative() || requests < 0 || repeats < 0 || logins < 0) {
            throw new IllegalArgumentException("Less than nothing in " + operation);
        }
    }

    /** The service that has what was asked for. What failed may be another, such as the login. */
    public SiiService service() {
        return operation.service();
    }

    /** What it says of the SII. */
    public SiiOutcome outcome() {
        return SiiOutcome.of(fault, leftAlone, requests);
    }
}
