package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.Names;
import java.time.Instant;
import java.util.ArrayList;
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
    private long keysSeen = -1;
    private boolean spent;

    /** A message that is not sealed yet. */
    record Outgoing(UUID id, String channel, UUID subject, ObjectNode body, Instant notBefore) {}

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
        Content content = content(type, subject, value, json().object(value), Set.of());
        write(new Pending(key, 0, Bytes.EMPTY, Optional.of(content)));
        needKey(content);
        return key;
    }

    /**
     * The next version of a document. Members that this release does not know are kept; the subject stays.
     *
     * @throws ErasedException when the person was erased
     */
    public <T> void update(Loaded<T> loaded, T value) {
        ObjectNode fresh = json().object(value);
        Set<String> unknown = loaded.understood() ? Set.of() : keepUnknown(loaded, fresh);
        Content content = content(loaded.type(), loaded.subject(), value, fresh, unknown);
        write(pending(loaded, Optional.of(content)));
        needKey(content);
    }

    /** Adds what this release does not know, and says which of it was sealed. */
    private Set<String> keepUnknown(Loaded<?> loaded, ObjectNode fresh) {
        ObjectNode known = json().object(loaded.value());
        UnknownMembers.keep(loaded.members(), known, fresh);
        // What a newer release declared personal stays sealed, though this one does not know it.
        Set<String> unknown = new LinkedHashSet<>(loaded.sealedMembers());
        unknown.removeIf(name -> known.has(name) || !fresh.has(name));
        return unknown;
    }

    /** A document without personal members has no key: making one takes a sync of the key ring. */
    private void needKey(Content content) {
        if (content.personal().isPresent()) {
            subjects.add(content.subject());
        }
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
        List<IndexEntry> left;
        if (loaded.erased()) {
            left = loaded.body().indexes();
        } else {
            seeKeys();
            left = Indexed.of(loaded.type(), loaded.value(), vault.keys(), tenant)
                    .impersonal();
        }
        write(pending(loaded, Optional.of(Content.erased(vault, loaded, loaded.plainMembers(), left))));
    }

    /**
     * The next version of a document whose person was erased: figures go on, such as the state of a receipt. It is
     * found under the entries that its type computes from plain members, and under those of the others that name
     * nobody as they were. Members that this release does not know are kept.
     *
     * @param as a class that has plain members alone
     * @throws IllegalArgumentException when {@code plain} has a member that its type declares personal
     * @throws IllegalStateException when the person was not erased; then {@link #update} it
     */
    public <P> void updateErased(Loaded<?> loaded, Class<P> as, P plain) {
        if (!loaded.erased()) {
            throw new IllegalStateException("The person of " + loaded.key() + " was not erased");
        }
        ObjectNode known = json().object(loaded.plain(as));
        ObjectNode fresh = json().object(plain);
        loaded.type().personal().forEach(name -> {
            if (fresh.has(name)) {
                throw new IllegalArgumentException("Personal, and the person was erased: '" + name + "'");
            }
        });
        UnknownMembers.keep(loaded.plainMembers(), known, fresh);
        write(pending(
                loaded,
                Optional.of(Content.erased(vault, loaded, fresh, loaded.body().indexes()))));
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
     * @throws dev.cuadra.spi.storage.StaleVersionException when another writer changed a document meanwhile, or keys
     *     were rotated or destroyed; deciding again helps
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
        storing().store(at, Optional.empty());
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
        return vault.answers().store(this, key, vault.answers().fingerprint(command, request), answerType, answer);
    }

    <A> Answer<A> store(String key, Bytes fingerprint, Class<A> answerType, A answer) {
        Committed committed = storing().store(vault.now(), Optional.of(new Storing.Asked(key, fingerprint, answer)));
        return committed.replayed()
                ? new Answer<>(vault.answers().opened(tenant, key, committed.answer(), answerType), true)
                : new Answer<>(answer, false);
    }

    private <T> Content content(
            DocumentType<T> type, UUID subject, T value, ObjectNode members, Set<String> alsoSealed) {
        seeKeys();
        return Content.of(vault, tenant, type, subject, value, members, alsoSealed);
    }

    /** Before the first look at any key, so that what changes them later is noticed. */
    private void seeKeys() {
        if (keysSeen < 0) {
            keysSeen = vault.keysVersion(tenant);
        }
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

    private Storing storing() {
        checkOpen();
        spent = true;
        return new Storing(vault, this);
    }

    String command() {
        return command;
    }

    Map<DocumentKey, Pending> writes() {
        return writes;
    }

    Map<DocumentKey, Long> conditions() {
        return conditions;
    }

    List<Outgoing> messages() {
        return messages;
    }

    SortedMap<String, JsonNode> notes() {
        return notes;
    }

    Set<UUID> subjects() {
        return subjects;
    }

    @Nullable
    DocumentKey anchor() {
        return anchor;
    }

    /** The version of the {@link KeyMarker} that everything here was made with. */
    long keysSeen() {
        return keysSeen;
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
