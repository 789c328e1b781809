package dev.cuadra.onboarding.operation;

import java.time.DayOfWeek;

/** A part of the week. */
public enum WeekPart {
    /** Every day. */
    ALL,
    /** Monday to Friday. */
    WEEKDAYS,
    /** Saturday and Sunday. */
    WEEKEND;

    /** Whether a day is in it. */
    public boolean holds(DayOfWeek day) {
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return this == ALL || (this == WEEKEND) == weekend;
    }
}
