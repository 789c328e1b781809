package dev.cuadra.audit;

import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Months that a return may declare. */
public final class Months {
    private static final YearMonth FIRST = YearMonth.of(2003, 10);
    private static final YearMonth LAST = YearMonth.of(2030, 12);

    private Months() {}

    /** 2003-10 to 2030-12; Decembers and Januaries, where rates change, are frequent. */
    public static Arbitrary<YearMonth> any() {
        int months = (LAST.getYear() - FIRST.getYear()) * 12 + LAST.getMonthValue() - FIRST.getMonthValue();
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(0, months).map(FIRST::plusMonths)),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(2003, 2029)
                                .map(year -> YearMonth.of(year, 12))
                                .flatMap(december -> Arbitraries.of(december, december.plusMonths(1)))));
    }
}
