package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.ZonedDateTime;
import java.util.Objects;

/** When a contact can be reached. */
public sealed interface ContactHours {
    /** Whether a moment is among them. */
    boolean hold(ZonedDateTime moment, WorkingHours business);

    /**
     * The same hours on every day.
     *
     * @param hours the hours
     */
    record Daily(Hours hours) implements ContactHours {
        public Daily {
            Objects.requireNonNull(hours, "hours");
        }

        @Override
        public boolean hold(ZonedDateTime moment, WorkingHours business) {
            return hours.holds(moment.toLocalTime());
        }

        /** As it is read. */
        @Override
        public String toString() {
            return hours.equals(Hours.ALL_DAY) ? "24x7" : hours.toString();
        }
    }

    /** When the house is open, as the host says it. */
    record Business() implements ContactHours {
        @Override
        public boolean hold(ZonedDateTime moment, WorkingHours business) {
            return business.open(moment.toInstant());
        }

        /** As it is read. */
        @Override
        public String toString() {
            return "business-hours";
        }
    }

    /** Reads {@code 08:00..20:00}, {@code 24x7} or {@code business-hours}. */
    static ContactHours parse(String text) {
        return text.equals("business-hours") ? new Business() : new Daily(Hours.parse(text));
    }
}
