package dev.cuadra.spi;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Random, time-ordered ids (UUID version 7). Safe for many threads. Within one source each id sorts after the one
 * before, by its bytes and by {@link UUID#compareTo}, also when the clock stands still or is set back; more than 4,096
 * ids in a millisecond borrow from the next ones.
 */
public final class TimeOrderedIds implements IdSource {
    private static final int COUNTER_LIMIT = 1 << 12;
    private static final long MILLIS_LIMIT = 1L << 48;

    private final Clock clock;
    private final RandomGenerator random;
    private long millis = -1;
    private int counter;

    /**
     * Ids of the time of {@code clock}.
     *
     * @param random 62 bits of each id; where ids must not be guessed, a {@link SecureRandom}
     */
    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Ids of the system's time that cannot be guessed. */
    public static TimeOrderedIds system() {
        return new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());
    }

    @Override
    public synchronized UUID next() {
        long now = clock.millis();
        if (now < 0 || now >= MILLIS_LIMIT) {
            throw new IllegalArgumentException("A time-ordered id holds no such time: " + now);
        }
        if (now > millis) {
            millis = now;
            counter = 0;
        } else if (++counter == COUNTER_LIMIT) {
            millis++;
            counter = 0;
        }
        long high = millis << 16 | 0x7000L | counter;
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
