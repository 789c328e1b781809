package dev.cuadra.boleta.report;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.tables.CellText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a report as people and spreadsheet programs write them. */
final class Amounts {
    private static final Pattern AMOUNT = Pattern.compile("\\$?\\s?([0-9]{1,15}|[0-9]{1,3}(?:\\.[0-9]{3}){1,4})");
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00(?::00)?)?");

    private Amounts() {}

    /** Reads {@code 1000000}, {@code 1.000.000} or {@code $ 1.000.000}. */
    static Clp parse(String text) {
        Matcher matcher = AMOUNT.matcher(CellText.trimmed(text));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an amount in whole pesos");
        }
        return Clp.parse(matcher.group(1).replace(".", ""));
    }

    /** Reads {@code 05/09/2026}, {@code 05-09-2026} or {@code 2026-09-05}. */
    static LocalDate date(String text) {
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
