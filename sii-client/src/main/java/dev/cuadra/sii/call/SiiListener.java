package dev.cuadra.sii.call;

import java.util.List;

/**
 * Hears of every operation that ended and of every request in it, on the caller's thread. Safe for many threads; what it
 * throws is passed over. It asks nothing of the client that it hears.
 */
@FunctionalInterface
public interface SiiListener {
    /** An operation ended. */
    void ended(SiiCall call);

    /** A request ended; its operation goes on. One that the caller gave up is not told. */
    default void exchanged(SiiExchange exchange) {}

    /** Nobody. */
    static SiiListener none() {
        return call -> {};
    }

    /** Several of them, in turn. What one of them throws keeps nothing from the others. */
    static SiiListener all(SiiListener... listeners) {
        return new Listeners(List.of(listeners));
    }
}
