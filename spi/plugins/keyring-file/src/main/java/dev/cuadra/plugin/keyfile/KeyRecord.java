package dev.cuadra.plugin.keyfile;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * One record of a key file. As bytes: the number of bytes that follow (2); the kind (1); the length of the tenant (1)
 * and the tenant; the subject (16); the sum of everything before (4); the wrapped secret (60) and its sum (4), which a
 * tombstone and a note of retired look-up keys lack. The secret has a sum of its own, since it is overwritten when the key is destroyed.
 */
record KeyRecord(Kind kind, TenantId tenant, UUID subject, Bytes wrapped) {
    /** What a record tells. */
    enum Kind {
        /** A secret of a tenant, newer than those before. */
        TENANT(1),
        /** The secret of a subject. */
        SUBJECT(2),
        /** The subject's secret is destroyed. */
        DESTROYED(3),
        /** The tenant's tokens begin with the secret whose number stands in place of the subject. */
        RETIRED(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** Whether a secret stands at the end of the record. */
        private boolean holdsSecret() {
            return this == TENANT || this == SUBJECT;
        }

        private static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("no such kind"));
        }
    }

    static final int LENGTH_BYTES = Short.BYTES;
    static final UUID NOBODY = new UUID(0, 0);

    private static final int SUM_BYTES = Integer.BYTES;
    private static final int FIXED_BYTES = 2 + 2 * Long.BYTES + SUM_BYTES;
    private static final int LONGEST_TENANT = 64;

    /** The name under which the secret is wrapped: a record moved to another person or tenant opens nothing. */
    String name() {
        return kind + "/" + tenant + "/" + subject;
    }

    byte[] bytes() {
        byte[] name = tenant.value().getBytes(StandardCharsets.US_ASCII);
        int size = FIXED_BYTES + name.length + (wrapped.isEmpty() ? 0 : wrapped.size() + SUM_BYTES);
        ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES + size);
        out.putShort((short) size).put((byte) kind.code);
        out.put((byte) name.length).put(name);
        out.putLong(subject.getMostSignificantBits()).putLong(subject.getLeastSignificantBits());
        out.putInt(sum(out.array(), 0, out.position()));
        if (!wrapped.isEmpty()) {
            out.put(wrapped.buffer()).putInt(sum(wrapped.toArray(), 0, wrapped.size()));
        }
        return out.array();
    }

    /** Whether a record can have this length. */
    static boolean possible(int size, int secretBytes) {
        return size > FIXED_BYTES && size <= FIXED_BYTES + LONGEST_TENANT + secretBytes + SUM_BYTES;
    }

    /** How many bytes before the end of a record its wrapped secret begins. */
    static int secretFromEnd(int secretBytes) {
        return secretBytes + SUM_BYTES;
    }

    /**
     * Reads a record, its length before it.
     *
     * @throws IllegalArgumentException when anything but the wrapped secret is not as it was written
     */
    static KeyRecord parse(byte[] bytes, int secretBytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes, LENGTH_BYTES, bytes.length - LENGTH_BYTES);
        Kind known = Kind.of(in.get());
        int length = in.get();
        int left = bytes.length - LENGTH_BYTES - FIXED_BYTES - length;
        if (length < 1 || length > LONGEST_TENANT) {
            throw new IllegalArgumentException("no such tenant");
        }
        if (left != (known.holdsSecret() ? secretBytes + SUM_BYTES : 0)) {
            throw new IllegalArgumentException("a length that does not fit");
        }
        byte[] name = new byte[length];
        in.get(name);
        UUID subject = new UUID(in.getLong(), in.getLong());
        int end = in.position();
        if (in.getInt() != sum(bytes, 0, end)) {
            throw new IllegalArgumentException("a sum that does not fit");
        }
        byte[] wrapped = new byte[known.holdsSecret() ? secretBytes : 0];
        in.get(wrapped);
        return new KeyRecord(
                known, TenantId.of(new String(name, StandardCharsets.US_ASCII)), subject, Bytes.of(wrapped));
    }

    /** Whether the wrapped secret at the end of {@code bytes} is as it was written. */
    static boolean secretIntact(byte[] bytes, int secretBytes) {
        int start = bytes.length - secretFromEnd(secretBytes);
        return ByteBuffer.wrap(bytes).getInt(start + secretBytes) == sum(bytes, start, secretBytes);
    }

    static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
