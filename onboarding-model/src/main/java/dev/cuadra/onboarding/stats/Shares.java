package dev.cuadra.onboarding.stats;

/** What a share has to be before it has bounds. */
final class Shares {
    private Shares() {}

    static void check(long hits, long of) {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException("Not a share with bounds: " + hits + " of " + of);
        }
    }
}
