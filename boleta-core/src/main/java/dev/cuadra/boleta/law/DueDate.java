package dev.cuadra.boleta.law;

import dev.cuadra.spi.problem.Confidence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The last day on which a monthly return is on time.
 *
 * @param period the month declared
 * @param day the day of the next month that the law names: 12, 20 or 28
 * @param nominal that day
 * @param due the day on which the time limit ends
 * @param because each day that was passed over and why, in order
 * @param confidence {@link Confidence#UNVERIFIED} where the 28th moves: no source says that the shift reaches it
 * @source DUE-1, DUE-2
 */
public record DueDate(
        YearMonth period,
        int day,
        LocalDate nominal,
        LocalDate due,
        Map<LocalDate, String> because,
        Confidence confidence) {
    /** The days that the law knows. */
    public static final Set<Integer> DAYS = Set.of(12, 20, 28);

    public DueDate {
        because = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(because));
    }

    /**
     * Works out the due date: a time limit that would end on a Saturday, a holiday, a Sunday or 31 December ends on the
     * next working day.
     *
     * @throws IllegalArgumentException for a day that is not 12, 20 or 28
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     */
    public static DueDate of(YearMonth period, int day, HolidayCalendar calendar) {
        if (!DAYS.contains(day)) {
            throw new IllegalArgumentException("The law knows the days 12, 20 and 28, not " + day);
        }
        LocalDate nominal = period.plusMonths(1).atDay(day);
        Map<LocalDate, String> because = new LinkedHashMap<>();
        LocalDate due = nominal;
        for (var reason = calendar.closedBecause(due); reason.isPresent(); reason = calendar.closedBecause(due)) {
            because.put(due, reason.get());
            due = due.plusDays(1);
        }
        boolean doubtful = day == 28 && !because.isEmpty();
        return new DueDate(period, day, nominal, due, because, doubtful ? Confidence.UNVERIFIED : Confidence.CERTAIN);
    }
}
