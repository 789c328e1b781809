package dev.cuadra.sii.call;

import java.time.Duration;

/** How the caller's thread waits. A test moves its clock instead. Safe for many threads. */
@FunctionalInterface
public interface Waiting {
    /**
     * Returns when {@code time}, which is more than zero, has passed.
     *
     * @throws InterruptedException when the caller gives up
     */
    void pause(Duration time) throws InterruptedException;

    /** Lets the thread sleep; for a client on a real clock. */
    static Waiting sleeping() {
        return time -> Thread.sleep(time.toMillis() + 1);
    }
}
