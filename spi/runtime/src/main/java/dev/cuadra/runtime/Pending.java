package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.util.Optional;

/**
 * A change that is not stored yet; without content it is a deletion.
 *
 * @param seen the version it was decided on; 0 for a new document
 * @param head the head of that version
 */
record Pending(DocumentKey key, long seen, Bytes head, Optional<Content> content) {}
