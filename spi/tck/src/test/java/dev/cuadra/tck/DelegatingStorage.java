package dev.cuadra.tck;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sound storage, for subclasses that break one promise. */
class DelegatingStorage implements Storage {
    final InMemoryStorage sound;

    DelegatingStorage() {
        this(new InMemoryStorage());
    }

    DelegatingStorage(InMemoryStorage sound) {
        this.sound = sound;
    }

    /** Another handle on the same medium; a sound one. */
    Storage second() {
        return new DelegatingStorage(sound) {
            @Override
            public void close() {
                // The medium is the first one's.
                sound.find(StorageFixture.ACME, StorageFixture.newKey());
            }
        };
    }

    Outbox outbox() {
        return sound;
    }

    @Override
    public Committed commit(TenantId tenant, Commit commit) {
        return sound.commit(tenant, commit);
    }

    @Override
    public Optional<Idempotency> answer(TenantId tenant, String idempotencyKey) {
        return sound.answer(tenant, idempotencyKey);
    }

    @Override
    public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
        return sound.find(tenant, reference);
    }

    @Override
    public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
        return sound.findAll(tenant, references);
    }

    @Override
    public Page query(TenantId tenant, Query query) {
        return sound.query(tenant, query);
    }

    @Override
    public Stream<StoredDocument> scan(TenantId tenant, String collection) {
        return sound.scan(tenant, collection);
    }

    @Override
    public JournalPage journal(TenantId tenant, long after, int limit) {
        return sound.journal(tenant, after, limit);
    }

    @Override
    public void close() {
        sound.close();
    }
}
