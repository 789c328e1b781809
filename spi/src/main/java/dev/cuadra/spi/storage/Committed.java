package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.util.Objects;

/**
 * What a commit answered.
 *
 * @param replayed whether the idempotency key was known, so that nothing was stored now
 * @param answer the answer stored with the key the first time; empty without a key
 */
public record Committed(boolean replayed, Bytes answer) {
    public Committed {
        Objects.requireNonNull(answer, "answer");
    }
}
