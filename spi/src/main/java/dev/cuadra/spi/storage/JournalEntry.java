package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.time.Instant;
import java.util.Objects;

/**
 * A link in the chain of one document's history. To the plugin it is opaque but for its identity: a second entry with
 * the same key and number is refused as stale, with the number before it as expected and the number itself as actual.
 *
 * @param key the document whose chain this is
 * @param number the version of the document that this entry tells of, from 1
 * @param at when, to the microsecond
 * @param previous the hash of the entry before; empty for the first
 * @param body what happened, sealed where it is personal
 * @param hash the hash over all of this, at most 64 bytes
 */
public record JournalEntry(DocumentKey key, long number, Instant at, Bytes previous, Bytes body, Bytes hash) {
    public JournalEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(body, "body");
        if (number < 1 || hash.isEmpty() || hash.size() > 64) {
            throw new IllegalArgumentException("Number below 1 or no hash: " + key);
        }
    }
}
