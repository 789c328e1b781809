package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reading of a journal for what documents said at some instants. For one thread, once. */
final class HistoryPass {
    private static final int PAGE = 1_000;

    private final Vault vault;
    private final TenantId tenant;
    private final Map<String, DocumentType<?>> types = new HashMap<>();
    private final List<Instant> instants;
    private final List<Map<DocumentKey, DocumentThen>> answers = new ArrayList<>();
    private final Map<DocumentKey, Link> chains = new HashMap<>();
    /** What the documents say of their chains, until the journal has told the same. */
    private final Map<DocumentKey, Stored> stored = new HashMap<>();

    /**
     * The newest link of a chain.
     *
     * @param firstAt when the document was written first, or revived
     */
    private record Link(long version, Bytes head, Instant firstAt, boolean deleted) {}

    /** What a document in the storage says of its chain. */
    private record Stored(long version, Bytes head) {
        static Stored of(StoredDocument document) {
            return new Stored(document.version(), document.head());
        }
    }

    HistoryPass(Vault vault, TenantId tenant, Collection<? extends DocumentType<?>> types, List<Instant> instants) {
        this.vault = vault;
        this.tenant = tenant;
        this.instants = List.copyOf(instants);
        types.forEach(type -> this.types.put(type.collection(), type));
        instants.forEach(any -> answers.add(new HashMap<>()));
    }

    List<DocumentsThen> run() {
        // Read before the journal, so that the journal reaches as far as they do.
        types.keySet().forEach(this::readStored);
        readJournal();
        stored.keySet().stream().findFirst().ifPresent(key -> {
            throw broken("The journal does not reach the stored version of " + key);
        });
        List<DocumentsThen> then = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            recall(answers.get(i));
            then.add(new DocumentsThen(instants.get(i), byCollection(answers.get(i))));
        }
        return List.copyOf(then);
    }

    private void readStored(String collection) {
        try (Stream<StoredDocument> all = vault.storage().scan(tenant, collection)) {
            all.forEach(document -> stored.put(document.key(), Stored.of(document)));
        }
    }

    private void readJournal() {
        long position = 0;
        JournalPage page = vault.storage().journal(tenant, position, PAGE);
        while (!page.entries().isEmpty()) {
            page.entries().forEach(this::read);
            position = page.position();
            page = vault.storage().journal(tenant, position, PAGE);
        }
    }

    private void read(JournalEntry entry) {
        Bytes hash = Chain.hash(tenant, entry.key(), entry.number(), entry.at(), entry.previous(), entry.body());
        if (!hash.equals(entry.hash())) {
            throw altered(entry);
        }
        List<Chain.Change> changes = told(entry);
        // The entry itself says what its own document's chain follows on.
        follow(entry, changes.get(0), entry.previous());
        changes.stream().skip(1).forEach(change -> follow(entry, change, change.previous()));
    }

    private List<Chain.Change> told(JournalEntry entry) {
        try {
            return Chain.told(vault.keys(), vault.json(), tenant, entry);
        } catch (DocumentFormatException e) {
            throw altered(entry);
        }
    }

    private void follow(JournalEntry entry, Chain.Change change, Bytes previous) {
        DocumentKey key = change.key();
        @Nullable DocumentType<?> type = types.get(key.collection());
        if (type == null) {
            return;
        }
        @Nullable Link before = chains.get(key);
        long version = before == null ? 0 : before.version();
        Bytes head = before == null ? Bytes.EMPTY : before.head();
        if (change.version() != version + 1 || !previous.equals(head)) {
            throw broken("Version " + change.version() + " of " + key + " does not follow on version " + version);
        }
        Instant firstAt = before == null || before.deleted() ? entry.at() : before.firstAt();
        boolean deleted = change.digest().isEmpty();
        chains.put(key, new Link(change.version(), entry.hash(), firstAt, deleted));
        meet(key, change.version(), entry.hash());
        enter(type, change, entry.at(), firstAt, deleted);
    }

    private void meet(DocumentKey key, long version, Bytes head) {
        @Nullable Stored document = stored.get(key);
        if (document != null && document.version() == version) {
            if (!document.head().equals(head)) {
                throw broken("The head of " + key + " is not the hash of its newest entry");
            }
            stored.remove(key);
        }
    }

    private void enter(DocumentType<?> type, Chain.Change change, Instant at, Instant firstAt, boolean deleted) {
        @Nullable DocumentThen document = null;
        for (int i = 0; i < answers.size(); i++) {
            if (at.isAfter(instants.get(i))) {
                continue;
            }
            if (deleted) {
                answers.get(i).remove(change.key());
                continue;
            }
            if (document == null) {
                document =
                        new DocumentThen(vault.json(), type, change.key(), change.version(), at, firstAt, said(change));
            }
            answers.get(i).put(change.key(), document);
        }
    }

    private Optional<DocumentThen.Said> said(Chain.Change change) {
        return change.kept()
                .map(kept -> new DocumentThen.Said(kept.schema(), vault.json().canonical(kept.data())));
    }

    /** What was written before its type was remembered is known while the document has not changed since. */
    private void recall(Map<DocumentKey, DocumentThen> answer) {
        List<DocumentKey> silent = answer.values().stream()
                .filter(document -> !document.remembered())
                .map(DocumentThen::key)
                .toList();
        Map<Reference, StoredDocument> now = vault.fetch(tenant, silent);
        for (DocumentKey key : silent) {
            Optional.ofNullable(now.get(key))
                    .ifPresent(document -> answer.computeIfPresent(key, (any, then) -> recalled(then, document)));
        }
    }

    private DocumentThen recalled(DocumentThen then, StoredDocument document) {
        if (document.version() != then.version()) {
            return then;
        }
        StoredBody body = StoredBody.decode(vault.json(), document);
        return then.saying(new DocumentThen.Said(
                body.schema(), vault.json().canonical(body.data().tree())));
    }

    private static Map<String, Map<UUID, DocumentThen>> byCollection(Map<DocumentKey, DocumentThen> answer) {
        Map<String, Map<UUID, DocumentThen>> all = new HashMap<>();
        answer.values()
                .forEach(document -> all.computeIfAbsent(document.key().collection(), any -> new HashMap<>())
                        .put(document.id(), document));
        return all;
    }

    private static BrokenJournalException altered(JournalEntry entry) {
        return broken("Entry " + entry.number() + " of " + entry.key() + " was altered");
    }

    private static BrokenJournalException broken(String message) {
        return new BrokenJournalException(message);
    }
}
