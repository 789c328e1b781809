package dev.cuadra.spi.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. Safe for many threads. */
public final class SettableClock extends Clock {
    private final Hands now;
    private final ZoneId zone;

    private SettableClock(Hands now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that shows {@code start}, in UTC. */
    public static SettableClock at(Instant start) {
        return new SettableClock(new Hands(start), ZoneOffset.UTC);
    }

    /** Sets the clock. */
    public void set(Instant instant) {
        synchronized (now) {
            now.at = instant;
        }
    }

    /** Moves the clock on. */
    public void advance(Duration by) {
        now.move(by);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands on another face: setting one sets both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }

    @Override
    public Instant instant() {
        return now.at;
    }

    private static final class Hands {
        private volatile Instant at;

        private Hands(Instant at) {
            this.at = at;
        }

        private synchronized void move(Duration by) {
            at = at.plus(by);
        }
    }
}
