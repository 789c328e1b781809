package dev.cuadra.boleta.rut;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Map;

/**
 * A Chilean tax number whose check digit has been verified.
 *
 * @param number the digits before the check digit, 1 to 99,999,999
 * @source RUT-1
 */
public record Rut(int number) implements Comparable<Rut> {
    /** The largest number the SII's own type can hold. */
    public static final int MAX = 99_999_999;

    public Rut {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("RUT number out of range: " + number);
        }
    }

    /**
     * Reads every form that {@link RutReading#of} accepts, warnings included.
     *
     * @throws ProblemException with code {@code RUT_} and the reason; the message masks the digits
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Rut parse(String text) {
        RutReading reading = RutReading.of(text);
        return reading.rut().orElseThrow(() -> new ProblemException(problem(reading, text)));
    }

    private static dev.cuadra.spi.problem.Problem problem(RutReading reading, String text) {
        String reason = reading.refusal().map(Enum::name).orElse("FORM");
        return Texts.BOOK.problem("RUT_" + reason, Place.NOWHERE, Map.of("value", RutReading.mask(text)));
    }

    /**
     * The check digit, {@code 0} to {@code 9} or {@code K}: the digits from the right are weighted 2 to 7, over and over,
     * and 11 less the sum modulo 11 is the digit, with 11 written 0 and 10 written K.
     */
    public char checkDigit() {
        int sum = 0;
        int weight = 2;
        for (int rest = number; rest > 0; rest /= 10) {
            sum += rest % 10 * weight;
            weight = weight == 7 ? 2 : weight + 1;
        }
        return "0K987654321".charAt(sum % 11);
    }

    /** Whether the number is in the range given to legal persons: a rule of thumb, neither necessary nor sufficient. */
    public boolean inLegalPersonRange() {
        return number >= 50_000_000;
    }

    /** {@code 12.345.678-5}, as people write it. */
    public String dotted() {
        StringBuilder digits = new StringBuilder(Integer.toString(number));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, '.');
        }
        return digits.append('-').append(checkDigit()).toString();
    }

    /** {@code 12******-5}: enough to recognise one's own, too little for anyone else. */
    public String masked() {
        return RutReading.mask(toString());
    }

    @Override
    public int compareTo(Rut other) {
        return Integer.compare(number, other.number);
    }

    /** The canonical text, {@code 12345678-5}; {@link #parse} reads it back. */
    @Override
    @JsonValue
    public String toString() {
        return number + "-" + checkDigit();
    }
}
