package dev.cuadra.onboarding.support;

import java.util.List;
import java.util.Objects;

/**
 * How many tickets are expected.
 *
 * @param row its row in the catalogue
 * @param firstWeek the first week after the launch that it is about, from 1
 * @param lastWeek the last one
 * @param least the fewest
 * @param most the most
 * @source SUP-10
 */
public record ExpectedVolume(String row, int firstWeek, int lastWeek, int least, int most) {
    public ExpectedVolume {
        Objects.requireNonNull(row, "row");
        if (firstWeek < 1 || lastWeek < firstWeek || least < 0 || most < least) {
            throw new IllegalArgumentException("Weeks " + firstWeek + " to " + lastWeek + ", " + least + " to " + most);
        }
    }

    /** How a number compares with what was expected. */
    public enum Comparison {
        /** Fewer. */
        BELOW,
        /** As many. */
        WITHIN,
        /** More. */
        ABOVE
    }

    /** What was expected of the boleta launch. */
    public static List<ExpectedVolume> shipped() {
        return Shipped.VOLUMES;
    }

    /** Compares a number of tickets. */
    public Comparison compare(long tickets) {
        if (tickets < least) {
            return Comparison.BELOW;
        }
        return tickets > most ? Comparison.ABOVE : Comparison.WITHIN;
    }
}
