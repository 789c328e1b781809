package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.internal.Refused;
import java.util.Map;
import java.util.Objects;

/**
 * From when on a plan warns.
 *
 * @param milestoneSlipDays a milestone that is not done is a warning when it is more than so many days past its due date
 * @param blockerDays a blocker is a warning when it has been open for more than so many days
 * @param clock which days those are
 * @source PLAN-7, PLAN-8
 */
public record Limits(int milestoneSlipDays, int blockerDays, BlockerClock clock) {
    /** More than a week, and more than 72 hours. */
    public static final Limits DEFAULT = new Limits(7, 3, BlockerClock.ELAPSED);

    public Limits {
        Objects.requireNonNull(clock, "clock");
        if (milestoneSlipDays < 0 || blockerDays < 0) {
            throw Refused.because("BELOW_ZERO", Map.of("value", Math.min(milestoneSlipDays, blockerDays)));
        }
    }
}
