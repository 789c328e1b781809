package dev.cuadra.onboarding.operation;

import java.time.ZonedDateTime;

/** When a house is open. A pure function: the same moment gives the same answer. */
@FunctionalInterface
public interface BusinessHours {
    /** Whether it is open at a moment of the plan's zone. */
    boolean open(ZonedDateTime moment);

    /** Monday to Friday in these hours, holidays included. */
    static BusinessHours weekdays(HoursOfDay hours) {
        return moment -> WeekPart.WEEKDAYS.holds(moment.getDayOfWeek()) && hours.holds(moment.toLocalTime());
    }
}
