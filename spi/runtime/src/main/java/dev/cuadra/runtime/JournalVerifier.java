package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.Storage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Checks that a tenant's journal is the one that was written, that the documents are those it tells of, and that the
 * seals hold. Safe for many threads; each call reads the storage anew and changes nothing. It opens journal bodies under
 * the tenant's own key and needs no person's, so that it also answers after people were erased.
 *
 * <p>Writers and sealers may go on meanwhile: what they change is checked against the entries they add.
 *
 * <p>Chains alone do not show that their last entries were taken out together with what the documents held since: the
 * {@linkplain JournalSealer seals} do, for everything written before the newest of them. A storage set back as a whole,
 * seals included, shows only to somebody who kept a root elsewhere and gives it to {@link #verify(TenantId, Collection,
 * Collection)}.
 *
 * <p>It holds the newest link of every chain and the tree of the sealed heads, about 500 bytes for each document;
 * {@link #passes} divides that.
 */
public final class JournalVerifier {
    private final Storage storage;
    private final KeyRing keys;
    private final List<Share> shares;

    /** A verifier that reads everything once. */
    public JournalVerifier(Storage storage, KeyRing keys) {
        this(storage, keys, Share.of(1));
    }

    private JournalVerifier(Storage storage, KeyRing keys, List<Share> shares) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.shares = shares;
    }

    /**
     * A verifier that reads everything {@code times} times, rounded up to a power of two and at most 65,536, and needs
     * that much less memory.
     */
    public JournalVerifier passes(int times) {
        return new JournalVerifier(storage, keys, Share.of(times));
    }

    /** Checks the journal, the seals, and the documents of every collection that the journal tells of. */
    public Verification verify(TenantId tenant) {
        return verify(tenant, Set.of());
    }

    /**
     * Checks the journal, the seals, the documents of every collection that the journal tells of, and those of
     * {@code collections}: a collection of forged documents alone is in no journal.
     */
    public Verification verify(TenantId tenant, Collection<String> collections) {
        return verify(tenant, collections, List.of());
    }

    /**
     * Checks all this, and that the storage still holds the roots that somebody kept elsewhere.
     *
     * @param kept roots of this tenant's seals
     */
    public Verification verify(TenantId tenant, Collection<String> collections, Collection<KeptRoot> kept) {
        SealStore store = new SealStore(storage, Json.standard());
        // Read before the journal, so that the journal reaches as far as the newest of them.
        SealHistory seals = new SealHistory(tenant, store.seals(tenant));
        Findings findings = new Findings();
        long entries = 0;
        long documents = 0;
        for (Share share : shares) {
            VerifierPass pass = new VerifierPass(tenant, share, storage, keys, store, seals, findings);
            pass.run(collections);
            entries = Math.max(entries, pass.entries());
            documents += pass.documents();
        }
        seals.judge(kept, entries, findings);
        return new Verification(entries, documents, seals.newest(), findings.inOrder());
    }
}
