package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.IdSource;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Page;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.spi.storage.StoredDocument;
import dev.cuadra.spi.storage.UniqueReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typed documents over the storage and the key ring: what is personal is sealed before it leaves, every change is
 * journalled with it, and a command takes effect once. Safe for many threads. It owns neither port and closes none.
 *
 * <p>Reading methods throw {@link DocumentFormatException} for a document that is not of the type asked for, and its
 * subclass {@link NewerSchemaException} for one that a newer release wrote; {@link StorageException} and
 * {@link dev.cuadra.spi.keys.KeyRingException} come through from the ports.
 */
public final class Vault {
    /** The subject under which a tenant's own data is sealed, which belongs to no person. */
    public static final UUID TENANT_SUBJECT = Seals.TENANT;

    /** How many references the storage port takes at a time. */
    private static final int REFERENCES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final Storage storage;
    private final KeyRing keys;
    private final Clock clock;
    private final IdSource ids;
    private final Json json;
    private final Answers answers;
    private final Workers workers;
    private final Map<TenantId, Long> keysSeen;

    /** A vault with the standard JSON. */
    public Vault(Storage storage, KeyRing keys, Clock clock, IdSource ids) {
        this(storage, keys, clock, ids, Json.standard());
    }

    /** A vault whose JSON knows a core's own value types. */
    public Vault(Storage storage, KeyRing keys, Clock clock, IdSource ids, Json json) {
        this(storage, keys, clock, ids, json, Workers.caller(), new ConcurrentHashMap<>());
    }

    private Vault(
            Storage storage,
            KeyRing keys,
            Clock clock,
            IdSource ids,
            Json json,
            Workers workers,
            Map<TenantId, Long> keysSeen) {
        this.workers = workers;
        this.keysSeen = keysSeen;
        this.storage = Objects.requireNonNull(storage, "storage");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ids = Objects.requireNonNull(ids, "ids");
        this.json = Objects.requireNonNull(json, "json");
        this.answers = new Answers(storage, keys, json);
    }

    /**
     * The same vault, in which {@code lent} write and seal the documents of a large commit. What is stored is the same,
     * in the same order; the bytes of a seal differ from one sealing to the next as they always do.
     */
    public Vault with(Workers lent) {
        return new Vault(storage, keys, clock, ids, json, lent, keysSeen);
    }

    /** A new id, for a value that holds its own. */
    public UUID newId() {
        return ids.next();
    }

    /** The time of the clock, to the microsecond, as a storage keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The JSON of this vault. */
    public Json json() {
        return json;
    }

    /** The document {@code id}, or empty when it was never written or is deleted. */
    public <T> Optional<Loaded<T>> find(DocumentType<T> type, TenantId tenant, UUID id) {
        return storage.find(tenant, type.key(id)).map(document -> loaded(type, tenant, document));
    }

    /** Those of the documents that exist, in the order asked for. */
    public <T> Map<UUID, Loaded<T>> findAll(DocumentType<T> type, TenantId tenant, Collection<UUID> wanted) {
        List<DocumentKey> references = wanted.stream().map(type::key).distinct().toList();
        Map<Reference, StoredDocument> found = fetch(tenant, references);
        Map<UUID, Loaded<T>> all = new LinkedHashMap<>();
        references.forEach(key -> {
            StoredDocument document = found.get(key);
            if (document != null) {
                all.put(key.id(), loaded(type, tenant, document));
            }
        });
        return all;
    }

    /**
     * The document that a unique index entry leads to. Documents written under an older look-up key are found as well.
     *
     * @param values the values of the entry; a pure function, asked again for each look-up key in use
     */
    public <T> Optional<Loaded<T>> findUnique(
            DocumentType<T> type, TenantId tenant, String index, Function<? super Tokens, List<IndexValue>> values) {
        return Optional.ofNullable(
                findAllUnique(type, tenant, index, List.of(type), (any, tokens) -> values.apply(tokens))
                        .get(type));
    }

    /**
     * The documents that unique index entries lead to, for as many keys as the caller likes to hold in memory.
     *
     * @param wanted what to look up, in the caller's terms
     * @param values the entry's values for one of them; a pure function, asked again for each look-up key in use
     * @return what was found, in the order asked for; what names nothing is left out
     */
    public <T, K> Map<K, Loaded<T>> findAllUnique(
            DocumentType<T> type,
            TenantId tenant,
            String index,
            Collection<? extends K> wanted,
            BiFunction<? super K, ? super Tokens, List<IndexValue>> values) {
        Map<K, List<UniqueReference>> references = new LinkedHashMap<>();
        for (K key : wanted) {
            references.computeIfAbsent(key, one -> references(type, tenant, index, one, values));
        }
        Map<Reference, StoredDocument> found =
                fetch(tenant, references.values().stream().flatMap(List::stream).toList());
        Map<K, Loaded<T>> all = new LinkedHashMap<>();
        references.forEach((key, candidates) -> candidates.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(document -> all.put(key, loaded(type, tenant, document))));
        return all;
    }

