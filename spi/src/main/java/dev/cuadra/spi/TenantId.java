package dev.cuadra.spi;

import java.util.regex.Pattern;

/**
 * A customer of the host whose data never meets that of another.
 *
 * @param value 1 to 64 of the characters {@code a-z 0-9 . _ -}, beginning with a letter or digit
 */
public record TenantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a tenant id: '" + value + "'");
        }
    }

    /** Wraps {@code value}. */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    /** The value; {@link #of} reads it back. */
    @Override
    public String toString() {
        return value;
    }
}
