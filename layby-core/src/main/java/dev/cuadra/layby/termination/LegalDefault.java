package dev.cuadra.layby.termination;

import dev.cuadra.layby.law.Jurisdiction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * From which day the law lets a supplier end a lay-by that the consumer did not keep. Pure functions.
 *
 * @source MD-06, OH-02, ZA-05, ZA-10
 */
public final class LegalDefault {
    /** Days in Maryland after which a missed payment is a default. */
    static final int MARYLAND_DAYS = 15;
    /** Days in Ohio in which a default can be cured after notice. */
    static final int OHIO_CURE_DAYS = 10;
    /** Business days in South Africa after the expected completion. */
    static final int SOUTH_AFRICA_DAYS = 60;

    private LegalDefault() {}

    /**
     * The first day on which the supplier may end it for the consumer's default, where the law of the jurisdiction sets
     * one and the day that it counts from is known.
     */
    public static Optional<LocalDate> from(Jurisdiction jurisdiction, Facts facts) {
        return switch (jurisdiction) {
            case US_MD -> facts.day(FactDay.MISSED_DUE).map(LegalDefault::maryland);
            case US_OH -> facts.day(FactDay.DEFAULT_NOTICE).map(LegalDefault::ohio);
            case ZA ->
                facts.day(FactDay.EXPECTED_COMPLETION)
                        .map(day -> businessDays(day, SOUTH_AFRICA_DAYS, facts.nonWorking())
                                .plusDays(1));
            case AU, NZ, UK, US_NY, US_CA, US_IL, US_RI, CL -> Optional.empty();
        };
    }

    /** The rule that sets the day, where one does. */
    public static Optional<String> rule(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case US_MD -> Optional.of("MD-06");
            case US_OH -> Optional.of("OH-02");
            case ZA -> Optional.of("ZA-05");
            case AU, NZ, UK, US_NY, US_CA, US_IL, US_RI, CL -> Optional.empty();
        };
    }

    /**
     * The day that is so many business days after another: the first day is left out, the last one counted, Saturdays,
     * Sundays and {@code nonWorking} are skipped.
     *
     * @param count from 1
     * @source ZA-10
     */
    public static LocalDate businessDays(LocalDate from, int count, Set<LocalDate> nonWorking) {
        LocalDate day = from;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !nonWorking.contains(day)) {
                counted++;
            }
        }
        return day;
    }

    private static LocalDate maryland(LocalDate missed) {
        return missed.plusDays(MARYLAND_DAYS);
    }

    private static LocalDate ohio(LocalDate notice) {
        return notice.plusDays(OHIO_CURE_DAYS + 1L);
    }
}
