package dev.cuadra.layby.report;

import java.time.LocalDate;

/** The days from one to another, both of them included. */
record Period(LocalDate from, LocalDate until) {
    Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("Ends on " + until + ", before it begins on " + from);
        }
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
