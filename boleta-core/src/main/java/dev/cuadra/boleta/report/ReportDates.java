package dev.cuadra.boleta.report;

import dev.cuadra.tables.CellText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as the reports of the SII, people and spreadsheet programs write them. */
public final class ReportDates {
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00(?::00)?)?");

    private ReportDates() {}

    /**
     * Reads {@code 05/09/2026}, {@code 05-09-2026} or {@code 2026-09-05}.
     *
     * @throws IllegalArgumentException for anything else, and for a day that the calendar does not have
     */
    public static LocalDate parse(String text) {
        String plain = CellText.trimmed(text);
        Matcher day = DAY_FIRST.matcher(plain);
        Matcher year = YEAR_FIRST.matcher(plain);
        try {
            if (day.matches()) {
                return LocalDate.of(number(day, 3), number(day, 2), number(day, 1));
            }
            if (year.matches()) {
                return LocalDate.of(number(year, 1), number(year, 2), number(year, 3));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a day of the calendar", e);
        }
        throw new IllegalArgumentException("Not a date");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
