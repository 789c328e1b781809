package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.time.Instant;
import java.util.Objects;

/**
 * Makes a commit safe to send twice.
 *
 * @param key chosen by the caller of the command, 1 to 200 characters, no half surrogate pairs
 * @param fingerprint a hash of what was asked; the same key with another fingerprint is a conflict
 * @param answer what the first commit answers, and every later one with it
 * @param at when it was first asked, for expiry
 */
public record Idempotency(String key, Bytes fingerprint, Bytes answer, Instant at) {
    public Idempotency {
        if (key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
        Names.checkWellFormed(key);
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(at, "at");
    }
}
