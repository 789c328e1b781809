package dev.cuadra.audit;

import java.util.Objects;

/**
 * What somebody does to a lay-by next, as far as it can be said before it is known how the lay-by stands by then.
 *
 * @param deed what is done
 * @param days how many days after the turn before, from 0
 * @param dice decides the rest: which payment, how much of it; the same dice decide the same
 */
public record Turn(Deed deed, int days, long dice) {
    public Turn {
        Objects.requireNonNull(deed, "deed");
        if (days < 0) {
            throw new IllegalArgumentException("Days do not go back: " + days);
        }
    }
}
