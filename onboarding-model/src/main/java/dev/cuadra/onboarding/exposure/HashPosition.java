package dev.cuadra.onboarding.exposure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Where a customer stands in the draw of a flag: the same on every machine, and for good as long as the salt is.
 *
 * @param bits the first eight bytes of the SHA-256 of salt, U+001F and customer id in UTF-8, big-endian, unsigned
 * @source EXPO-1
 */
public record HashPosition(long bits) implements Comparable<HashPosition> {
    /** How many buckets there are: one for each hundredth of one per cent. */
    public static final int BUCKETS = 10_000;

    private static final char BETWEEN = '\u001F';

    /**
     * The position of a customer.
     *
     * @throws IllegalArgumentException when the salt is none, see {@link #isSalt}, or the customer is not identified
     */
    public static HashPosition of(String salt, String customer) {
        if (!isSalt(salt)) {
            throw new IllegalArgumentException("A salt has 1 to 200 characters and no control characters");
        }
        if (!Customers.identified(customer)) {
            throw new IllegalArgumentException("No customer is identified by that");
        }
        byte[] digest = sha256().digest((salt + BETWEEN + customer).getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (digest[i] & 0xFF);
        }
        return new HashPosition(bits);
    }

    /** Whether that can be a salt: 1 to 200 characters, none of them a control character. */
    public static boolean isSalt(String salt) {
        return Customers.identified(salt);
    }

    /** The bucket, 0 to 9,999: the position times 10,000 and divided by 2 to the 64th, rounded down. */
    public int bucket() {
        return (int) among(BUCKETS);
    }

    /** The position times {@code parts}, at least 1, and divided by 2 to the 64th, rounded down: below {@code parts}. */
    public long among(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("At least one part, not " + parts);
        }
        // The upper half of the product, of which the JDK knows the signed one alone.
        return Math.multiplyHigh(bits, parts) + (bits < 0 ? parts : 0);
    }

    /** Whether a customer here is among that share: the threshold grows, the bucket stays. */
    public boolean within(Percent percent) {
        return bucket() < percent.hundredths();
    }

    @Override
    public int compareTo(HashPosition other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** Sixteen hexadecimal digits. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x", bits);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
