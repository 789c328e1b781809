package dev.cuadra.plugin.tink;

import dev.cuadra.spi.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One record of a keyset file. As bytes: kind (1), length of the name (1), length of the keyset (4), the sum of these 6
 * (4); the name and its sum (4); the keyset and its sum (4). A tombstone has no keyset and no sum of one. The keyset
 * has a sum of its own, since it is overwritten when it is destroyed.
 */
record LogRecord(KeysetName name, Bytes wrapped) {
    static final int PREFIX_BYTES = 10;
    static final int SUM_BYTES = 4;

    private static final int LENGTHS_BYTES = 6;
    private static final byte KEPT = 1;
    private static final byte DESTROYED = 2;
    private static final int LARGEST = 1 << 24;

    /** What the first bytes of a record tell: how long its parts are. */
    record Prefix(int nameBytes, int keysetBytes, boolean tombstone) {
        int nameAt() {
            return PREFIX_BYTES;
        }

        int keysetAt() {
            return PREFIX_BYTES + nameBytes + SUM_BYTES;
        }

        int size() {
            return keysetAt() + (tombstone ? 0 : keysetBytes + SUM_BYTES);
        }

        /**
         * Reads the first bytes of a record.
         *
         * @throws IllegalArgumentException when they are not as they were written
         */
        static Prefix parse(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte kind = in.get();
            int nameBytes = in.get() & 0xff;
            int keysetBytes = in.getInt();
            boolean tombstone = kind == DESTROYED;
            if (in.getInt() != sum(bytes, 0, LENGTHS_BYTES)
                    || (kind != KEPT && !tombstone)
                    || tombstone != (keysetBytes == 0)
                    || keysetBytes < 0
                    || keysetBytes > LARGEST) {
                throw new IllegalArgumentException("not the beginning of a record");
            }
            return new Prefix(nameBytes, keysetBytes, tombstone);
        }
    }

    byte[] bytes() {
        byte[] text = name.toString().getBytes(StandardCharsets.US_ASCII);
        if (wrapped.size() > LARGEST) {
            throw new IllegalArgumentException("A keyset of " + wrapped.size() + " bytes is too large");
        }
        boolean tombstone = wrapped.isEmpty();
        ByteBuffer out = ByteBuffer.allocate(new Prefix(text.length, wrapped.size(), tombstone).size());
        out.put(tombstone ? DESTROYED : KEPT).put((byte) text.length).putInt(wrapped.size());
        out.putInt(sum(out.array(), 0, LENGTHS_BYTES));
        out.put(text).putInt(sum(text, 0, text.length));
        if (!tombstone) {
            out.put(wrapped.buffer()).putInt(sum(wrapped.toArray(), 0, wrapped.size()));
        }
        return out.array();
    }

    /**
     * The name in a whole record.
     *
     * @throws IllegalArgumentException when it is not as it was written
     */
    static KeysetName name(byte[] record, Prefix prefix) {
        int end = prefix.nameAt() + prefix.nameBytes;
        if (ByteBuffer.wrap(record).getInt(end) != sum(record, prefix.nameAt(), prefix.nameBytes)) {
            throw new IllegalArgumentException("not a name as it was written");
        }
        return KeysetName.parse(new String(record, prefix.nameAt(), prefix.nameBytes, StandardCharsets.US_ASCII));
    }

    /** Whether a keyset and its sum, as they stand in a record, are as they were written. */
    static boolean intact(byte[] keysetAndSum) {
        int size = keysetAndSum.length - SUM_BYTES;
        return ByteBuffer.wrap(keysetAndSum).getInt(size) == sum(keysetAndSum, 0, size);
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
