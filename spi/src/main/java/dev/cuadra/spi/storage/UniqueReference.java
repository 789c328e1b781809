package dev.cuadra.spi.storage;

import java.util.List;

/**
 * Names the one document whose entry in a unique index has exactly these values.
 *
 * @param collection the collection
 * @param index the name of the index
 * @param values all values of the entry, in order
 */
public record UniqueReference(String collection, String index, List<IndexValue> values) implements Reference {
    public UniqueReference {
        Names.check(collection);
        Names.check(index);
        values = List.copyOf(values);
    }
}
