package dev.cuadra.onboarding.operation;

import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Optional;

/**
 * What the text of a plan calls something. Words are no dates: what is due is computed, and {@link Contradictions} says
 * where the words do not agree with it.
 *
 * @param called the day of the week that it is put on
 * @param announces in how many days it says that the launch is
 * @param says a word such as {@code immediate}
 */
public record PlanWords(Optional<DayOfWeek> called, Optional<Integer> announces, Optional<String> says) {
    /** Nothing. */
    public static final PlanWords NONE = new PlanWords(Optional.empty(), Optional.empty(), Optional.empty());

    public PlanWords {
        Objects.requireNonNull(called, "called");
        Objects.requireNonNull(announces, "announces");
        Objects.requireNonNull(says, "says");
    }
}
