package dev.cuadra.audit;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Days that a boleta may be dated. */
public final class Days {
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    private Days() {}

    /** 2003-10-01 to 2030-12-31; the days around a New Year and around the start of the loan's 3 % are frequent. */
    public static Arbitrary<LocalDate> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, between(WrittenLaw.FIRST_DAY, LAST)),
                Tuple.of(3, aroundNewYear()),
                Tuple.of(1, between(LocalDate.of(2021, 8, 25), LocalDate.of(2021, 9, 7))));
    }

    /** 30 December to 2 January, of 2003 to 2030. */
    public static Arbitrary<LocalDate> aroundNewYear() {
        return Arbitraries.integers()
                .between(2003, 2029)
                .flatMap(year -> between(LocalDate.of(year, 12, 30), LocalDate.of(year + 1, 1, 2)));
    }

    /** Every day from {@code first} to {@code last}, both included. */
    public static Arbitrary<LocalDate> between(LocalDate first, LocalDate last) {
        return Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
