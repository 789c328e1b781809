package dev.cuadra.simulator.internal;

import java.util.SplittableRandom;

/** Opaque texts that depend on what they are for and on the seed, and not on what else was asked in between. */
final class Letters {
    private static final String ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789";

    private Letters() {}

    static String of(long seed, String purpose, long owner, long number, int length) {
        return text(seed, purpose, owner, number, length, ALPHABET);
    }

    static String digits(long seed, String purpose, long owner, long number, int length) {
        return text(seed, purpose, owner, number, length, "0123456789");
    }

    private static String text(long seed, String purpose, long owner, long number, int length, String alphabet) {
        long mixed = seed * 1_000_003 + purpose.hashCode();
        SplittableRandom random = new SplittableRandom((mixed * 1_000_003 + owner) * 1_000_003 + number);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
