package dev.cuadra.spi.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a document within a tenant. The id is random and time-ordered (UUID version 7) and says nothing about what
 * the document holds: a tax number or a folio is never a key.
 *
 * @param collection the kind of document, see {@link Names}
 * @param id the id
 */
public record DocumentKey(String collection, UUID id) implements Reference {
    public DocumentKey {
        Names.check(collection);
        Objects.requireNonNull(id, "id");
    }

    /** {@code collection/id}. */
    @Override
    public String toString() {
        return collection + "/" + id;
    }
}
