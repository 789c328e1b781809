package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.law.DueDate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the return of a month was filed on time. Its first return decides: one that rectifies later makes no month late,
 * and one that came late is not made good.
 *
 * @param due until when it was on time
 * @param state how it stands
 * @param filedOn when the first return was filed; empty when none was
 * @param daysLate calendar days after the due date until it was filed, or until the day it was asked; 0 for what is neither
 *     late nor overdue
 * @source DUE-1, DUE-2, DUE-4
 */
public record Timeliness(DueDate due, State state, Optional<LocalDate> filedOn, long daysLate) {
    /** How a month stands. */
    public enum State {
        /** Filed on the due date or before. */
        ON_TIME,
        /** Filed after it. */
        LATE,
        /** Not filed, and the due date has not passed. */
        OPEN,
        /** Not filed, and the due date has passed. */
        OVERDUE,
        /** The due date has passed, and the books know nothing of the month: nobody can say. */
        UNKNOWN
    }

    public Timeliness {
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(filedOn, "filedOn");
    }

    /**
     * How a month stands.
     *
     * @param due until when it is on time
     * @param firstFiled when its first return was filed, empty when none was
     * @param closed whether the books know the month
     * @param today the day it is asked on
     */
    public static Timeliness of(DueDate due, Optional<LocalDate> firstFiled, boolean closed, LocalDate today) {
        if (firstFiled.isPresent()) {
            long after = ChronoUnit.DAYS.between(due.due(), firstFiled.get());
            return new Timeliness(due, after > 0 ? State.LATE : State.ON_TIME, firstFiled, Math.max(after, 0));
        }
        long passed = Math.max(ChronoUnit.DAYS.between(due.due(), today), 0);
        if (passed == 0) {
            return new Timeliness(due, State.OPEN, firstFiled, 0);
        }
        return closed
                ? new Timeliness(due, State.OVERDUE, firstFiled, passed)
                : new Timeliness(due, State.UNKNOWN, firstFiled, 0);
    }

    /** The month declared. */
    public YearMonth period() {
        return due.period();
    }
}
