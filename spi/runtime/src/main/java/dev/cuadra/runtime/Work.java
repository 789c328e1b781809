package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Names;
import dev.cuadra.spi.storage.Precondition;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are stored together or not at all, with the journal entries that tell of them. For one thread, and for
 * one commit. Nothing reaches the storage or the key ring's seals before the commit; what is read through the
 * {@link Vault} meanwhile does not show these changes.
 */
public final class Work {
    private final Vault vault;
    private final TenantId tenant;
    private final String command;
    private final boolean committedByVault;
    private final Map<DocumentKey, Pending> writes = new LinkedHashMap<>();
    private final Map<DocumentKey, Long> conditions = new LinkedHashMap<>();
    private final List<Outgoing> messages = new ArrayList<>();
    private final SortedMap<String, JsonNode> notes = new TreeMap<>();
    private final Set<UUID> subjects = new LinkedHashSet<>(Set.of(Seals.TENANT));
    private @Nullable DocumentKey anchor;
    private boolean spent;

    /** A change; without content it is a deletion. */
    private record Pending(DocumentKey key, long seen, Bytes head, Optional<Content> content) {}

    /** What a document will hold; nothing personal is left in it when the person is being erased. */
    private record Content(
            int schema,
            UUID subject,
            ObjectNode plain,
            Optional<ObjectNode> personal,
            boolean erased,
            List<IndexEntry> entries,
            List<IndexEntry> impersonal,
            List<UniqueReference> older) {}

    private record Outgoing(UUID id, String channel, UUID subject, ObjectNode body, Instant notBefore) {}

    private record Asked(String key, Bytes fingerprint, Object answer) {}

    /** A change whose bytes are final. */
    private record Sealed(Pending pending, Bytes body, Chain.Change change) {}

    Work(Vault vault, TenantId tenant, String command, boolean committedByVault) {
        this.vault = vault;
        this.tenant = tenant;
        this.command = Names.check(command);
        this.committedByVault = committedByVault;
    }

    /** Whose documents these are. */
    public TenantId tenant() {
        return tenant;
    }

    /** A new document under a new id, sealed under its own key. */
    public <T> DocumentKey create(DocumentType<T> type, T value) {
        UUID id = vault.newId();
        return create(type, id, id, value);
    }

    /** A new document under a new id, sealed under the key of {@code subject}, such as the person who issued it. */
    public <T> DocumentKey create(DocumentType<T> type, UUID subject, T value) {
        return create(type, vault.newId(), subject, value);
    }

    /**
     * A new document.
     *
     * @param id its id, from {@link Vault#newId}
     * @param subject the person under whose key it is sealed: its own id, another person's, or
     *     {@link Vault#TENANT_SUBJECT}
     */
    public <T> DocumentKey create(DocumentType<T> type, UUID id, UUID subject, T value) {
        DocumentKey key = type.key(id);
        write(new Pending(
                key, 0, Bytes.EMPTY, Optional.of(content(type, subject, value, json().object(value), Set.of()))));
        subjects.add(subject);
        return key;
    }

    /**
     * The next version of a document. Members that this release does not know are kept; the subject stays.
     *
     * @throws ErasedException when the person was erased
     */
    public <T> void update(Loaded<T> loaded, T value) {
        ObjectNode known = json().object(loaded.value());
        ObjectNode fresh = json().object(value);
        UnknownMembers.keep(loaded.members(), known, fresh);
        // What a newer release declared personal stays sealed, though this one does not know it.
        Set<String> unknown = new LinkedHashSet<>(loaded.sealedMembers());
        unknown.removeIf(name -> known.has(name) || !fresh.has(name));
        write(pending(loaded, Optional.of(content(loaded.type(), loaded.subject(), value, fresh, unknown))));
    }

    /** Deletes a document. Its version stays behind, so that whoever saw it before cannot write over it. */
    public void delete(Loaded<?> loaded) {
        write(pending(loaded, Optional.empty()));
    }

    /**
     * Takes everything personal out of a document, and the index entries that hold a token. What is plain stays, and
     * stays found under its other entries. The journal tells of it like of any change. It works before and after
     * {@link Vault#destroyKey}; a document that is without its personal part already is left as it is.
     */
    public <T> void erase(Loaded<T> loaded) {
        if (loaded.body().erased()) {
            return;
        }
        List<IndexEntry> left = loaded.erased()
                ? loaded.body().indexes()
                : Indexed.of(loaded.type(), loaded.value(), vault.keys(), tenant)
                        .impersonal();
        Content content = new Content(
                loaded.type().schema(),
                loaded.subject(),
                loaded.plainMembers(),
                Optional.empty(),
                true,
                left,
                left,
                List.of());
        write(pending(loaded, Optional.of(content)));
    }

