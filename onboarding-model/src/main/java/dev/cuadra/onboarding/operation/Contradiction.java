package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * Two things that a plan says and that cannot both be.
 *
 * @param kind which kind
 * @param items the items or lists concerned
 * @param text what it is and what is done about it
 */
public record Contradiction(Kind kind, List<String> items, Text text) {
    /** The kinds. */
    public enum Kind {
        /** The launch is on another day of the week than the plan supposes. */
        LAUNCH_WEEKDAY,
        /** Something is put on a day of the week that its date is not. */
        WEEKDAY,
        /** A message says that the launch is nearer than it is. */
        ANNOUNCED,
        /** People meet in the hour in which most is asked of them. */
        MEETING_IN_PEAK,
        /** Something is to be done at once, which nobody can measure. */
        IMMEDIATE,
        /** Cover is to be reduced in hours in which it is to be full. */
        REDUCED_COVER,
        /** A day is counted in two ways. */
        DAY_COUNT
    }

    public Contradiction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        items = List.copyOf(items);
    }
}
