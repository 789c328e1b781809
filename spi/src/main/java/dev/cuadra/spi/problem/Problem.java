package dev.cuadra.spi.problem;

import java.util.Objects;

/**
 * Something that a user has to look at. The code is stable; the wording may change.
 *
 * @param code what is wrong, such as {@code RUT_CHECK_DIGIT}
 * @param message what is wrong, in words; personal values are masked
 * @param remedy what to do about it
 * @param where where it stands
 */
public record Problem(String code, Text message, Text remedy, Place where) {
    public Problem {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("Not a problem code: " + code);
        }
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(where, "where");
    }

    /** The same problem at another place. */
    public Problem at(Place place) {
        return new Problem(code, message, remedy, place);
    }
}
