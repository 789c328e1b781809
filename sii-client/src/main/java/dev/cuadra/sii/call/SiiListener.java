package dev.cuadra.sii.call;

/** Hears of every operation that ended, on the caller's thread. Safe for many threads; what it throws is passed over. */
@FunctionalInterface
public interface SiiListener {
    /** An operation ended. */
    void ended(SiiCall call);

    /** Nobody. */
    static SiiListener none() {
        return call -> {};
    }
}
