package dev.cuadra.boleta.form29;

import dev.cuadra.spi.problem.Confidence;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one code.
 *
 * @param code the code
 * @param line the line it stands on in the form as rendered in 2026, for a person who looks for it; empty where it
 *     stands on none
 * @param label its name in Spanish; never a source of rates, since printed labels are out of date
 * @param kind what its value is
 * @param enters the total that its value enters, if any
 * @param sign 1 or −1: how it enters that total
 * @param source who says so
 * @param confidence how well that is established
 */
public record F29Line(
        F29Code code,
        OptionalInt line,
        String label,
        Kind kind,
        Optional<F29Code> enters,
        int sign,
        String source,
        Confidence confidence) {
    /** What the value of a code is. */
    public enum Kind {
        /** An identification, not an amount. */
        HEADER,
        /** Pesos, not negative. */
        AMOUNT,
        /** Pesos on which a rate is applied. */
        BASE,
        /** A percentage with up to three decimals. */
        RATE,
        /** Pesos, possibly negative. */
        TOTAL
    }

    public F29Line {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(enters, "enters");
        if (enters.isPresent() && Math.abs(sign) != 1) {
            throw new IllegalArgumentException("What enters a total has a sign: " + code);
        }
    }
}
