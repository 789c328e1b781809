package dev.cuadra.spi.storage;

import java.util.List;

/**
 * A document's place in one index.
 *
 * @param index the name of the index, unique within the collection
 * @param values 1 to 8 values, together of {@link #MOST_BYTES} bytes at most; the types at each position are the same for every document of the collection
 * @param unique whether no other document of the tenant's collection may hold the same values; the same for every entry
 *     of the index
 */
public record IndexEntry(String index, List<IndexValue> values, boolean unique) {
    /** The most bytes that the values of an entry may have in their {@link IndexValue#ordered ordered} form. */
    public static final int MOST_BYTES = 2_000;

    /** Nothing but long text can come near the most; it is not worth measuring anything else. */
    private static final int WORTH_MEASURING = 400;

    public IndexEntry {
        Names.check(index);
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > 8) {
            throw new IllegalArgumentException("An index entry has 1 to 8 values, not " + values.size());
        }
        int letters = 0;
        for (IndexValue value : values) {
            letters += value instanceof IndexValue.Text text ? text.text().length() : 0;
        }
        if (letters > WORTH_MEASURING && IndexValue.ordered(values).size() > MOST_BYTES) {
            throw new IllegalArgumentException("The values in index " + index + " have more than " + MOST_BYTES
                    + " bytes: index the beginning of a long text, or its hash");
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
