package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Documents in the order asked for.
 *
 * @param documents the documents
 * @param next where the next page begins; empty on the last page
 */
public record Page(List<StoredDocument> documents, Optional<Bytes> next) {
    public Page {
        documents = List.copyOf(documents);
    }
}
