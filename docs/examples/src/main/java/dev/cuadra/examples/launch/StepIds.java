package dev.cuadra.examples.launch;

import dev.cuadra.spi.IdSource;
import java.time.Clock;
import java.util.UUID;

/**
 * Time-ordered ids that depend on the step and on the place within it alone, so that a step that is played again makes the
 * same ones, whatever went before. They can be guessed, and serve a simulation. Safe for many threads.
 */
final class StepIds implements IdSource {
    private static final int COUNTER = 1 << 12;
    private static final int SHIFT = 24;

    private final Clock clock;
    private long step;
    private int counter;

    StepIds(Clock clock) {
        this.clock = clock;
    }

    synchronized void begin(int number) {
        step = number;
        counter = 0;
    }

    @Override
    public synchronized UUID next() {
        long millis = clock.millis() + counter / COUNTER;
        long high = millis << 16 | 0x7000L | counter % COUNTER;
        long low = Dice.mixed(step << SHIFT | counter) >>> 2 | Long.MIN_VALUE;
        counter++;
        return new UUID(high, low);
    }
}
