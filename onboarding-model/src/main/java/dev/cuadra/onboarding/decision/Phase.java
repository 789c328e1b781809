package dev.cuadra.onboarding.decision;

import dev.cuadra.onboarding.internal.Lengths;
import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A phase of a rollout.
 *
 * @param name its name
 * @param percent the share of eligible customers that are exposed in it, of all phases up to it together
 * @param listed how many customers are named for it, where a list says so; the list wins and the percentage is a ceiling
 * @param minimum how long it lasts at least
 * @param gate the gate that has to be open to leave it
 */
public record Phase(String name, BigDecimal percent, Optional<Long> listed, Duration minimum, String gate) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Phase {
        if (name.isBlank() || gate.isBlank()) {
            throw new IllegalArgumentException("A phase has a name and a gate");
        }
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
            throw Refused.because("PERCENT", Map.of("value", percent));
        }
        Lengths.checked(minimum);
        Objects.requireNonNull(listed, "listed");
        percent = Plain.of(percent);
    }

    /** A phase without a list. */
    public static Phase of(String name, String percent, Duration minimum, String gate) {
        return new Phase(name, new BigDecimal(percent), Optional.empty(), minimum, gate);
    }

    /** Whether everybody is exposed in it. */
    public boolean whole() {
        return percent.compareTo(HUNDRED) == 0;
    }
}
