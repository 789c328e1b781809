package dev.cuadra.runtime;

import dev.cuadra.spi.storage.DocumentKey;
import java.time.Instant;
import java.util.Map;

/**
 * What a commit stored.
 *
 * @param at when, to the microsecond, as the journal tells it
 * @param versions the new version of each document that was written
 */
public record Done(Instant at, Map<DocumentKey, Long> versions) {
    public Done {
        versions = Map.copyOf(versions);
    }
}
