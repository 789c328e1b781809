package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a tenant's documents, their journal and their outgoing messages. Safe for many threads; never retries; takes no
 * null and returns none; owns nothing that it was given and gives away nothing that it keeps. Throws
 * {@link StorageException} for faults of the medium; then the commit at hand is stored whole or not at all, and asking
 * again under the same idempotency key tells which.
 *
 * <p>What every plugin promises, and the contract tests prove:
 *
 * <ul>
 *   <li>A commit is all or nothing, and once acknowledged it survives a killed process (memory apart).
 *   <li>No update is lost: a write or precondition whose version is not the stored one changes nothing, and the
 *       exception names every stale key of the commit, not the first alone.
 *   <li>The same idempotency key gives the first answer whatever else has changed since; with another fingerprint it is
 *       a conflict. The key is looked at before anything else.
 *   <li>One tenant never sees what is another's.
 *   <li>A document whose index values stay put while a reader pages is returned exactly once; a changed or new one at
 *       most once for each position it takes.
 *   <li>A scan is one consistent snapshot.
 *   <li>A journal reader that goes on from the last position never misses a commit that became visible late. Positions
 *       may have gaps.
 * </ul>
 *
 * <p>Ids are ordered by their 16 bytes, unsigned, see {@link Position}. The stored version of a deleted document is its
 * tombstone's; a write that names that version revives the document with the next one.
 */
public interface Storage extends AutoCloseable {
    /**
     * Applies all of {@code commit} or nothing.
     *
     * @throws StaleVersionException when a version or precondition does not hold; all such keys are named, each once
     * @throws DuplicateEntryException when no key is stale and a unique entry is another document's once the whole
     *     commit is applied: two documents may trade entries in one commit
     * @throws IdempotencyConflictException when the idempotency key is known with another fingerprint
     * @throws StorageException when the medium failed
     */
    Committed commit(TenantId tenant, Commit commit);

    /** What the commit under this idempotency key answered, or empty when there was none or it has expired. */
    Optional<Idempotency> answer(TenantId tenant, String idempotencyKey);

    /** The newest version, or empty when the document was never written or is deleted. */
    Optional<StoredDocument> find(TenantId tenant, Reference reference);

    /**
     * The newest versions of those of {@code references} that exist; at most 10,000 at a time. A reference that names
     * nothing is left out.
     */
    Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references);

    /** One page of documents, ordered by index entry and then by id. */
    Page query(TenantId tenant, Query query);

    /** All documents of a collection, ordered by id, as one snapshot. The caller closes the stream. */
    Stream<StoredDocument> scan(TenantId tenant, String collection);

    /**
     * Journal entries after a position.
     *
     * @param after the position of the last entry seen; 0 from the beginning
     * @param limit how many at most, 1 to 10,000
     */
    JournalPage journal(TenantId tenant, long after, int limit);

    /** Releases the medium. Closing twice is harmless; every other call afterwards throws {@link StorageException}. */
    @Override
    void close();

    /** The position in an index of the document that {@code key} names, for plugins that page over ordered bytes. */
    static Bytes position(Bytes ordered, DocumentKey key) {
        return new Position(ordered, key.id()).bytes();
    }
}
