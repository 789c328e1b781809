package dev.cuadra.audit;

import dev.cuadra.boleta.money.Clp;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Fees. */
public final class Amounts {
    /** A million million pesos: more than any fee. */
    public static final long LARGEST = 1_000_000_000_000L;

    private Amounts() {}

    /**
     * 1 peso to 10<sup>12</sup>. Small ones are frequent, since rounding shows in them most; so are those of which a
     * share ends on exactly half a peso.
     */
    public static Arbitrary<Clp> fees() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.longs().between(1, 200)),
                        Tuple.of(4, Arbitraries.longs().between(1, 5_000_000)),
                        Tuple.of(2, Arbitraries.longs().between(1, LARGEST)),
                        Tuple.of(2, halves()))
                .map(Clp::of);
    }

    /** Odd multiples: 10 % of 5 pesos ends on half a peso, 13.75 % of 40, 13 % of 50, 14.5 % of 100, 15.25 % of 200. */
    private static Arbitrary<Long> halves() {
        return Arbitraries.longs()
                .between(0, 5_000)
                .flatMap(n -> Arbitraries.of(5L, 40L, 50L, 100L, 200L).map(step -> (2 * n + 1) * step));
    }
}
