package dev.cuadra.boleta.life;

import dev.cuadra.boleta.money.Clp;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a boleta began.
 *
 * @param date the date written on it, from which every time limit runs
 * @param gross the gross fee, 1 peso or more
 * @param generatedOn the day on which it was made at the portal, where it is known
 * @source BHE-2
 */
public record Issue(LocalDate date, Clp gross, Optional<LocalDate> generatedOn) {
    /** How many months the date on a boleta may lie before or after the day on which it is made. */
    public static final int MONTHS_APART = 3;

    public Issue {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(generatedOn, "generatedOn");
        if (gross.pesos() < 1) {
            throw new IllegalArgumentException("A fee is 1 peso or more: " + gross);
        }
    }

    /** A boleta of which only the date on it is known. */
    public static Issue of(LocalDate date, Clp gross) {
        return new Issue(date, gross, Optional.empty());
    }

    /** The first day on which anything can have happened to it: a boleta may carry a later date than its own day. */
    public LocalDate earliest() {
        return generatedOn.orElseGet(() -> date.minusMonths(MONTHS_APART));
    }
}
