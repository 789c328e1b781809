package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Precondition;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores a {@link Work}: seals it, tells the journal, and commits. For one work, once. */
final class Storing {
    private final Vault vault;
    private final Work work;
    private final TenantId tenant;

    /** The idempotency key a work is stored under. */
    record Asked(String key, Bytes fingerprint, Object answer) {}

    /** A change whose bytes are final. */
    private record Sealed(Pending pending, Bytes body, Chain.Change change) {}

    Storing(Vault vault, Work work) {
        this.vault = vault;
        this.work = work;
        this.tenant = work.tenant();
    }

    Committed store(Instant at, Optional<Asked> asked) {
        vault.keys().ensure(tenant, work.subjects());
        List<Sealed> sealed = sealed();
        refuseDuplicatesUnderOlderKeys();
        Map<DocumentKey, Bytes> heads = new HashMap<>();
        List<JournalEntry> journal = journal(at, sealed, heads);
        Optional<Idempotency> idempotency =
                asked.map(ask -> vault.answers().sealed(tenant, ask.key(), ask.fingerprint(), ask.answer(), at));
        Commit commit = new Commit(
                idempotency,
                preconditions(),
                sealed.stream().map(one -> documentWrite(one, heads)).toList(),
                journal,
                work.messages().stream().map(this::seal).toList());
        try {
            return vault.storage().commit(tenant, commit);
        } catch (StaleVersionException e) {
            if (e.stale().stream().anyMatch(stale -> stale.key().equals(KeyMarker.KEY))) {
                vault.keysChanged(tenant);
            }
            throw e;
        }
    }

    /** In the order in which they were written; a small commit is not worth handing around. */
    private List<Sealed> sealed() {
        Workers workers = work.writes().size() > Workers.BATCH ? vault.workers() : Workers.caller();
        return workers.map(work.writes().values().stream(), this::seal).toList();
    }

    private List<Precondition> preconditions() {
        Map<DocumentKey, Long> conditions = new LinkedHashMap<>(work.conditions());
        // What was made with the keys as they were is stored only while they are: see KeyMarker.
        if (work.writes().values().stream()
                .anyMatch(pending -> pending.content().filter(Content::bound).isPresent())) {
            conditions.putIfAbsent(KeyMarker.KEY, work.keysSeen());
        }
        return conditions.entrySet().stream()
                .filter(condition -> !seenByItsWrite(condition.getKey(), condition.getValue()))
                .map(condition -> new Precondition(condition.getKey(), condition.getValue()))
                .toList();
    }

    private boolean seenByItsWrite(DocumentKey key, long version) {
        @Nullable Pending written = work.writes().get(key);
        return written != null && written.seen() == version;
    }

    private Sealed seal(Pending pending) {
        Bytes body = pending.content()
                .map(content -> body(pending.key(), content).encode(json()))
                .orElse(Bytes.EMPTY);
        Bytes digest = pending.content().isEmpty() ? Bytes.EMPTY : Chain.digest(body);
        return new Sealed(
                pending,
                body,
                new Chain.Change(
                        pending.key(),
                        pending.seen() + 1,
                        digest,
                        pending.head(),
                        pending.content().filter(Content::remembered).map(Storing::kept)));
    }

    private static Chain.Kept kept(Content content) {
        return new Chain.Kept(content.schema(), content.plain());
    }

    private StoredBody body(DocumentKey key, Content content) {
        return new StoredBody(
                content.schema(),
                key.collection(),
                content.subject(),
                StoredData.of(json(), content.plain()),
                content.personal().map(personal -> seal(content.subject(), Seals.document(key), personal)),
                content.erased(),
                content.outliving());
    }

    private OutgoingMessage seal(Work.Outgoing message) {
        Bytes sealed = seal(message.subject(), Seals.message(message.id()), message.body());
        ObjectNode envelope = json().emptyObject();
        envelope.put("subject", message.subject().toString());
        envelope.put("sealed", Base64.getEncoder().encodeToString(sealed.toArray()));
        return new OutgoingMessage(message.id(), message.channel(), json().canonical(envelope), message.notBefore());
    }

    private Bytes seal(UUID subject, String context, ObjectNode plain) {
        try {
            return vault.keys().seal(tenant, subject, context, json().canonical(plain));
        } catch (KeyDestroyedException e) {
            throw new ErasedException(subject);
        }
    }

    /** One entry for each document, or one in all when there is an anchor; {@code heads} gets their hashes. */
    private List<JournalEntry> journal(Instant at, List<Sealed> sealed, Map<DocumentKey, Bytes> heads) {
        if (sealed.isEmpty()) {
            return List.of();
        }
        UUID commit = vault.newId();
        @Nullable DocumentKey under = work.anchor();
        if (under == null) {
            List<JournalEntry> entries = new ArrayList<>();
            for (Sealed one : sealed) {
                JournalEntry entry = entry(at, commit, one, List.of());
                entries.add(entry);
                heads.put(entry.key(), entry.hash());
            }
            return entries;
        }
        Sealed own = sealed.stream()
                .filter(one -> one.pending().key().equals(under))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing is written to the anchor " + under));
        List<Chain.Change> others = sealed.stream()
                .filter(one -> !one.pending().key().equals(under))
                .map(Sealed::change)
                .toList();
        JournalEntry entry = entry(at, commit, own, others);
        sealed.forEach(one -> heads.put(one.pending().key(), entry.hash()));
        return List.of(entry);
    }

    private JournalEntry entry(Instant at, UUID commit, Sealed own, List<Chain.Change> others) {
        Chain.Change change = own.change();
        Bytes plain = json().canonical(Chain.body(json(), work.command(), commit, change, others, work.notes()));
        Bytes body = vault.keys().seal(tenant, Seals.TENANT, Seals.journal(change.key(), change.version()), plain);
        return Chain.entry(tenant, change.key(), change.version(), at, change.previous(), body);
    }

    private static DocumentWrite documentWrite(Sealed sealed, Map<DocumentKey, Bytes> heads) {
        Pending pending = sealed.pending();
        Bytes head = heads.getOrDefault(pending.key(), Bytes.EMPTY);
        return pending.content()
                .<DocumentWrite>map(content ->
                        new DocumentWrite.Put(pending.key(), pending.seen(), sealed.body(), head, content.entries()))
                .orElseGet(() -> new DocumentWrite.Delete(pending.key(), pending.seen(), head));
    }

    /**
     * The storage sees only the newest tokens, so it cannot know that a document written before a rotation of the
     * look-up keys holds the same entry. Nobody writes under an older key any more, so looking before the commit is
     * enough.
     */
    private void refuseDuplicatesUnderOlderKeys() {
        Map<UniqueReference, DocumentKey> wanted = new LinkedHashMap<>();
        work.writes()
                .values()
                .forEach(pending -> pending.content()
                        .ifPresent(
                                content -> content.older().forEach(reference -> wanted.put(reference, pending.key()))));
        if (wanted.isEmpty()) {
            return;
        }
        Map<Reference, StoredDocument> held = vault.fetch(tenant, List.copyOf(wanted.keySet()));
        List<DuplicateEntryException.Duplicate> duplicates = new ArrayList<>();
        wanted.forEach((reference, key) -> {
            StoredDocument holder = held.get(reference);
            if (holder != null && !holder.key().equals(key) && !work.writes().containsKey(holder.key())) {
                duplicates.add(new DuplicateEntryException.Duplicate(key, reference.index()));
            }
        });
        if (!duplicates.isEmpty()) {
            throw new DuplicateEntryException(duplicates);
        }
    }

    private Json json() {
        return vault.json();
    }
}
