package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the values of one class are stored: where, in which version of their form, which members are personal, and under
 * which index entries they are found. Immutable, safe for many threads; declare it once as a constant.
 *
 * <p>The class must be open to {@code com.fasterxml.jackson.databind} when it stands in a module.
 *
 * @param <T> the class of the values
 */
public final class DocumentType<T> {
    private final String collection;
    private final int schema;
    private final Class<T> valueClass;
    private final Set<String> personal;
    private final BiFunction<? super T, ? super Tokens, ? extends List<IndexEntry>> indexing;
    private final BiFunction<Json, ObjectNode, List<IndexEntry>> plainIndexing;
    private final Map<Integer, UnaryOperator<ObjectNode>> upcasters;
    private final boolean remembered;

    private DocumentType(
            String collection,
            int schema,
            Class<T> valueClass,
            Set<String> personal,
            BiFunction<? super T, ? super Tokens, ? extends List<IndexEntry>> indexing,
            BiFunction<Json, ObjectNode, List<IndexEntry>> plainIndexing,
            Map<Integer, UnaryOperator<ObjectNode>> upcasters,
            boolean remembered) {
        this.collection = Names.check(collection);
        this.schema = schema;
        this.valueClass = Objects.requireNonNull(valueClass, "valueClass");
        this.personal = personal;
        this.indexing = indexing;
        this.plainIndexing = plainIndexing;
        this.upcasters = upcasters;
        this.remembered = remembered;
        if (schema < 1) {
            throw new IllegalArgumentException("Schema versions begin at 1, not " + schema);
        }
    }

    /**
     * A type without personal members and without indexes.
     *
     * @param collection the collection the documents are in
     * @param schema the version of their form, from 1; a new optional member does not need a new one, everything else
     *     does
     * @param valueClass the class
     */
    public static <T> DocumentType<T> of(String collection, int schema, Class<T> valueClass) {
        return new DocumentType<>(
                collection,
                schema,
                valueClass,
                Set.of(),
                (value, tokens) -> List.of(),
                (json, plain) -> List.of(),
                Map.of(),
                false);
    }

    /**
     * Names the top-level JSON members that are personal. They are sealed together under the key of the document's
     * subject, and appear nowhere in plain. A name that the JSON of a value does not have fails at the first write.
     */
    public DocumentType<T> personal(String... members) {
        Set<String> all = new TreeSet<>(personal);
        all.addAll(List.of(members));
        return new DocumentType<>(
                collection,
                schema,
                valueClass,
                java.util.Collections.unmodifiableSet(all),
                indexing,
                plainIndexing,
                upcasters,
                remembered);
    }

    /** Says under which entries a value is found. A pure function: it is asked again for each look-up key in use. */
    public DocumentType<T> indexed(BiFunction<? super T, ? super Tokens, ? extends List<IndexEntry>> entries) {
        return new DocumentType<>(
                collection, schema, valueClass, personal, entries, plainIndexing, upcasters, remembered);
    }

    /**
     * Says under which further entries a value is found, by its plain members alone: these entries outlive the person,
     * follow the figures afterwards ({@link Work#updateErased}), and hold no token, so that no rotation touches them.
     *
     * @param as a class that has the plain members needed
     * @param entries a pure function; its indexes are others than those of {@link #indexed}
     */
    public <P> DocumentType<T> plainlyIndexed(Class<P> as, Function<? super P, ? extends List<IndexEntry>> entries) {
        return new DocumentType<>(
                collection,
                schema,
                valueClass,
                personal,
                indexing,
                (json, plain) -> List.copyOf(entries.apply(json.read(plain, as))),
                upcasters,
                remembered);
    }

    /**
     * Says how the JSON of an older schema version becomes that of the next one. The function gets all members, or the
     * plain ones alone when the person was erased; it may change the node it is given.
     *
     * @param from the older version, 1 to one less than the newest
     */
    public DocumentType<T> upcast(int from, UnaryOperator<ObjectNode> step) {
        if (from < 1 || from >= schema) {
            throw new IllegalArgumentException("Schema " + from + " is not older than " + schema);
        }
        Map<Integer, UnaryOperator<ObjectNode>> all = new TreeMap<>(upcasters);
        all.put(from, step);
        return new DocumentType<>(
                collection, schema, valueClass, personal, indexing, plainIndexing, Map.copyOf(all), remembered);
    }

    /**
     * Says that the journal keeps what each version says in plain, so that {@link DocumentHistory} can tell what was
     * known at an earlier time. Nothing personal goes there: whoever is erased is erased from the past as well. What was
     * written before a type was declared so is not remembered.
     */
    public DocumentType<T> remembered() {
        return new DocumentType<>(collection, schema, valueClass, personal, indexing, plainIndexing, upcasters, true);
    }

    /** The collection the documents are in. */
    public String collection() {
        return collection;
    }

    /** The newest schema version. */
    public int schema() {
        return schema;
    }

    /** The class of the values. */
    public Class<T> valueClass() {
        return valueClass;
    }

    /** The names of the personal members, in order. */
    public Set<String> personal() {
        return personal;
    }

    /** The key of the document {@code id}. */
    public DocumentKey key(java.util.UUID id) {
        return new DocumentKey(collection, id);
    }

    /** Whether the journal keeps what each version says in plain. */
    boolean keepsPast() {
        return remembered;
    }

    List<IndexEntry> entries(T value, Tokens tokens) {
        return List.copyOf(indexing.apply(value, tokens));
    }

    List<IndexEntry> plainEntries(Json json, ObjectNode plain) {
        return plainIndexing.apply(json, plain);
    }

    ObjectNode upcast(DocumentKey key, int from, ObjectNode node) {
        ObjectNode current = node;
        for (int version = from; version < schema; version++) {
            UnaryOperator<ObjectNode> step = upcasters.get(version);
            if (step == null) {
                throw new DocumentFormatException(key + " has schema " + version + ", from which no step leads on");
            }
            current = step.apply(current);
        }
        return current;
    }

    /** The collection and the schema version. */
    @Override
    public String toString() {
        return collection + " v" + schema;
    }
}
