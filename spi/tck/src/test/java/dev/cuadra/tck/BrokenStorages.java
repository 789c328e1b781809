package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.outbox.ParkedMessage;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    /** Its second handle believes what it read once. */
    static final class RemembersAcrossHandles extends DelegatingStorage {
        @Override
        Storage second() {
            return new DelegatingStorage(sound) {
                private final Map<List<Object>, Optional<StoredDocument>> seen = new HashMap<>();

                @Override
                public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
                    return seen.computeIfAbsent(List.of(tenant, reference), any -> super.find(tenant, reference));
                }

                @Override
                public void close() {
                    seen.clear();
                }
            };
        }
    }

    static final class CutsBodiesAtNul extends DelegatingStorage {
        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            List<DocumentWrite> writes = new ArrayList<>();
            for (DocumentWrite write : commit.writes()) {
                writes.add(
                        write instanceof DocumentWrite.Put put
                                ? new DocumentWrite.Put(
                                        put.key(),
                                        put.expectedVersion(),
                                        Bytes.utf8(put.body().utf8().replaceAll("\u0000.*", "")),
                                        put.head(),
                                        put.indexes())
                                : write);
            }
            return sound.commit(
                    tenant,
                    new Commit(
                            commit.idempotency(), commit.preconditions(), writes, commit.journal(), commit.messages()));
        }
    }

    /** An outbox like the sound one, for those that break one promise of it. */
    private abstract static class BrokenOutbox implements Outbox {
        final Outbox sound;

        BrokenOutbox(Outbox sound) {
            this.sound = sound;
        }

        @Override
        public boolean acknowledge(LeasedMessage message) {
            return sound.acknowledge(message);
        }

        @Override
        public boolean retry(LeasedMessage message, Instant when, String reason) {
            return sound.retry(message, when, reason);
        }

        @Override
        public boolean park(LeasedMessage message, String reason) {
            return sound.park(message, reason);
        }

        @Override
        public List<ParkedMessage> parked(TenantId tenant) {
            return sound.parked(tenant);
        }
    }

    static final class KeepsSilentAboutSilence extends DelegatingStorage {
        @Override
        Outbox outbox() {
            return new BrokenOutbox(sound) {
                @Override
                public List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
                    return sound.lease(now, hold, limit).stream()
                            .map(held -> new LeasedMessage(
                                    held.tenant(), held.message(), held.attempt(), held.lease(), held.until()))
                            .toList();
                }
            };
        }
    }

    static final class HandsOutTwice extends DelegatingStorage {
        @Override
        Outbox outbox() {
            return new BrokenOutbox(sound) {
                private List<LeasedMessage> last = List.of();

                @Override
                public synchronized List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
                    List<LeasedMessage> leased = sound.lease(now, hold, limit);
                    last = leased.isEmpty() ? last : leased;
                    return leased.isEmpty() ? last.stream().limit(limit).toList() : leased;
                }
            };
        }
    }

    static final class LosesTheReason extends DelegatingStorage {
        @Override
        Outbox outbox() {
            return new BrokenOutbox(sound) {
                @Override
                public List<LeasedMessage> lease(Instant now, Duration hold, int limit) {
                    return sound.lease(now, hold, limit);
                }

                @Override
                public boolean park(LeasedMessage message, String reason) {
                    return super.park(message, "parked");
                }
            };
        }
    }

    /** The outbox's kit on whichever storage the test has named. */
    static class Outboxes extends OutboxTck {
        @Override
        protected Storage emptyStorage() {
            return BrokenStorages.make();
        }

        @Override
        protected Optional<Outbox> outbox(Storage storage) {
            return Optional.of(((DelegatingStorage) storage).outbox());
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

        @Override
        protected Optional<Storage> second(Storage first) {
            return Optional.of(((DelegatingStorage) first).second());
        }
    }

    private static volatile Supplier<Storage> subject = DelegatingStorage::new;

    static void use(Supplier<Storage> supplier) {
        subject = supplier;
    }

    private static Storage make() {
        return subject.get();
    }
}
