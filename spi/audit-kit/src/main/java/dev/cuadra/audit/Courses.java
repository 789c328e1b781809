package dev.cuadra.audit;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Agreements and what becomes of them, plausible and not. */
public final class Courses {
    private static final int LONGEST = 24;
    private static final int LONGEST_PAUSE = 40;

    private Courses() {}

    /** Of any agreement: most are accepted, and then up to 24 things are done to them. */
    public static Arbitrary<Course> any() {
        return Combinators.combine(
                        Agreements.any(), Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false)), turns())
                .as(Course::new)
                .withoutEdgeCases();
    }

    /** What is done to a lay-by, one after the other. */
    public static Arbitrary<List<Turn>> turns() {
        return turn().list().ofMaxSize(LONGEST);
    }

    private static Arbitrary<Turn> turn() {
        List<Tuple.Tuple2<Integer, Deed>> deeds = Arrays.stream(Deed.values())
                .map(deed -> Tuple.of(deed.weight(), deed))
                .toList();
        Arbitrary<Integer> days = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(1, 9)),
                Tuple.of(2, Arbitraries.integers().between(1, LONGEST_PAUSE)));
        return Combinators.combine(
                        Arbitraries.frequency(deeds), days, Arbitraries.longs().between(0, 1 << 20))
                .as(Turn::new);
    }
}
