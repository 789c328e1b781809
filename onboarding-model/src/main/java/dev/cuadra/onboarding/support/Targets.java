package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is promised for tickets of one priority, in working time. Response and resolution are two promises.
 *
 * @param response until a person replies
 * @param resolution until it is solved; empty where nothing is promised
 * @param update how often the customer hears how it goes meanwhile; empty where that is not promised
 * @param roundTheClock whether the clocks run day and night
 * @source SUP-04
 */
public record Targets(
        Duration response, Optional<Duration> resolution, Optional<Duration> update, boolean roundTheClock) {
    public Targets {
        Objects.requireNonNull(update, "update");
        if (response.isNegative() || resolution.filter(Duration::isNegative).isPresent()) {
            throw Refused.because(
                    "BELOW_ZERO", Map.of("value", response.isNegative() ? response : resolution.orElse(response)));
        }
    }

    /** The target of a clock, if there is one. */
    public Optional<Duration> of(ClockKind clock) {
        return clock == ClockKind.RESPONSE ? Optional.of(response) : resolution;
    }
}
