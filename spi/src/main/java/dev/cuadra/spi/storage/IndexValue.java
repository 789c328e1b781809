package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A value in an index: text, a whole number or a date. What identifies a person enters as a token, never in plain. */
public sealed interface IndexValue {
    /** Text, ordered by Unicode code point. */
    static IndexValue of(String text) {
        return new Text(text);
    }

    /** A whole number. */
    static IndexValue of(long number) {
        return new Whole(number);
    }

    /** A date. */
    static IndexValue of(LocalDate date) {
        return new Day(date);
    }

    /**
     * The values as one run of bytes whose unsigned order is the order of the values, and in which the bytes of a
     * prefix of the values are a prefix of the bytes. A plugin may store an entry under these bytes and answer every
     * query as a range over them.
     */
    static Bytes ordered(List<IndexValue> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        values.forEach(value -> value.appendOrdered(out));
        return Bytes.of(out.toByteArray());
    }

    /** Appends this value to {@code out} in the form that {@link #ordered} describes. */
    void appendOrdered(ByteArrayOutputStream out);

    /**
     * Text.
     *
     * @param text well-formed: half a surrogate pair has no bytes of its own and would pass for another text
     */
    record Text(String text) implements IndexValue {
        public Text {
            Names.checkWellFormed(text);
        }

        /** UTF-8 with 0 written as 0 255, ended by 0 0: no text is a prefix of another. */
        @Override
        public void appendOrdered(ByteArrayOutputStream out) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] ordered = new byte[2 * utf8.length + 3];
            int length = 0;
            ordered[length++] = 3;
            for (byte one : utf8) {
                ordered[length++] = one;
                if (one == 0) {
                    ordered[length++] = (byte) 255;
                }
            }
            out.write(ordered, 0, length + 2);
        }
    }

    /** A kind and a number, big-endian with the sign bit turned, so that negative numbers come first. */
    private static void appendNumber(ByteArrayOutputStream out, int kind, long number) {
        byte[] ordered = ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) kind)
                .putLong(number ^ Long.MIN_VALUE)
                .array();
        out.write(ordered, 0, ordered.length);
    }

    /** A whole number. */
    record Whole(long number) implements IndexValue {
        @Override
        public void appendOrdered(ByteArrayOutputStream out) {
            appendNumber(out, 1, number);
        }
    }

    /** A date. */
    record Day(LocalDate date) implements IndexValue {
        public Day {
            Objects.requireNonNull(date, "date");
        }

        @Override
        public void appendOrdered(ByteArrayOutputStream out) {
            appendNumber(out, 2, date.toEpochDay());
        }
    }
}
