package dev.cuadra.onboarding.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Cases out of cases, as an exact fraction. Of nothing there is no percentage, and never 100.
 *
 * @param hits for how many it holds
 * @param of of how many
 * @param hitIds which those are; none where only numbers are known
 * @param ids which all are; none where only numbers are known
 * @source METRIC-1
 */
public record Share(long hits, long of, List<String> hitIds, List<String> ids) {
    /** Nothing was counted. */
    public static final Share NONE = new Share(0, 0, List.of(), List.of());

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException("Not a share: " + hits + " of " + of);
        }
        hitIds = List.copyOf(hitIds);
        ids = List.copyOf(ids);
    }

    /** Of numbers alone. */
    public static Share counted(long hits, long of) {
        return new Share(hits, of, List.of(), List.of());
    }

    /** Of cases that have ids. */
    public static Share of(List<String> hitIds, List<String> ids) {
        return new Share(hitIds.size(), ids.size(), hitIds, ids);
    }

    /**
     * Compares the exact share with a percentage: 135 of 150 is 90 %, and no more than that.
     *
     * @throws IllegalStateException when nothing was counted
     */
    public int compareTo(BigDecimal percent) {
        if (of == 0) {
            throw new IllegalStateException("A share of nothing compares with nothing");
        }
        return BigDecimal.valueOf(hits).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(of)));
    }

    /** The percentage for people to read; empty when nothing was counted. */
    public Optional<BigDecimal> percent(int scale, RoundingMode rounding) {
        return of == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(hits).multiply(HUNDRED).divide(BigDecimal.valueOf(of), scale, rounding));
    }
}
