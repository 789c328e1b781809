package dev.cuadra.sii.call;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiService;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that was sent and ended, with an answer or without.
 *
 * @param service who was asked
 * @param fault what was wrong with the answer; empty when nothing was
 * @param duration from the sending to the end of the answer, or to the giving up, zero or more
 */
public record SiiExchange(SiiService service, Optional<FaultKind> fault, Duration duration) {
    public SiiExchange {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(fault, "fault");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("No answer takes less than nothing: " + duration);
        }
    }

    /** Whether the SII failed, or the way to it; a refusal for a reason of the taxpayer's is none. */
    public boolean failed() {
        return fault.filter(SiiOutcome::failure).isPresent();
    }
}