    /** The tokens under the newest look-up key, for a {@link Query}. */
    public Tokens tokens(TenantId tenant) {
        return new Indexed.Source(keys, tenant, 0);
    }

    /**
     * One page of documents. For a query by token, which has to see what was written before a rotation of the look-up
     * keys as well, there is {@link #page(DocumentType, TenantId, Optional, Function)}.
     *
     * @throws IllegalArgumentException when the query is of another collection
     */
    public <T> Results<T> page(DocumentType<T> type, TenantId tenant, Query query) {
        if (!query.collection().equals(type.collection())) {
            throw new IllegalArgumentException("A query of " + query.collection() + " gives no " + type.collection());
        }
        Page page = storage.query(tenant, query);
        return new Results<>(
                page.documents().stream()
                        .map(document -> loaded(type, tenant, document))
                        .toList(),
                page.next());
    }

    /**
     * One page of documents by token. While the look-up keys rotate, what is still under an older one comes first; the
     * order of the query holds among what is under the same. A document that a {@link KeyRotation} moves meanwhile is
     * not missed, and may come a second time.
     *
     * @param after where the page before ended, as that page said; empty for the first
     * @param query the query, without a position; a pure function, asked again for each look-up key in use
     * @throws IllegalArgumentException when a query is of another collection, or the position of no such query
     */
    public <T> Results<T> page(
            DocumentType<T> type, TenantId tenant, Optional<Bytes> after, Function<? super Tokens, Query> query) {
        return new TokenPages<>(this, type, tenant, query).after(after);
    }

    /**
     * All documents of a query, read page by page as the stream is: what others write meanwhile may be among them or not.
     * The first page is read at once.
     *
     * @throws IllegalArgumentException when the query is of another collection
     */
    public <T> Stream<Loaded<T>> all(DocumentType<T> type, TenantId tenant, Query query) {
        return pages(position -> page(type, tenant, position.map(query::after).orElse(query)));
    }

    /** All documents of a query by token, page by page, as {@link #page(DocumentType, TenantId, Optional, Function)}. */
    public <T> Stream<Loaded<T>> all(DocumentType<T> type, TenantId tenant, Function<? super Tokens, Query> query) {
        return pages(position -> page(type, tenant, position, query));
    }

    private static <T> Stream<Loaded<T>> pages(Function<Optional<Bytes>, Results<T>> reader) {
        return Stream.iterate(
                        Optional.of(reader.apply(Optional.empty())),
                        Optional::isPresent,
                        page -> page.flatMap(Results::next).map(position -> reader.apply(Optional.of(position))))
                .flatMap(page -> page.orElseThrow().documents().stream());
    }

    /** All documents of the type, ordered by id, as one snapshot. The caller closes the stream. */
    public <T> Stream<Loaded<T>> scan(DocumentType<T> type, TenantId tenant) {
        return storage.scan(tenant, type.collection()).map(document -> loaded(type, tenant, document));
    }

    /**
     * What {@link dev.cuadra.spi.tenant.TenantAdmin#rebuildIndex} needs to compute an entry anew, after a rotation of
     * the look-up keys or a change of the type's indexes. A document whose person was erased keeps the entry it was
     * stored with, if that names nobody.
     */
    public <T> Function<StoredDocument, Optional<IndexEntry>> reindex(
            DocumentType<T> type, TenantId tenant, String index) {
        return document -> {
            Loaded<T> loaded = loaded(type, tenant, document);
            List<IndexEntry> entries = new ArrayList<>(
                    loaded.erased() ? loaded.body().indexes() : type.entries(loaded.value(), tokens(tenant)));
            entries.addAll(type.plainEntries(json, loaded.plainMembers()));
            return entries.stream().filter(entry -> entry.index().equals(index)).findFirst();
        };
    }

    /**
     * Begins a unit of work.
     *
     * @param command what it is called in the journal, see {@link dev.cuadra.spi.storage.Names}
     */
    public Work begin(TenantId tenant, String command) {
        return new Work(this, tenant, command, false);
    }

