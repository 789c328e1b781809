package dev.cuadra.spi.storage;

import java.util.List;

/**
 * A document's place in one index.
 *
 * @param index the name of the index, unique within the collection
 * @param values 1 to 8 values; the types at each position are the same for every document of the collection
 * @param unique whether no other document of the tenant's collection may hold the same values; the same for every entry
 *     of the index
 */
public record IndexEntry(String index, List<IndexValue> values, boolean unique) {
    public IndexEntry {
        Names.check(index);
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > 8) {
            throw new IllegalArgumentException("An index entry has 1 to 8 values, not " + values.size());
        }
    }

    /** An entry that no other document may hold. */
    public static IndexEntry unique(String index, IndexValue... values) {
        return new IndexEntry(index, List.of(values), true);
    }

    /** An entry that others may share. */
    public static IndexEntry of(String index, IndexValue... values) {
        return new IndexEntry(index, List.of(values), false);
    }
}
