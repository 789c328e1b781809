package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;

/**
 * A document as it was read.
 *
 * @param key its key
 * @param version its version, from 1
 * @param body its content
 * @param head the hash of the journal entry that told of this version
 */
public record StoredDocument(DocumentKey key, long version, Bytes body, Bytes head) {}
