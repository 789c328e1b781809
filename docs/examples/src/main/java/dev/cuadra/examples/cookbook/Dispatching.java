package dev.cuadra.examples.cookbook;

import dev.cuadra.runtime.OutboxDispatcher;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A host that delivers what its services have stored for delivery. */
final class Dispatching {
    private Dispatching() {}

    // snippet:dispatching
    static ScheduledFuture<?> start(
            OutboxDispatcher dispatcher, ScheduledExecutorService host, Consumer<RuntimeException> alarm) {
        return host.scheduleWithFixedDelay(() -> deliver(dispatcher, alarm), 0, 5, TimeUnit.SECONDS);
    }

    /** Delivers what is due, round after round, until nothing is. */
    static void deliver(OutboxDispatcher dispatcher, Consumer<RuntimeException> alarm) {
        try {
            int handled = 1;
            while (handled > 0 && !Thread.currentThread().isInterrupted()) {
                handled = dispatcher.dispatchOnce().size();
            }
        } catch (RuntimeException e) {
            // Uncaught, it would end the schedule without a word. What was in hand is parked when its lease is over.
            alarm.accept(e);
        }
    }
    // end:dispatching
}
