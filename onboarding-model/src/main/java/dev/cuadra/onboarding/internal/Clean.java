package dev.cuadra.onboarding.internal;

/**
 * Text that cannot steer what it is shown in. The ranges are written out, so that the result does not depend on the
 * tables of a Java release.
 */
public final class Clean {
    private Clean() {}

    /** One line: what ends or moves a line is a space, what cannot be seen or turns the direction is left out. */
    public static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int kept = space(c) ? ' ' : c;
            boolean doubled = kept == ' ' && (clean.length() == 0 || clean.charAt(clean.length() - 1) == ' ');
            if (!hidden(c) && !doubled) {
                clean.appendCodePoint(kept);
            }
        });
        return clean.toString().strip();
    }

    /** Whether nothing in the text would be left out or changed. */
    public static boolean clean(String text) {
        return text.codePoints().noneMatch(c -> hidden(c) || (space(c) && c != ' '));
    }

    private static boolean space(int c) {
        return c <= ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
    }

    private static boolean hidden(int c) {
        return turns(c) || invisible(c) || Character.getType(c) == Character.SURROGATE || noCharacter(c);
    }

    /** Marks that turn the direction of what follows. */
    private static boolean turns(int c) {
        return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean invisible(int c) {
        return c == 0xAD
                || c == 0x180E
                || c == 0x200B
                || (c >= 0x2060 && c <= 0x2065)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    private static boolean noCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
