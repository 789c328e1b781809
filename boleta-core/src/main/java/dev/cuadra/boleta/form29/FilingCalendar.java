package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The twelve returns that fall due in a year. Stateless, safe for many threads.
 *
 * @source DUE-1, DUE-2
 */
public final class FilingCalendar {
    private FilingCalendar() {}

    /**
     * The due dates of the months from December of the year before to November, each with the days that were passed over
     * and why.
     *
     * @param year the year in which the law's days fall
     * @param day the payer's day of the law: 12, 20 or 28
     * @throws IllegalArgumentException for another day
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     */
    public static List<DueDate> of(int year, int day, HolidayCalendar calendar) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> DueDate.of(YearMonth.of(year, month).minusMonths(1), day, calendar))
                .toList();
    }
}
