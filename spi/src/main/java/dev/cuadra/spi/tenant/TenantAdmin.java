package dev.cuadra.spi.tenant;

import dev.cuadra.spi.Preview;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks after whole tenants. Safe for many threads; takes no null. Throws
 * {@link dev.cuadra.spi.storage.StorageException} for faults of the medium. Every long call works in steps and may be
 * interrupted between them and called again: what is done stays done.
 */
@Preview
public interface TenantAdmin {
    /** The tenants that hold anything, in order. */
    List<TenantId> tenants();

    /** Gives every document of the tenant to {@code sink}, ordered by collection and id, as one snapshot. */
    void export(TenantId tenant, Consumer<StoredDocument> sink);

    /**
     * Deletes some of what the tenant holds.
     *
     * @param limit how many documents at most, 1 or more
     * @return whether anything is left
     */
    boolean delete(TenantId tenant, int limit);

    /**
     * Forgets idempotency keys first asked for before {@code before}.
     *
     * @return how many were forgotten
     */
    long expireIdempotencyKeys(TenantId tenant, Instant before);

    /**
     * Rebuilds an index of a collection from the documents, in steps. From the first step until the last, queries of
     * the index and look-ups by it are refused with a {@link dev.cuadra.spi.storage.StorageException} that names it.
     *
     * @param entry the document's new entry, or empty when it has none
     * @param after the id the step before ended at; empty for the first step, which drops the old entries
     * @param limit how many documents at most, 1 or more
     * @return the id this step ended at; empty when the index is complete
     */
    Optional<UUID> rebuildIndex(
            TenantId tenant,
            String collection,
            String index,
            Function<StoredDocument, Optional<IndexEntry>> entry,
            Optional<UUID> after,
            int limit);
}