    /** The commit holds only if this document, which was read and is not written, has not changed meanwhile. */
    public void require(Loaded<?> loaded) {
        condition(loaded.tenant(), loaded.key(), loaded.version());
    }

    /** The commit holds only if this document has never been written. */
    public void requireAbsent(DocumentKey key) {
        condition(tenant, key, 0);
    }

    /**
     * Sends a message about nobody in particular, once the commit is stored.
     *
     * @param channel where it goes, such as {@code mail}
     * @param body a {@link Notice} for a notifier, or whatever the channel's handler reads
     * @return the id under which the message is delivered at most once
     */
    public UUID send(String channel, Object body) {
        return send(channel, Seals.TENANT, body, vault.now());
    }

    /** Sends a message that is sealed under the key of {@code subject}: when they are erased, so is the message. */
    public UUID send(String channel, UUID subject, Object body) {
        return send(channel, subject, body, vault.now());
    }

    /** Sends a message that is delivered at {@code notBefore} or later. */
    public UUID send(String channel, UUID subject, Object body, Instant notBefore) {
        checkOpen();
        UUID id = vault.newId();
        messages.add(new Outgoing(id, Names.check(channel), subject, json().object(body), notBefore));
        subjects.add(subject);
        return id;
    }

    /**
     * Tells the journal something about this commit, such as who asked and why. Notes are sealed under the tenant's
     * own key and outlive an erased person: they hold ids rather than names.
     */
    public void note(String key, Object value) {
        checkOpen();
        notes.put(key, json().tree(value));
    }

    /**
     * Journals every change of this commit in the one entry of {@code document}, which must be among those written: an
     * import of a thousand rows tells of them once, in the chain of the import.
     */
    public void bulkUnder(DocumentKey document) {
        checkOpen();
        anchor = document;
    }

    /**
     * Stores everything, or nothing.
     *
     * @throws dev.cuadra.spi.storage.StaleVersionException when another writer changed a document meanwhile
     * @throws DuplicateEntryException when a unique entry is another document's
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; without an idempotency key nobody can say
     *     whether the changes are stored
     * @throws ErasedException when something is to be sealed for a person who was erased
     * @throws IllegalStateException when called twice, or within {@link Vault#once}
     */
    public Done commit() {
        if (committedByVault) {
            throw new IllegalStateException("The vault commits this work when the decision is made");
        }
        Instant at = vault.now();
        store(at, Optional.empty());
        Map<DocumentKey, Long> versions = new HashMap<>();
        writes.values().forEach(pending -> versions.put(pending.key(), pending.seen() + 1));
        return new Done(at, versions);
    }

    /**
     * Stores everything under an idempotency key, or gives the answer of the first commit under it. For work whose
     * decision need not be made again; for everything else there is {@link Vault#once}.
     *
     * @param key the idempotency key
     * @param request what was asked; the same key with another request or command is a conflict
     * @throws dev.cuadra.spi.storage.IdempotencyConflictException when the key was used for something else
     */
    public <A> Answer<A> commitOnce(String key, Object request, Class<A> answerType, A answer) {
        if (committedByVault) {
            throw new IllegalStateException("The vault commits this work when the decision is made");
        }
        return vault.store(this, key, vault.fingerprint(command, request), answerType, answer);
    }

    <A> Answer<A> store(String key, Bytes fingerprint, Class<A> answerType, A answer) {
        Committed committed = store(vault.now(), Optional.of(new Asked(key, fingerprint, answer)));
        return committed.replayed()
                ? new Answer<>(vault.openAnswer(tenant, key, committed.answer(), answerType), true)
                : new Answer<>(answer, false);
    }

    private Committed store(Instant at, Optional<Asked> asked) {
        checkOpen();
        spent = true;
        vault.keys().ensure(tenant, subjects);
        List<Sealed> sealed = writes.values().stream().map(this::seal).toList();
        refuseDuplicatesUnderOlderKeys();
        Map<DocumentKey, Bytes> heads = new HashMap<>();
        List<JournalEntry> journal = journal(at, sealed, heads);
        Optional<Idempotency> idempotency =
                asked.map(ask -> vault.seal(tenant, ask.key(), ask.fingerprint(), ask.answer(), at));
        return vault.storage()
                .commit(
                        tenant,
                        new Commit(
                                idempotency,
                                preconditions(),
                                sealed.stream()
                                        .map(one -> documentWrite(one, heads))
                                        .toList(),
                                journal,
                                messages.stream().map(this::seal).toList()));
    }

