package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StorageException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Tells what the documents of {@linkplain DocumentType#remembered remembered} types said at earlier times, as the
 * journal keeps it: their plain members. Names are no part of it, so that whoever is erased is erased from the past as
 * well. Sealing anew and erasing make new versions of the same figures. Safe for many threads; changes nothing.
 *
 * <p>The whole journal is read, page by page, and checked on the way: every entry by its hash, the chains of the
 * documents asked for link by link, and that they reach what is stored. What is held in memory grows with those
 * documents, not with the entries. That the end of a chain was taken out together with what the document held since
 * shows to a {@link JournalVerifier} alone, by the seals.
 */
public final class DocumentHistory {
    private final Vault vault;

    /** The history of the documents in {@code vault}. */
    public DocumentHistory(Vault vault) {
        this.vault = Objects.requireNonNull(vault, "vault");
    }

    /**
     * The documents as they were known at some instants, in one reading of the journal. A version is known from the time
     * that its journal entry bears, that instant included; should a clock have gone backwards, the highest version that
     * bears a time not later counts.
     *
     * @param types what is asked for
     * @param instants when, in any order; one in the future gives what is known now
     * @return one answer for each instant, in their order
     * @throws BrokenJournalException when an entry was altered or is missing, or a document is not as its chain says
     * @throws DocumentFormatException when what was kept cannot be read
     * @throws dev.cuadra.spi.keys.KeyRingException when a body does not open under the tenant's own key
     * @throws StorageException when the medium failed
     */
    public List<DocumentsThen> at(
            TenantId tenant, Collection<? extends DocumentType<?>> types, List<Instant> instants) {
        HistoryPass pass = new HistoryPass(vault, tenant, types, instants);
        return pass.run();
    }

    /** The documents as they were known at {@code instant}; else as {@link #at(TenantId, Collection, List)}. */
    public DocumentsThen at(TenantId tenant, Collection<? extends DocumentType<?>> types, Instant instant) {
        return at(tenant, types, List.of(instant)).get(0);
    }
}
