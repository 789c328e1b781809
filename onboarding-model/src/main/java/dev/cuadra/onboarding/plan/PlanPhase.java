package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.Map;
import java.util.Objects;

/**
 * A stretch of a plan. Its days are authoritative: what is planned inside is clipped to them.
 *
 * @param key its name
 * @param title its name for people
 * @param days its days
 * @param expected how much of the work is to be done at its end, in per cent, 0 to 100
 * @source PLAN-4
 */
public record PlanPhase(String key, Text title, DayRange days, int expected) {
    public PlanPhase {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(days, "days");
        if (key.isBlank() || expected < 0 || expected > 100) {
            throw Refused.because("BETWEEN", Map.of("value", expected, "least", 0, "most", 100));
        }
    }
}
