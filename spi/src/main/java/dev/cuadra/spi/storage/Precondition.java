package dev.cuadra.spi.storage;

import java.util.Objects;

/**
 * A document that must still be as it was seen.
 *
 * @param key the document
 * @param version the version seen, a tombstone's included; 0 when it was never written
 */
public record Precondition(DocumentKey key, long version) {
    public Precondition {
        Objects.requireNonNull(key, "key");
        if (version < 0) {
            throw new IllegalArgumentException("Version below 0: " + key);
        }
    }
}
