package dev.cuadra.spi.storage;

/** An idempotency key came back with another payload. Nothing was stored. */
public final class IdempotencyConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public IdempotencyConflictException(String key) {
        super("The idempotency key was used for something else: " + key);
        this.key = key;
    }

    /** The key. */
    public String key() {
        return key;
    }
}
