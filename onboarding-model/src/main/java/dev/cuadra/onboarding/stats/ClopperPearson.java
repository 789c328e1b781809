package dev.cuadra.onboarding.stats;

/**
 * The exact interval of Clopper and Pearson for a share: the shares under which what was seen, or more of it, is not
 * less likely than the tail that is left to chance. To be preferred below ten cases. Beyond a thousand million cases it is
 * that of {@link Wilson}, from which it does not differ by then to the eighth decimal. Stateless, safe for many threads.
 *
 * @source GATE-12
 */
public final class ClopperPearson {
    /** Beyond, logarithms of factorials lose the digits that tell one bound from another. */
    private static final long MOST = 1_000_000_000;

    private ClopperPearson() {}

    /**
     * The bounds of the share behind {@code hits} of {@code of} cases.
     *
     * @throws IllegalArgumentException when there is no case, or there are more hits than cases
     */
    public static Bounds bounds(long hits, long of, Certainty certainty) {
        Shares.check(hits, of);
        if (of > MOST) {
            return Wilson.bounds(hits, of, certainty);
        }
        double tail = certainty.tail();
        double lower = hits == 0 ? 0 : Beta.quantile(tail, (double) hits, of - hits + 1.0);
        double upper = hits == of ? 1 : Beta.quantile(1 - tail, hits + 1.0, (double) (of - hits));
        return new Bounds(Math.min(lower, upper), Math.max(lower, upper));
    }
}
