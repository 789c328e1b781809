package dev.cuadra.spi.storage;

import java.util.regex.Pattern;

/** The form of names of collections, indexes and channels: 1 to 64 of {@code a-z 0-9 . _ -}, a letter first. */
public final class Names {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private Names() {}

    /**
     * Returns {@code name} unchanged.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static String check(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name: '" + name + "'");
        }
        return name;
    }

    /** Refuses half surrogate pairs, which every charset encoder turns into the same replacement. */
    static void checkWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) != 2) {
                    throw new IllegalArgumentException("Text with half a surrogate pair");
                }
                at++;
            }
        }
    }
}
