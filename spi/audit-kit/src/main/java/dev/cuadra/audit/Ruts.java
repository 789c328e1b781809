package dev.cuadra.audit;

import dev.cuadra.boleta.rut.Rut;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** RUTs, all with their right check digit. */
public final class Ruts {
    private static final int FIRST_OF_LEGAL_PERSONS = 50_000_000;

    private Ruts() {}

    /**
     * The whole range, with the numbers at its edges often: the shortest and longest, the border between natural and
     * legal persons, check digits K and 0, and the generic RUT of a receiver abroad.
     */
    public static Arbitrary<Rut> any() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.integers().between(1, Rut.MAX)),
                        Tuple.of(2, Arbitraries.integers().between(1_000_000, 27_999_999)),
                        Tuple.of(1, Arbitraries.of(EDGES)))
                .map(Rut::new);
    }

    /** The range that is given to natural persons. */
    public static Arbitrary<Rut> people() {
        return Arbitraries.integers().between(1, FIRST_OF_LEGAL_PERSONS - 1).map(Rut::new);
    }

    /** The range that is given to legal persons. */
    public static Arbitrary<Rut> companies() {
        return Arbitraries.integers().between(FIRST_OF_LEGAL_PERSONS, Rut.MAX).map(Rut::new);
    }

    private static final Integer[] EDGES = {
        1,
        9,
        10,
        999_999,
        1_000_000,
        1_000_005,
        9_999_999,
        10_000_000,
        12_345_670,
        44_444_446,
        49_999_999,
        50_000_000,
        Rut.MAX
    };
}
