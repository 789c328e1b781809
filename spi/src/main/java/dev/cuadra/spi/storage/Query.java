package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A page of one collection in the order of one index: equality on a prefix of its values, at most one range on the
 * value after the prefix, and a position to go on from.
 *
 * @param collection the collection
 * @param index the index
 * @param equal values that the first values of the entry must equal
 * @param from the least value allowed after the prefix, itself included
 * @param to the greatest value allowed after the prefix, itself included
 * @param descending whether the greatest entry comes first, and of equal entries the greatest id
 * @param after the position that the page before ended at
 * @param limit how many documents at most, 1 to 1,000
 */
public record Query(
        String collection,
        String index,
        List<IndexValue> equal,
        Optional<IndexValue> from,
        Optional<IndexValue> to,
        boolean descending,
        Optional<Bytes> after,
        int limit) {
    public Query {
        Names.check(collection);
        Names.check(index);
        equal = List.copyOf(equal);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("A page holds 1 to 1000 documents, not " + limit);
        }
    }

    /** All documents of {@code collection} that have an entry in {@code index}, 100 a page. */
    public static Query of(String collection, String index) {
        return new Query(
                collection, index, List.of(), Optional.empty(), Optional.empty(), false, Optional.empty(), 100);
    }

    /** With these values at the beginning of the entry. */
    public Query equalTo(IndexValue... values) {
        return new Query(collection, index, List.of(values), from, to, descending, after, limit);
    }

    /** With the next value between {@code low} and {@code high}, both included. */
    public Query between(IndexValue low, IndexValue high) {
        return new Query(collection, index, equal, Optional.of(low), Optional.of(high), descending, after, limit);
    }

    /** With the next value at {@code low} or above. */
    public Query atLeast(IndexValue low) {
        return new Query(collection, index, equal, Optional.of(low), to, descending, after, limit);
    }

    /** With the next value at {@code high} or below. */
    public Query atMost(IndexValue high) {
        return new Query(collection, index, equal, from, Optional.of(high), descending, after, limit);
    }

    /** The greatest first. */
    public Query backwards() {
        return new Query(collection, index, equal, from, to, true, after, limit);
    }

    /** The page after {@code position}. */
    public Query after(Bytes position) {
        return new Query(collection, index, equal, from, to, descending, Optional.of(position), limit);
    }

    /** At most {@code documents} a page. */
    public Query limit(int documents) {
        return new Query(collection, index, equal, from, to, descending, after, documents);
    }

    /** The least ordered bytes that an entry of the answer can have; see {@link IndexValue#ordered}. */
    public Bytes low() {
        Bytes prefix = IndexValue.ordered(equal);
        if (from.isEmpty() && to.isEmpty()) {
            return prefix;
        }
        // Every value begins with a byte above 0: an entry that ends with the prefix has no value to compare.
        return from.map(value -> joined(prefix, IndexValue.ordered(List.of(value))))
                .orElseGet(() -> joined(prefix, Bytes.of(new byte[] {1})));
    }

    /** What the ordered bytes of every entry of the answer are below; empty when nothing bounds them. */
    public Optional<Bytes> high() {
        Bytes prefix = IndexValue.ordered(equal);
        return afterAll(to.map(value -> joined(prefix, IndexValue.ordered(List.of(value))))
                .orElse(prefix));
    }

    private static Bytes joined(Bytes first, Bytes second) {
        byte[] all = Arrays.copyOf(first.toArray(), first.size() + second.size());
        second.buffer().get(all, first.size(), second.size());
        return Bytes.of(all);
    }

    /** The least bytes above everything that begins with {@code prefix}. */
    private static Optional<Bytes> afterAll(Bytes prefix) {
        byte[] bytes = prefix.toArray();
        for (int last = bytes.length - 1; last >= 0; last--) {
            if (bytes[last] != (byte) 0xff) {
                bytes[last]++;
                return Optional.of(Bytes.of(Arrays.copyOf(bytes, last + 1)));
            }
        }
        return Optional.empty();
    }
}
