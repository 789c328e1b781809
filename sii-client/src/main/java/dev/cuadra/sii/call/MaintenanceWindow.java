package dev.cuadra.sii.call;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A time in which the SII is not asked for anything, on the clocks of Chile. Where the clocks change it is rather too
 * long than too short: a time that comes twice begins at its first and ends at its second coming, and a time that is left
 * out is the moment of the change.
 *
 * @source SII-WINDOW
 */
public sealed interface MaintenanceWindow {
    /**
     * A time of every day.
     *
     * @param from when it begins
     * @param until when it is over; on the day after unless it is later than {@code from}
     */
    record Daily(LocalTime from, LocalTime until) implements MaintenanceWindow {
        public Daily {
            Objects.requireNonNull(from, "from");
            if (until.equals(from)) {
                throw new IllegalArgumentException("A window of nothing, or of all the day: " + from);
            }
        }
    }

    /**
     * One time.
     *
     * @param from when it begins
     * @param until when it is over, after {@code from}
     */
    record Dated(LocalDateTime from, LocalDateTime until) implements MaintenanceWindow {
        public Dated {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("A window from " + from + " until " + until);
            }
        }
    }

    /**
     * A time of every day.
     *
     * @throws IllegalArgumentException when both times are the same
     */
    static MaintenanceWindow daily(LocalTime from, LocalTime until) {
        return new Daily(from, until);
    }

    /**
     * One time.
     *
     * @throws IllegalArgumentException unless it ends after it begins
     */
    static MaintenanceWindow between(LocalDateTime from, LocalDateTime until) {
        return new Dated(from, until);
    }
}
