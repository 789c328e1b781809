package dev.cuadra.spi.storage;

import java.util.List;

/** Unique index entries that other documents hold already, or that two writes of the commit share. Nothing was stored. */
public final class DuplicateEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Duplicate> duplicates;

    public DuplicateEntryException(List<Duplicate> duplicates) {
        super("Held by another document: " + duplicates);
        this.duplicates = List.copyOf(duplicates);
    }

    /** Every entry that was refused. */
    public List<Duplicate> duplicates() {
        return duplicates;
    }

    /**
     * A refused entry.
     *
     * @param key the document that wanted it
     * @param index the index
     */
    public record Duplicate(DocumentKey key, String index) {}
}
