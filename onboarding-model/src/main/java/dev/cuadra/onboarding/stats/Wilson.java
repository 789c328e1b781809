package dev.cuadra.onboarding.stats;

/**
 * The score interval of Wilson for a share. It is computed in IEEE double in one fixed order of operations, so that
 * every machine gives the same bits. Stateless, safe for many threads.
 *
 * @source GATE-11
 */
public final class Wilson {
    private Wilson() {}

    /**
     * The bounds of the share behind {@code hits} of {@code of} cases.
     *
     * @param hits 0 to {@code of}
     * @param of the cases, 1 or more
     * @param z how many standard deviations, above 0
     * @throws IllegalArgumentException when there is no case, or there are more hits than cases
     */
    public static Bounds bounds(long hits, long of, double z) {
        Shares.check(hits, of);
        double k = hits;
        double n = of;
        double p = k / n;
        double zz = z * z;
        double d = 1 + zz / n;
        double c = (p + zz / (2 * n)) / d;
        double h = z * StrictMath.sqrt(p * (1 - p) / n + zz / (4 * n * n)) / d;
        double lower = hits == of ? n / (n + zz) : Math.max(0, c - h);
        double upper = hits == 0 ? zz / (n + zz) : Math.min(1, c + h);
        return new Bounds(hits == 0 ? 0 : lower, hits == of ? 1 : upper);
    }

    /** The bounds with a certainty. */
    public static Bounds bounds(long hits, long of, Certainty certainty) {
        return bounds(hits, of, certainty.z());
    }
}
