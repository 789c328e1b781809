package dev.cuadra.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bytes with a name, that can be read more than once. Reading a table opens its source up to three times: to see what
 * it is, to prove its charset and to read its rows. Each stream is closed by the reader.
 *
 * <p>Immutable; as safe for many threads as the opener is.
 *
 * @param name what users call it, such as the file name; stands in the place of every problem
 * @param opener gives the bytes from the start at every call
 */
public record TableSource(String name, Opener opener) {
    public TableSource {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(opener, "opener");
    }

    /** Gives a fresh stream over the same bytes. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the bytes from the start.
         *
         * @throws IOException when the medium fails; callers of the reader see it as
         *     {@link java.io.UncheckedIOException}
         */
        InputStream open() throws IOException;
    }

    /** A source that opens itself. */
    public static TableSource of(String name, Opener opener) {
        return new TableSource(name, opener);
    }

    /** A source over a copy of {@code bytes}. */
    public static TableSource ofBytes(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new TableSource(name, () -> new ByteArrayInputStream(copy));
    }

    /** A source over {@code text} in UTF-8. */
    public static TableSource ofText(String name, String text) {
        return ofBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
