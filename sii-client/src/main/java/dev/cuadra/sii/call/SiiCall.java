package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation that ended, without anything that is somebody's.
 *
 * @param operation what was asked for
 * @param fault why it was not given; empty when it was
 * @param duration how long it took by the client's clock, zero or more
 * @param requests how many requests were sent for it, logins and redirects included
 * @param logins how many logins were tried for it
 */
public record SiiCall(SiiOperation operation, Optional<FaultKind> fault, Duration duration, int requests, int logins) {
    public SiiCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(duration, "duration");
    }
}