    private List<Precondition> preconditions() {
        return conditions.entrySet().stream()
                .filter(condition -> !seenByItsWrite(condition.getKey(), condition.getValue()))
                .map(condition -> new Precondition(condition.getKey(), condition.getValue()))
                .toList();
    }

    private boolean seenByItsWrite(DocumentKey key, long version) {
        @Nullable Pending written = writes.get(key);
        return written != null && written.seen() == version;
    }

    private Sealed seal(Pending pending) {
        Bytes body = pending.content()
                .map(content -> body(pending.key(), content).encode(json()))
                .orElse(Bytes.EMPTY);
        Bytes digest = pending.content().isEmpty() ? Bytes.EMPTY : Chain.digest(body);
        return new Sealed(pending, body, new Chain.Change(pending.key(), pending.seen() + 1, digest, pending.head()));
    }

    private StoredBody body(DocumentKey key, Content content) {
        return new StoredBody(
                content.schema(),
                key.collection(),
                content.subject(),
                content.plain(),
                content.personal().map(personal -> seal(content.subject(), Seals.document(key), personal)),
                content.erased(),
                content.impersonal());
    }

    private OutgoingMessage seal(Outgoing message) {
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
        if (anchor == null) {
            List<JournalEntry> entries = new ArrayList<>();
            for (Sealed one : sealed) {
                JournalEntry entry = entry(at, commit, one, List.of());
                entries.add(entry);
                heads.put(entry.key(), entry.hash());
            }
            return entries;
        }
        DocumentKey under = anchor;
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
        Bytes plain = json().canonical(Chain.body(json(), command, commit, change, others, notes));
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
        writes.values()
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
            if (holder != null && !holder.key().equals(key) && !writes.containsKey(holder.key())) {
                duplicates.add(new DuplicateEntryException.Duplicate(key, reference.index()));
            }
        });
        if (!duplicates.isEmpty()) {
            throw new DuplicateEntryException(duplicates);
        }
    }

    private <T> Content content(
            DocumentType<T> type, UUID subject, T value, ObjectNode members, Set<String> alsoSealed) {
        ObjectNode personal = json().emptyObject();
        for (String name : type.personal()) {
            @Nullable JsonNode member = members.remove(name);
            if (member == null) {
                throw new IllegalArgumentException("The JSON of a " + type.collection() + " has no member '" + name
                        + "', which its type declares personal");
            }
            personal.set(name, member);
        }
        alsoSealed.forEach(name -> {
            @Nullable JsonNode member = members.remove(name);
            if (member != null) {
                personal.set(name, member);
            }
        });
        Optional<ObjectNode> kept = personal.isEmpty() ? Optional.empty() : Optional.of(personal);
        Indexed indexed = Indexed.of(type, value, vault.keys(), tenant);
        List<IndexEntry> impersonal = kept.isEmpty() ? List.of() : indexed.impersonal();
        return new Content(
                type.schema(), subject, members, kept, false, indexed.entries(), impersonal, indexed.older());
    }

    private Pending pending(Loaded<?> loaded, Optional<Content> content) {
        if (!loaded.tenant().equals(tenant)) {
            throw new IllegalArgumentException(loaded.key() + " is another tenant's");
        }
        return new Pending(loaded.key(), loaded.version(), loaded.head(), content);
    }

    private void write(Pending pending) {
        checkOpen();
        if (writes.putIfAbsent(pending.key(), pending) != null) {
            throw new IllegalStateException("Written twice in one work: " + pending.key());
        }
    }

    private void condition(TenantId of, DocumentKey key, long version) {
        checkOpen();
        if (!of.equals(tenant)) {
            throw new IllegalArgumentException(key + " is another tenant's");
        }
        conditions.merge(key, version, (before, now) -> {
            if (!before.equals(now)) {
                throw new IllegalArgumentException("Seen in two versions: " + key);
            }
            return now;
        });
    }

    private void checkOpen() {
        if (spent) {
            throw new IllegalStateException("This work was committed; begin another");
        }
    }

    private Json json() {
        return vault.json();
    }
}
