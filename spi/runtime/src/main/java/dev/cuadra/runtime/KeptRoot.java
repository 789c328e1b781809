package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A root that somebody kept elsewhere, to hold the storage against.
 *
 * @param seal the number of the seal, from 1
 * @param root its root, 32 bytes
 */
public record KeptRoot(long seal, Bytes root) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9A-Fa-f]{64})");

    public KeptRoot {
        if (seal < 1 || root.size() != 32) {
            throw new IllegalArgumentException("A root has a number from 1 and 32 bytes");
        }
    }

    /**
     * Reads {@code number:hex}.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static KeptRoot parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a number, a colon and 64 hexadecimal digits: '" + text + "'");
        }
        return new KeptRoot(Long.parseLong(matcher.group(1)), Bytes.parse(matcher.group(2)));
    }

    /** {@code number:hex}. */
    @Override
    public String toString() {
        return seal + ":" + root;
    }
}
