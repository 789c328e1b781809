package dev.cuadra.sii.filing.service;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A storage whose line breaks when it is told to: before a commit arrives, or before its acknowledgement does. */
public final class FaultyStorage implements Storage {
    private final Storage storage;
    private volatile boolean unreachable;
    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();

    /** Over {@code storage}. */
    public FaultyStorage(Storage storage) {
        this.storage = storage;
    }

    /** The {@code number}th commit from now on does not arrive, nor does anything else until {@link #repair}. */
    public void breakBeforeCommit(int number) {
        before.set(number);
    }

    /** The {@code number}th commit from now on is stored and nobody hears of it, nor of anything else. */
    public void breakAfterCommit(int number) {
        after.set(number);
    }

    /** The line holds again. */
    public void repair() {
        unreachable = false;
        before.set(0);
        after.set(0);
    }

    @Override
    public Committed commit(TenantId tenant, Commit commit) {
        if (due(before)) {
            unreachable = true;
        }
        reach();
        Committed committed = storage.commit(tenant, commit);
        if (due(after)) {
            unreachable = true;
        }
        reach();
        return committed;
    }

    private static boolean due(AtomicInteger countdown) {
        return countdown.getAndUpdate(left -> Math.max(0, left - 1)) == 1;
    }

    private void reach() {
        if (unreachable) {
            throw new StorageException("The line is broken");
        }
    }

    @Override
    public Optional<Idempotency> answer(TenantId tenant, String idempotencyKey) {
        reach();
        return storage.answer(tenant, idempotencyKey);
    }

    @Override
    public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
        reach();
        return storage.find(tenant, reference);
    }

    @Override
    public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
        reach();
        return storage.findAll(tenant, references);
    }

    @Override
    public Page query(TenantId tenant, Query query) {
        reach();
        return storage.query(tenant, query);
    }

    @Override
    public Stream<StoredDocument> scan(TenantId tenant, String collection) {
        reach();
        return storage.scan(tenant, collection);
    }

    @Override
    public JournalPage journal(TenantId tenant, long after, int limit) {
        reach();
        return storage.journal(tenant, after, limit);
    }

    @Override
    public void close() {
        storage.close();
    }
}
