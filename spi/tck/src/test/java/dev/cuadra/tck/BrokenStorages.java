package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Storages that break one promise each, and the kit set on them. */
final class BrokenStorages {
    private BrokenStorages() {}

    static final class LosesPreconditions extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            return sound.commit(
                    tenant,
                    new Commit(commit.idempotency(), List.of(), commit.writes(), commit.journal(), commit.messages()));
        }
    }

    static final class LeaksTenants extends DelegatingStorage {
        @Override
        public Stream<StoredDocument> scan(TenantId tenant, String collection) {
            return Stream.concat(
                    sound.scan(StorageFixture.ACME, collection), sound.scan(StorageFixture.OTHER, collection));
        }
    }

    static final class ReplaysNothing extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            Committed committed = sound.commit(
                    tenant,
                    new Commit(
                            Optional.empty(),
                            commit.preconditions(),
                            commit.writes(),
                            commit.journal(),
                            commit.messages()));
            return new Committed(
                    false, commit.idempotency().map(Idempotency::answer).orElse(committed.answer()));
        }
    }

    static final class AppliesHalf extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            try {
                return sound.commit(tenant, commit);
            } catch (StaleVersionException | DuplicateEntryException e) {
                commit.writes().stream()
                        .filter(write -> write.expectedVersion() == 0
                                && sound.find(tenant, write.key()).isEmpty())
                        .map(DocumentWrite::key)
                        .map(key -> new DocumentWrite.Put(key, 0, Bytes.EMPTY, Bytes.EMPTY, List.of()))
                        .forEach(write -> sound.commit(tenant, Commit.of(write)));
                throw e;
            }
        }
    }

    static final class NamesTheFirstStaleKeyAlone extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            try {
                return sound.commit(tenant, commit);
            } catch (StaleVersionException e) {
                throw new StaleVersionException(e.stale().subList(0, 1));
            }
        }
    }

    static final class PagesByNumber extends DelegatingStorage {
        @Override
        public Page query(TenantId tenant, Query query) {
            int skip =
                    query.after().map(after -> Integer.parseInt(after.utf8())).orElse(0);
            Query whole = new Query(
                    query.collection(),
                    query.index(),
                    query.equal(),
                    query.from(),
                    query.to(),
                    query.descending(),
                    Optional.empty(),
                    1000);
            List<StoredDocument> all = sound.query(tenant, whole).documents();
            int end = Math.min(all.size(), skip + query.limit());
            return new Page(
                    all.subList(Math.min(skip, end), end),
                    end == all.size() ? Optional.empty() : Optional.of(Bytes.utf8(String.valueOf(end))));
        }
    }

    static final class ScansWithoutASnapshot extends DelegatingStorage {
        @Override
        public Stream<StoredDocument> scan(TenantId tenant, String collection) {
            // Reads when the first row is taken, not when it is asked for.
            return StreamSupport.stream(
                    () -> Spliterators.spliterator(
                            sound.scan(tenant, collection).toList(), Spliterator.ORDERED),
                    Spliterator.ORDERED | Spliterator.SIZED | Spliterator.SUBSIZED,
                    false);
        }
    }

    static final class ForgetsTombstones extends DelegatingStorage {
        private final List<DocumentWrite> deleted = new ArrayList<>();

        @Override
        public synchronized Committed commit(TenantId tenant, Commit commit) {
            List<DocumentWrite> writes = new ArrayList<>();
            for (DocumentWrite write : commit.writes()) {
                Optional<DocumentWrite> tomb = deleted.stream()
                        .filter(gone -> gone.key().equals(write.key()))
                        .findAny();
                if (tomb.isPresent() && write instanceof DocumentWrite.Put put && put.expectedVersion() == 0) {
                    long version = tomb.get().expectedVersion() + 1;
                    writes.add(new DocumentWrite.Put(put.key(), version, put.body(), put.head(), put.indexes()));
                } else {
                    writes.add(write);
                }
            }
            Committed committed = sound.commit(
                    tenant,
                    new Commit(
                            commit.idempotency(), commit.preconditions(), writes, commit.journal(), commit.messages()));
            commit.writes().stream()
                    .filter(DocumentWrite.Delete.class::isInstance)
                    .forEach(deleted::add);
            return committed;
        }
    }

    static final class SkipsInTheJournal extends DelegatingStorage {
        @Override
        public JournalPage journal(TenantId tenant, long after, int limit) {
            JournalPage page = sound.journal(tenant, after, limit);
            return page.entries().size() == limit ? new JournalPage(page.entries(), page.position() + 1) : page;
        }
    }

    static final class FindsOnlyKeys extends DelegatingStorage {
        @Override
        public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
            return sound.findAll(
                    tenant,
                    references.stream().filter(DocumentKey.class::isInstance).toList());
        }
    }

    static final class LosesUpdates extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            List<DocumentWrite> writes = new ArrayList<>();
            for (DocumentWrite write : commit.writes()) {
                long now = sound.find(tenant, write.key())
                        .map(StoredDocument::version)
                        .orElse(0L);
                writes.add(
                        write instanceof DocumentWrite.Put put && now > 0
                                ? new DocumentWrite.Put(put.key(), now, put.body(), put.head(), put.indexes())
                                : write);
            }
            return sound.commit(
                    tenant,
                    new Commit(
                            commit.idempotency(), commit.preconditions(), writes, commit.journal(), commit.messages()));
        }
    }

    /** The kit on whichever storage the test has named; the sound one passes. */
    static class Kit extends StorageTck {
        @Override
        protected Storage emptyStorage() {
            return BrokenStorages.make();
        }
    }

    /** The sequences on whichever storage the test has named. */
    static class Sequences extends StorageSequenceTck {
        @Override
        protected Storage emptyStorage() {
            return BrokenStorages.make();
        }
    }

    private static volatile Supplier<Storage> subject = InMemoryStorage::new;

    static void use(Supplier<Storage> supplier) {
        subject = supplier;
    }

    private static Storage make() {
        return subject.get();
    }
}