    /**
     * Takes a command once. The answer given first under the command's key comes back however often it is sent, also
     * when the connection broke before the first answer arrived.
     *
     * <p>The decision reads through this vault, writes through the work it is given, and has no other effect, for it is
     * made again when another writer gets in between: up to {@link Command#runs()} times. It does not commit.
     *
     * <p>Answers are sealed under the tenant's own key until they expire, and so outlive an erased person: they hold
     * ids and figures rather than names.
     *
     * @throws IdempotencyConflictException when the key was used for another command or request
     * @throws StaleVersionException when other writers got in between every time
     * @throws DuplicateEntryException when a unique entry is another document's, every time
     * @throws ErasedException when somebody for whom it seals was erased, every time
     * @throws StorageException when the medium failed and nobody can say whether the command took effect; sending the
     *     same command again tells
     */
    public <A> Answer<A> once(
            TenantId tenant, Command command, Class<A> answerType, Function<? super Work, ? extends A> decision) {
        Bytes fingerprint = answers.fingerprint(command.name(), command.request());
        Optional<Answer<A>> given = answers.given(tenant, command.key(), fingerprint, answerType);
        return given.isPresent()
                ? given.get()
                : again(command.runs(), () -> {
                    Work work = new Work(this, tenant, command.name(), true);
                    A answer = decision.apply(work);
                    return answers.store(work, command.key(), fingerprint, answerType, answer);
                });
    }

    /**
     * Takes a decision that commits by itself, and takes it anew on what others left where another writer was first, or
     * somebody was erased between reading and storing.
     *
     * @param runs how often it is taken at most, from 1
     * @throws StaleVersionException when other writers got in between every time
     * @throws DuplicateEntryException when a unique entry is another document's, every time
     * @throws ErasedException when somebody for whom it seals was erased, every time
     */
    public static <A> A again(int runs, Supplier<? extends A> decision) {
        for (int run = 1; ; run++) {
            try {
                return decision.get();
            } catch (StaleVersionException | DuplicateEntryException | ErasedException e) {
                if (run >= runs) {
                    throw e;
                }
                LOG.debug("A decision is taken again: another writer was first");
            }
        }
    }

    /**
     * Destroys the key of a person, for good, also in back-ups, and nothing else. {@link PersonalData#erase} does it
     * with all that belongs to it, and can be taken up again.
     *
     * @throws IllegalArgumentException for the tenant's own subject
     */
    public void destroyKey(TenantId tenant, UUID subject) {
        if (subject.equals(TENANT_SUBJECT)) {
            throw new IllegalArgumentException("The tenant's own key is not a person's");
        }
        keys.destroy(tenant, subject);
    }

    /** The version of the tenant's {@link KeyMarker}, as far as this vault knows; 0 while there is none. */
    long keysVersion(TenantId tenant) {
        return keysSeen.computeIfAbsent(
                tenant,
                any -> storage.find(tenant, KeyMarker.KEY)
                        .map(StoredDocument::version)
                        .orElse(0L));
    }

    /** The marker is not as this vault knew it. */
    void keysChanged(TenantId tenant) {
        keysSeen.remove(tenant);
    }

    Answers answers() {
        return answers;
    }

    Workers workers() {
        return workers;
    }

    Storage storage() {
        return storage;
    }

    KeyRing keys() {
        return keys;
    }

    Map<Reference, StoredDocument> fetch(TenantId tenant, List<? extends Reference> references) {
        Map<Reference, StoredDocument> found = new HashMap<>();
        for (int from = 0; from < references.size(); from += REFERENCES) {
            int to = Math.min(references.size(), from + REFERENCES);
            found.putAll(storage.findAll(tenant, references.subList(from, to)));
        }
        return found;
    }

    private <K> List<UniqueReference> references(
            DocumentType<?> type,
            TenantId tenant,
            String index,
            K key,
            BiFunction<? super K, ? super Tokens, List<IndexValue>> values) {
        Indexed.Source newest = new Indexed.Source(keys, tenant, 0);
        List<UniqueReference> candidates = new ArrayList<>();
        candidates.add(new UniqueReference(type.collection(), index, values.apply(key, newest)));
        for (int generation = 1; generation < newest.generations(); generation++) {
            Tokens older = new Indexed.Source(keys, tenant, generation);
            candidates.add(new UniqueReference(type.collection(), index, values.apply(key, older)));
        }
        return candidates;
    }

    private <T> Loaded<T> loaded(DocumentType<T> type, TenantId tenant, StoredDocument document) {
        return new Loaded<>(json, keys, tenant, type, document);
    }
}
