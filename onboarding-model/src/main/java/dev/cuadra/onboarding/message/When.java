package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When a message goes out.
 *
 * @source MSG-5
 */
public sealed interface When {
    /**
     * So long before or after a date of the plan.
     *
     * @param anchor the date that it is counted from, such as {@code launch}
     * @param days how many days after it; negative before
     * @param working whether only working days count
     * @param time at what time, in the zone of the plan
     * @param shift what happens where the day is no working day
     * @param repeat whether it goes out again
     * @param label what the plan calls the day
     */
    record Dated(
            String anchor,
            int days,
            boolean working,
            LocalTime time,
            Shift shift,
            Optional<Repeat> repeat,
            Optional<Label> label)
            implements When {
        public Dated {
            if (anchor.isBlank() || Math.abs(days) > 3_650) {
                throw Refused.because("FAR", Map.of("days", days, "most", 3_650));
            }
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(shift, "shift");
            Objects.requireNonNull(repeat, "repeat");
            Objects.requireNonNull(label, "label");
        }
    }

    /** When something happens, such as {@code rollback}. */
    record OnEvent(String event) implements When {
        public OnEvent {
            if (event.isBlank()) {
                throw new IllegalArgumentException("An event has a name");
            }
        }
    }

    /** When a person sends it. */
    record OnDemand() implements When {}

    /** What happens to a message that falls on a day which is no working day. */
    enum Shift {
        /** It goes out on that day. */
        NONE,
        /** On the last working day before. */
        EARLIER,
        /** On the next working day. */
        LATER
    }

    /** How often a message goes out again. */
    enum Period {
        /** Each day. */
        DAY,
        /** Each week, on the same day of the week. */
        WEEK,
        /** Each month, on the same day of the month or its last. */
        MONTH
    }

    /**
     * That a message goes out again.
     *
     * @param every how often
     * @param until the last day on which it may, counted from the anchor in calendar days
     */
    record Repeat(Period every, int until) {
        public Repeat {
            Objects.requireNonNull(every, "every");
            if (until > 3_650) {
                throw Refused.because("FAR", Map.of("days", until, "most", 3_650));
            }
        }
    }

    /**
     * What a plan calls the day. It decides nothing: where it disagrees with the dates, that is reported.
     *
     * @param weekday the day of the week
     * @param ahead how many calendar days the anchor is away, as the plan words it: 1 is tomorrow
     */
    record Label(Optional<DayOfWeek> weekday, Optional<Integer> ahead) {
        public Label {
            Objects.requireNonNull(weekday, "weekday");
            Objects.requireNonNull(ahead, "ahead");
        }
    }
}
