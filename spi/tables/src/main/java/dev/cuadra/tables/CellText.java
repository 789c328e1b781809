package dev.cuadra.tables;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of a cell, freed of what spreadsheet programs put around it, and made safe to give to them. Pure. */
public final class CellText {
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)*");
    private static final Pattern TITLE_NOISE = Pattern.compile("[\\s\\p{Z}_.\\-:'\"\u00AB\u00BB\u201C\u201D\uFEFF]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private CellText() {}

    /**
     * The content without its wrapping: {@code ="12345678-5"}, by which Excel is told to keep text, gives
     * {@code 12345678-5}; an apostrophe that keeps a formula from being one is taken off, once. All other text is
     * returned as it is.
     */
    public static String plain(String cell) {
        if (cell.length() >= 3 && cell.startsWith("=\"") && cell.endsWith("\"")) {
            String inner = cell.substring(2, cell.length() - 1);
            String unquoted = inner.replace("\"\"", "");
            return unquoted.indexOf('"') < 0 ? inner.replace("\"\"", "\"") : cell;
        }
        return cell.startsWith("'") && startsFormula(withoutApostrophes(cell)) ? cell.substring(1) : cell;
    }

    /**
     * The text with an apostrophe before it when a spreadsheet program could take it for a formula, that is when it
     * begins, also behind blanks, with {@code = + - @} or their full-width forms, or with a tab or a line break. Plain
     * numbers such as {@code -12.5} stay. {@link #plain} gives the text back.
     */
    public static String safe(String text) {
        boolean apostrophes = text.startsWith("'");
        String behind = apostrophes ? withoutApostrophes(text) : text;
        boolean risky = startsFormula(behind)
                && (apostrophes || !PLAIN_NUMBER.matcher(behind).matches());
        return risky ? "'" + text : text;
    }

    /** The text without blanks at its ends; non-breaking and other Unicode blanks and the byte-order mark are blanks. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * What two titles of a column are compared by: no accents, case, blanks, underscores, dots, hyphens, colons or
     * quotes, so that {@code "Fecha_Emisión"} and {@code FECHA EMISION} are the same, and so are {@code N°} and
     * {@code Nº}.
     */
    public static String titleKey(String title) {
        String letters = ACCENTS.matcher(
                        Normalizer.normalize(plain(trimmed(title)).replace('\u00B0', 'o'), Normalizer.Form.NFKD))
                .replaceAll("");
        return TITLE_NOISE.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static boolean startsFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '\t' || first == '\r' || first == '\n') {
            return true;
        }
        int at = 0;
        while (at < text.length() && (blank(text.charAt(at)) || Character.isISOControl(text.charAt(at)))) {
            at++;
        }
        return at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
    }

    private static String withoutApostrophes(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return text.substring(at);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
