package dev.cuadra.runtime;

/**
 * The seals in the storage do not hold, so that none can follow on them and none can prove anything. The message names
 * the first that does not; {@link JournalVerifier} says more.
 */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String message) {
        super(message);
    }
}
