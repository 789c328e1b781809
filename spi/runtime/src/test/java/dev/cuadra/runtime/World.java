package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A vault over memory, through a storage that a test can make forget, lie or fail. */
final class World {
    static final TenantId ACME = TenantId.of("acme");

    final SettableClock clock = SettableClock.at(Instant.parse("2025-06-01T09:00:00Z"));
    final InMemoryStorage memory = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final Meddling storage = new Meddling(memory);
    final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new Random(7)));

    <T> Loaded<T> load(DocumentType<T> type, DocumentKey key) {
        return vault.find(type, ACME, key.id()).orElseThrow();
    }

    DocumentKey person(String rut, String name) {
        Work work = vault.begin(ACME, "register");
        DocumentKey key = work.create(Person.TYPE, Person.of(rut, name));
        work.commit();
        return key;
    }

    void update(DocumentKey key, UnaryOperator<Person> change) {
        Loaded<Person> loaded = load(Person.TYPE, key);
        Work work = vault.begin(ACME, "change");
        work.update(loaded, change.apply(loaded.value()));
        work.commit();
    }

    Optional<Person> findByRut(String rut) {
        return vault.findUnique(Person.TYPE, ACME, "rut", tokens -> List.of(tokens.of("rut", rut)))
                .map(Loaded::value);
    }

    Optional<JournalSeal> seal() {
        return new JournalSealer(vault).seal(ACME);
    }

    Verification verify() {
        return new JournalVerifier(storage, keys).verify(ACME);
    }

    /** Everything that was handed to the storage, as text. */
    String written() {
        StringBuilder all = new StringBuilder();
        storage.commits.forEach(commit -> {
            commit.writes().forEach(write -> all.append(text(write)).append('\n'));
            commit.journal().forEach(entry -> all.append(text(entry.body())).append('\n'));
            commit.messages()
                    .forEach(message -> all.append(text(message.body())).append('\n'));
            commit.idempotency()
                    .ifPresent(asked -> all.append(text(asked.answer()))
                            .append(text(asked.fingerprint()))
                            .append('\n'));
        });
        return all.toString();
    }

    private static String text(dev.cuadra.spi.storage.DocumentWrite write) {
        return write instanceof dev.cuadra.spi.storage.DocumentWrite.Put put
                ? text(put.body()) + put.indexes()
                : write.toString();
    }

    private static String text(Bytes bytes) {
        return bytes.utf8();
    }

    /** Passes everything on, and does what a broken network or a forger would do in between. */
    static final class Meddling implements Storage {
        private final Storage real;
        final List<Commit> commits = new ArrayList<>();
        UnaryOperator<List<JournalEntry>> journal = entries -> entries;
        UnaryOperator<List<StoredDocument>> documents = stored -> stored;
        Runnable beforeCommit = () -> {};
        boolean loseAcknowledgement;
        boolean failCommits;
        boolean failAnswers;
        int answersAsked;

        Meddling(Storage real) {
            this.real = real;
        }

        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            Runnable first = beforeCommit;
            beforeCommit = () -> {};
            first.run();
            if (failCommits) {
                throw new StorageException("The disk is full");
            }
            commits.add(commit);
            Committed committed = real.commit(tenant, commit);
            if (loseAcknowledgement) {
                loseAcknowledgement = false;
                throw new StorageException("The connection broke");
            }
            return committed;
        }

        @Override
        public Optional<Idempotency> answer(TenantId tenant, String key) {
            answersAsked++;
            if (failAnswers && answersAsked > 1) {
                throw new StorageException("Still no connection");
            }
            return real.answer(tenant, key);
        }

        @Override
        public Optional<StoredDocument> find(TenantId tenant, Reference reference) {
            return real.find(tenant, reference);
        }

        @Override
        public Map<Reference, StoredDocument> findAll(TenantId tenant, Collection<? extends Reference> references) {
            return real.findAll(tenant, references);
        }

        @Override
        public Page query(TenantId tenant, Query query) {
            return real.query(tenant, query);
        }

        @Override
        public Stream<StoredDocument> scan(TenantId tenant, String collection) {
            try (Stream<StoredDocument> all = real.scan(tenant, collection)) {
                List<StoredDocument> read = new ArrayList<>(all.toList());
                return read.isEmpty() ? Stream.empty() : documents.apply(read).stream();
            }
        }

        /**
         * One page of the meddled journal. Positions go up by tens; as in a table, what is left keeps its position when
         * something is taken out, and what is put in stands between two others.
         */
        @Override
        public JournalPage journal(TenantId tenant, long after, int limit) {
            List<JournalEntry> all = real.journal(tenant, 0, 10_000).entries();
            IdentityHashMap<JournalEntry, Long> places = new IdentityHashMap<>();
            for (JournalEntry entry : all) {
                places.put(entry, 10L * (places.size() + 1));
            }
            List<JournalEntry> meddled = journal.apply(new ArrayList<>(all));
            List<JournalEntry> wanted = new ArrayList<>();
            long last = 0;
            long position = after;
            for (int i = 0; i < meddled.size(); i++) {
                JournalEntry entry = meddled.get(i);
                long place = meddled.size() == all.size() ? 10L * (i + 1) : places.getOrDefault(entry, 0L);
                last = Math.max(last + 1, place);
                if (last > after && wanted.size() < limit) {
                    wanted.add(entry);
                    position = last;
                }
            }
            return new JournalPage(wanted, position);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    static UUID id(long number) {
        return new UUID(7L << 12, number);
    }
}
