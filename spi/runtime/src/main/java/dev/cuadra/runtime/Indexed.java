package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.UniqueReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The index entries of a value.
 *
 * @param entries the entries under the newest look-up key
 * @param tokens the values in them that are tokens
 * @param older the same unique entries under older look-up keys: another document may still hold one of them
 */
record Indexed(List<IndexEntry> entries, Set<IndexValue> tokens, List<UniqueReference> older) {
    static <T> Indexed of(DocumentType<T> type, T value, KeyRing keys, TenantId tenant) {
        Source newest = new Source(keys, tenant, 0);
        List<IndexEntry> entries = type.entries(value, newest);
        List<UniqueReference> older = new ArrayList<>();
        for (int generation = 1; generation < newest.generations; generation++) {
            Source source = new Source(keys, tenant, generation);
            for (IndexEntry entry : type.entries(value, source)) {
                if (entry.unique() && entry.values().stream().anyMatch(source.issued::contains)) {
                    older.add(new UniqueReference(type.collection(), entry.index(), entry.values()));
                }
            }
        }
        return new Indexed(entries, Set.copyOf(newest.issued), List.copyOf(older));
    }

    /** The entries that name nobody and may outlive the person. */
    List<IndexEntry> impersonal() {
        return entries.stream()
                .filter(entry -> entry.values().stream().noneMatch(tokens::contains))
                .toList();
    }

    /** Tokens under one look-up key: 0 is the newest, 1 the one before. */
    static final class Source implements Tokens {
        private final KeyRing keys;
        private final TenantId tenant;
        private final int generation;
        private final Set<IndexValue> issued = new HashSet<>();
        private int generations = 1;

        Source(KeyRing keys, TenantId tenant, int generation) {
            this.keys = keys;
            this.tenant = tenant;
            this.generation = generation;
        }

        @Override
        public IndexValue of(String field, String text) {
            List<String> tokens = keys.tokens(tenant, field, text);
            generations = Math.max(generations, tokens.size());
            IndexValue token = IndexValue.of(tokens.get(Math.min(generation, tokens.size() - 1)));
            issued.add(token);
            return token;
        }

        /** How many look-up keys are in use, as far as asked. */
        int generations() {
            return generations;
        }
    }
}
