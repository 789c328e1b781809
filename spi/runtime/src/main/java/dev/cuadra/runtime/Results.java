package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A page of documents in the order asked for.
 *
 * @param documents the documents
 * @param next where the next page begins; empty on the last page
 * @param <T> the class of the values
 */
public record Results<T>(List<Loaded<T>> documents, Optional<Bytes> next) {
    public Results {
        documents = List.copyOf(documents);
    }
}
