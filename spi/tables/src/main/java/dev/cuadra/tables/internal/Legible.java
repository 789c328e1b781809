package dev.cuadra.tables.internal;

/**
 * Text that can be written anywhere. A page may spell out the character zero and a workbook half a surrogate pair,
 * {@code _xD800_}, which no file of text and no database takes: a row that was read with it could not even be written among the rejected ones.
 */
final class Legible {
    private static final char REPLACED = '\uFFFD';

    private Legible() {}

    /** The text with U+FFFD for U+0000 and for halves of surrogate pairs, as browsers have it. */
    static String text(String text) {
        int at = 0;
        while (at < text.length() && sound(text, at)) {
            at += Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
        }
        return at >= text.length() ? text : replaced(text);
    }

    private static String replaced(String text) {
        StringBuilder legible = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (!sound(text, at)) {
                legible.append(REPLACED);
            } else {
                legible.append(text.charAt(at));
                if (Character.isHighSurrogate(text.charAt(at))) {
                    legible.append(text.charAt(++at));
                }
            }
        }
        return legible.toString();
    }

    private static boolean sound(String text, int at) {
        char c = text.charAt(at);
        boolean pair =
                Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        return c != 0 && (pair || !Character.isSurrogate(c));
    }
}
