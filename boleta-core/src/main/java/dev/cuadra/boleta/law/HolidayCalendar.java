package dev.cuadra.boleta.law;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The public holidays of Chile over whole years. A day outside those years is a typed error: that no holiday is known
 * does not make it a working day. Immutable, safe for many threads.
 *
 * @source CAL-1
 */
public final class HolidayCalendar {
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(Month.DECEMBER, 31);
    private static final HolidayCalendar CHILE = readChile();

    private final int firstYear;
    private final int lastYear;
    private final Map<LocalDate, Holiday> holidays;

    private HolidayCalendar(int firstYear, int lastYear, Map<LocalDate, Holiday> holidays) {
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.holidays = holidays;
    }

    /** The holidays of 2019 to 2030, one-off ones of later laws apart. */
    public static HolidayCalendar chile() {
        return CHILE;
    }

    /**
     * A calendar of the host's own.
     *
     * @param firstYear the first year of which all holidays are given
     * @param lastYear the last such year
     * @throws IllegalArgumentException when a holiday lies outside those years
     */
    public static HolidayCalendar of(int firstYear, int lastYear, Collection<Holiday> holidays) {
        Map<LocalDate, Holiday> byDate = new TreeMap<>();
        for (Holiday holiday : holidays) {
            int year = holiday.date().getYear();
            if (year < firstYear || year > lastYear) {
                throw new IllegalArgumentException("Outside " + firstYear + " to " + lastYear + ": " + holiday);
            }
            byDate.putIfAbsent(holiday.date(), holiday);
        }
        return new HolidayCalendar(firstYear, lastYear, byDate);
    }

    /** The same calendar with a holiday that a law made for once: an election, a census, an extra day. */
    public HolidayCalendar with(Holiday extra) {
        Map<LocalDate, Holiday> more = new TreeMap<>(holidays);
        more.putIfAbsent(extra.date(), extra);
        return of(firstYear, lastYear, more.values());
    }

    /**
     * The holiday on {@code day}, if it is one; Sundays are not among them.
     *
     * @throws ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     */
    public Optional<Holiday> holiday(LocalDate day) {
        if (!covers(day)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "HOLIDAYS_NOT_COVERED", Place.NOWHERE, Map.of("date", day, "from", firstYear, "until", lastYear)));
        }
        return Optional.ofNullable(holidays.get(day));
    }

    /** Whether the year of {@code day} is among the years of this calendar. */
    public boolean covers(LocalDate day) {
        return day.getYear() >= firstYear && day.getYear() <= lastYear;
    }

    /**
     * Why a time limit of tax law does not end on {@code day} but later; empty when it does end then.
     *
     * @throws ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     * @source DUE-2
     */
    public Optional<String> closedBecause(LocalDate day) {
        Optional<Holiday> holiday = holiday(day);
        if (holiday.isPresent()) {
            return holiday.map(Holiday::name);
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return Optional.of("sábado");
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Optional.of("domingo");
        }
        return MonthDay.from(day).equals(NEW_YEARS_EVE) ? Optional.of("31 de diciembre") : Optional.empty();
    }

    private static HolidayCalendar readChile() {
        return of(
                2019,
                2030,
                LawFile.rows("chile-holidays.csv").stream()
                        .map(row -> new Holiday(
                                LocalDate.parse(row.text("date")),
                                row.text("name"),
                                row.text("law"),
                                Confidence.parse(row.text("law_confidence"))))
                        .toList());
    }
}
