package dev.cuadra.onboarding.exposure;

import org.jspecify.annotations.Nullable;

/**
 * The positions under one salt, of which those asked for last are remembered: hashing takes longer than all the rest of
 * a decision. Safe for many threads, without locks; what two threads write at once is the same or costs a hash.
 */
final class Positions {
    /** A power of two. */
    private static final int SLOTS = 16_384;

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
        int first = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        // Two places for each customer, so that two who ask in turn do not push one another out.
        int second = first ^ 1;
        Seen seen = slots[first];
        if (seen != null && seen.customer().equals(customer)) {
            return seen.position();
        }
        Seen other = slots[second];
        if (other != null && other.customer().equals(customer)) {
            return other.position();
        }
        Seen fresh = new Seen(customer, HashPosition.of(salt, customer));
        slots[seen == null || other != null ? first : second] = fresh;
        return fresh.position();
    }
}
