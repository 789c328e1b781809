package dev.cuadra.onboarding.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Dates, instants and lengths of time as people write them, in the years from 1 to 9999. Java counts on to a thousand
 * million years, from where no further step can be taken: nobody means them, and what is computed from them would fail.
 */
public final class PlainTime {
    private static final int LAST_YEAR = 9_999;
    private static final Duration LONGEST = Duration.ofDays(3_660_000);

    private PlainTime() {}

    /**
     * A date such as {@code 2026-09-05}.
     *
     * @throws DateTimeException for anything else
     */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        known(date.getYear(), text);
        return date;
    }

    /**
     * An instant with its offset, such as {@code 2026-09-05T10:00:00-03:00}.
     *
     * @throws DateTimeException for anything else
     */
    public static Instant instant(String text) {
        OffsetDateTime instant = OffsetDateTime.parse(text);
        known(instant.getYear(), text);
        return instant.toInstant();
    }

    /**
     * A length of time such as {@code PT36H}, of less than ten thousand years.
     *
     * @throws DateTimeException for anything else
     */
    public static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw new DateTimeException("Too long: " + text);
        }
        return duration;
    }

    private static void known(int year, String text) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("Not in a year from 1 to 9999: " + text);
        }
    }
}
