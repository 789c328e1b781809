package dev.cuadra.boleta.form29;

import java.util.Objects;

/**
 * One telling of a return that is due: sent once for each month and company.
 *
 * @param kind before, on or after the due date
 * @param days how many days before or after it, 0 on the day
 */
public record Reminder(Kind kind, int days) {
    /** When it is sent. */
    public enum Kind {
        /** Some days before the due date. */
        BEFORE,
        /** On the due date. */
        TODAY,
        /** After the due date, while nothing is filed. */
        OVERDUE
    }

    public Reminder {
        Objects.requireNonNull(kind, "kind");
        if (kind == Kind.TODAY ? days != 0 : days < 1) {
            throw new IllegalArgumentException("Not a reminder: " + kind + " " + days);
        }
    }

    /** {@code BEFORE-5}; two reminders are the same exactly when their texts are. */
    @Override
    public String toString() {
        return kind + "-" + days;
    }
}
