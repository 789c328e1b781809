package dev.cuadra.spi.storage;

import java.util.List;

/** Documents changed since the writer read them. Nothing was stored. */
public final class StaleVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Stale> stale;

    public StaleVersionException(List<Stale> stale) {
        super("Changed by another writer: " + stale);
        this.stale = List.copyOf(stale);
    }

    /** Every document that did not have the version the writer expected. */
    public List<Stale> stale() {
        return stale;
    }

    /**
     * A document that another writer changed.
     *
     * @param key the document
     * @param expected the version the writer saw
     * @param actual the version stored, a tombstone's included; 0 when it was never written
     */
    public record Stale(DocumentKey key, long expected, long actual) {}
}
