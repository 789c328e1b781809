package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.Map;
import java.util.Objects;

/**
 * That a planned window reached beyond its phase and was clipped.
 *
 * @param task the task
 * @param planned the days as they were written
 * @param clipped the days that are left
 * @source PLAN-4
 */
public record Clip(String task, DayRange planned, DayRange clipped) {
    public Clip {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(clipped, "clipped");
    }

    /** The same in words, code {@code PLAN_CLIPPED}. */
    public Problem problem() {
        return Texts.BOOK.problem(
                "PLAN_CLIPPED",
                Place.member(task),
                Map.of(
                        "task", task,
                        "from", planned.from(),
                        "to", planned.to(),
                        "first", clipped.from(),
                        "last", clipped.to()));
    }
}
