package dev.cuadra.onboarding.exposure;

import org.jspecify.annotations.Nullable;

/**
 * The positions under one salt, of which those asked for last are remembered: hashing takes longer than all the rest of
 * a decision. Safe for many threads, without locks; what two threads write at once is the same or costs a hash.
 */
final class Positions {
    /** A power of two. */
    private static final int SLOTS = 4_096;

    private final String salt;
    private final @Nullable Seen[] slots = new @Nullable Seen[SLOTS];

    private record Seen(String customer, HashPosition position) {}

    Positions(String salt) {
        this.salt = salt;
    }

    String salt() {
        return salt;
    }

    HashPosition of(String customer) {
        int hash = customer.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        Seen seen = slots[slot];
        if (seen == null || !seen.customer().equals(customer)) {
            seen = new Seen(customer, HashPosition.of(salt, customer));
            slots[slot] = seen;
        }
        return seen.position();
    }
}
