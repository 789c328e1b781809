package dev.cuadra.sii.call;

import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What is left to chance. A generator need not be safe for many threads; this is. */
final class Dice {
    private final RandomGenerator random;
    private final CallLimits limits;

    Dice(RandomGenerator random, CallLimits limits) {
        this.random = random;
        this.limits = limits;
    }

    /**
     * How long to wait after an attempt that failed: anything from nothing to a time that doubles, up to its cap. So
     * clients that failed together do not come back together.
     *
     * @param attempt how many attempts were made, 1 or more
     * @source SII-CALL-2
     */
    synchronized Duration backoff(int attempt) {
        long base = limits.backoff().toMillis();
        long doubled = base << Math.min(attempt - 1, 20);
        long most = Math.min(doubled, limits.backoffCap().toMillis());
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    synchronized String name() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    synchronized byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
