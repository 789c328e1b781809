package dev.cuadra.onboarding.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an incident comes to at a moment.
 *
 * @param status how far it is
 * @param detectedAt when it was seen
 * @param toDeclare from then until it was declared
 * @param toMitigate from then until users could work again
 * @param toResolve from then until it was over; empty while it is not
 * @param updates how often users were told
 * @param nextUpdate by when users have to be told; empty when they need not
 * @param updateLate whether that is over
 * @param missedUpdates how many updates were due and did not come in time
 * @param affected whom it concerns, as was said last
 * @param mostAffected the greatest share that was said
 * @param reviewed whether it is written down what happened
 */
public record IncidentFigures(
        IncidentStatus status,
        Instant detectedAt,
        Optional<Duration> toDeclare,
        Optional<Duration> toMitigate,
        Optional<Duration> toResolve,
        int updates,
        Optional<Instant> nextUpdate,
        boolean updateLate,
        long missedUpdates,
        Optional<IncidentAct.Affected> affected,
        Optional<IncidentAct.Affected> mostAffected,
        boolean reviewed) {
    public IncidentFigures {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(detectedAt, "detectedAt");
        Objects.requireNonNull(toDeclare, "toDeclare");
        Objects.requireNonNull(toMitigate, "toMitigate");
        Objects.requireNonNull(toResolve, "toResolve");
        Objects.requireNonNull(nextUpdate, "nextUpdate");
        Objects.requireNonNull(affected, "affected");
        Objects.requireNonNull(mostAffected, "mostAffected");
    }
}
