package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What clocks and figures go by.
 *
 * @param calendar when support is at work
 * @param targets what is promised
 * @param firstContactWindow how long a ticket must stay solved to count as solved at first contact
 */
public record SupportTerms(WorkingHours calendar, TargetSet targets, Duration firstContactWindow) {
    /** Seven days. */
    public static final Duration USUAL_WINDOW = Duration.ofDays(7);

    public SupportTerms {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(targets, "targets");
        if (firstContactWindow.isNegative()) {
            throw Refused.because("BELOW_ZERO", Map.of("value", firstContactWindow));
        }
    }

    /** Terms with a window of seven days. */
    public SupportTerms(WorkingHours calendar, TargetSet targets) {
        this(calendar, targets, USUAL_WINDOW);
    }

    /**
     * The calendar that the clocks of a priority run on.
     *
     * @source SLA-03
     */
    public WorkingHours calendar(Priority priority) {
        return targets.of(priority).roundTheClock() ? WorkingHours.always(calendar.zone()) : calendar;
    }
}
