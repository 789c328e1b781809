package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.money.Clp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a whole, kept as pesos over pesos and so exact.
 *
 * @param part the part, 0 or more
 * @param whole the whole, the part or more
 * @source STAT-2
 */
public record Share(Clp part, Clp whole) {
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    public Share {
        if (part.isNegative() || whole.compareTo(part) < 0) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
    }

    /** The percentage with {@code decimals}, rounded as {@code mode} says; 0 of nothing. */
    public BigDecimal percent(int decimals, RoundingMode mode) {
        return whole.isZero()
                ? BigDecimal.ZERO.setScale(decimals)
                : BigDecimal.valueOf(part.pesos())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole.pesos()), decimals, mode);
    }

    /**
     * Tenths of a per cent for parts that are the whole together, so that those shown add up to 100.0: each is rounded
     * down, and what is missing goes one by one to the largest remainders; of equal ones to the earlier in the list.
     *
     * @param parts the parts, each 0 or more; all 0 give all 0
     */
    public static List<Integer> tenths(List<Clp> parts) {
        BigInteger whole =
                parts.stream().map(part -> BigInteger.valueOf(part.pesos())).reduce(BigInteger.ZERO, BigInteger::add);
        int[] shown = new int[parts.size()];
        if (whole.signum() > 0) {
            List<BigInteger> remainders = new ArrayList<>();
            int missing = 1_000;
            for (int at = 0; at < shown.length; at++) {
                BigInteger[] divided = BigInteger.valueOf(parts.get(at).pesos())
                        .multiply(THOUSAND)
                        .divideAndRemainder(whole);
                shown[at] = divided[0].intValueExact();
                missing -= shown[at];
                remainders.add(divided[1]);
            }
            // The sort is stable: of equal remainders the earlier comes first.
            IntStream.range(0, shown.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer at) -> remainders.get(at))
                            .reversed())
                    .limit(missing)
                    .forEach(at -> shown[at]++);
        }
        return Arrays.stream(shown).boxed().toList();
    }
}
