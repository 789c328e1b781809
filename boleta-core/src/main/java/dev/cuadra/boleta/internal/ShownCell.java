package dev.cuadra.boleta.internal;

import dev.cuadra.boleta.rut.RutReading;
import java.util.regex.Pattern;

/**
 * What a message shows of a cell that cannot be read. Where columns have slipped, a cell for a date or an amount holds a
 * name, a tax number or an account: digits and signs are shown, which is what a wrong date or amount is found by, and of
 * words the first two letters.
 */
public final class ShownCell {
    private static final int LONGEST = 24;
    /** A tax number, or more digits on end than an amount is likely to have. */
    private static final Pattern PERSONAL = Pattern.compile(
            "[0-9]{9,}|(?<![0-9])[0-9]{1,2}[. ]?[0-9]{3}[. ]?[0-9]{3} ?[-\u2010-\u2015\u2212]? ?[0-9Kk](?![0-9])");

    private ShownCell() {}

    /** At most 24 characters of {@code cell}. */
    public static String of(String cell) {
        if (PERSONAL.matcher(cell).find()) {
            return RutReading.mask(cell);
        }
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < Math.min(cell.length(), LONGEST); at++) {
            char sign = cell.charAt(at);
            boolean plain = (sign < 128 && !Character.isLetter(sign)) || Character.isSpaceChar(sign);
            // Half of a pair is no sign that could be shown.
            boolean hidden = Character.isSurrogate(sign) || (at > 1 && !plain);
            shown.append(Character.isISOControl(sign) ? '?' : hidden ? '*' : sign);
        }
        return shown.append(cell.length() > LONGEST ? "\u2026" : "").toString();
    }
}
