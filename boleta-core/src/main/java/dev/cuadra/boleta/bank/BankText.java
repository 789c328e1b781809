package dev.cuadra.boleta.bank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text as banks take it. The order of the steps is fixed: what is cut first and shortened later would lose letters.
 *
 * @source BANK-7
 */
final class BankText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** These would decompose to a letter of their own, and {@code Nº} is no word. */
    private static final Pattern ORDINALS = Pattern.compile("[\\u00BA\\u00AA\\u00B0]");

    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212&&[^-]]");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9. -]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}]+");
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('\u00DF', "ss"),
            Map.entry('\u1E9E', "SS"),
            Map.entry('\u00C6', "AE"),
            Map.entry('\u00E6', "ae"),
            Map.entry('\u0152', "OE"),
            Map.entry('\u0153', "oe"),
            Map.entry('\u00D8', "O"),
            Map.entry('\u00F8', "o"),
            Map.entry('\u0110', "D"),
            Map.entry('\u0111', "d"),
            Map.entry('\u0141', "L"),
            Map.entry('\u0142', "l"),
            Map.entry('\u0131', "i"),
            Map.entry('&', "Y"));

    private BankText() {}

    /** Pure ASCII: letters, digits, dot, hyphen and single blanks. */
    static String ascii(String text, boolean upper, String drop) {
        String apart = Normalizer.normalize(ORDINALS.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder();
        for (char c : MARKS.matcher(apart).replaceAll("").toCharArray()) {
            letters.append(LETTERS.getOrDefault(c, String.valueOf(c)));
        }
        String blanks = GAPS.matcher(DASHES.matcher(letters).replaceAll(" ")).replaceAll(" ");
        String kept = without(drop, FOREIGN.matcher(blanks).replaceAll(""));
        return collapsed(upper ? kept.toUpperCase(Locale.ROOT) : kept);
    }

    /** Any letters, without line breaks and what cannot be printed. */
    static String free(String text) {
        String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
        return collapsed(
                UNPRINTABLE.matcher(GAPS.matcher(whole).replaceAll(" ")).replaceAll(""));
    }

    /** The first {@code most} characters, no half of a surrogate pair among them, and no blank at the end. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).stripTrailing();
    }

    /** Whether somebody who wrote {@code before} would see that {@code after} says something else. */
    static boolean differs(String before, String after) {
        return !collapsed(before).equalsIgnoreCase(after);
    }

    private static String without(String drop, String text) {
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> drop.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String collapsed(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }
}
