package dev.cuadra.tables.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of a number in a sheet. */
final class SheetNumber {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    /** Sheets have a 29 February 1900, day 60, that never was; before it days are off by one. */
    private static final int DAY_THAT_NEVER_WAS = 60;

    private static final long LAST_DAY = 2_958_465;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int LARGEST_EXPONENT = 400;
    /** What spreadsheet programs show of a binary fraction. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private SheetNumber() {}

    /** @param raw the stored value; returned as it is when it is no number */
    static String text(String raw, NumberKind kind, boolean from1904) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                || Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            return raw;
        }
        return kind == NumberKind.NUMBER ? plain(number) : moment(number, kind, from1904);
    }

    private static String plain(BigDecimal number) {
        if (number.scale() == 0) {
            return number.toPlainString();
        }
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    private static String moment(BigDecimal number, NumberKind kind, boolean from1904) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            return plain(number);
        }
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long day = seconds / SECONDS_A_DAY;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        if (kind == NumberKind.TIME && day == 0) {
            return TIME.format(time);
        }
        if (!from1904 && (day == DAY_THAT_NEVER_WAS || day == 0)) {
            return plain(number);
        }
        LocalDate date =
                (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(day + (!from1904 && day < DAY_THAT_NEVER_WAS ? 1 : 0));
        return kind == NumberKind.DATE || time.equals(LocalTime.MIDNIGHT)
                ? date.toString()
                : date + "T" + TIME.format(time);
    }

    /** The text of a stored ISO 8601 moment: a date where the time is midnight. */
    static String iso(String raw) {
        try {
            LocalDateTime moment = LocalDateTime.parse(raw.endsWith("Z") ? raw.substring(0, raw.length() - 1) : raw);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toLocalDate() + "T" + TIME.format(moment.toLocalTime());
        } catch (java.time.DateTimeException e) {
            return raw;
        }
    }

    /** The day number of a date, or 0 when sheets cannot hold it. */
    static long serial(LocalDate date) {
        long day = date.toEpochDay() - EPOCH_1900.toEpochDay();
        return day > DAY_THAT_NEVER_WAS && day <= LAST_DAY ? day : 0;
    }
}
