package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Readers;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Notice;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one way by which people are told things: it asks the host who is in a group, has each of them written to in their
 * language, seals what they are told under their own key, and puts it into the outbox in the commit of whoever tells.
 * Nobody is told the same message twice on a channel, however often it is told and by as many processes as one likes, since
 * what was told is stored under an id that follows from it. Who was not told, and the groups in which nobody can be reached,
 * are stored as well.
 *
 * <p>Safe for many threads and processes. All methods throw {@link dev.cuadra.spi.storage.StorageException} when the medium
 * failed.
 *
 * @source MSG-6, MSG-7, ALERT-5
 */
public final class Post {
    /** What holds personal data, for {@link dev.cuadra.runtime.PersonalData} and {@link dev.cuadra.runtime.KeyRotation}. */
    public static final List<DocumentType<?>> PERSONAL = List.of(Documents.LETTERS);

    private static final int PERSISTENCE = 8;
    private static final int LOOK = 500;

    private final Vault vault;
    private final AddressBooks books;
    private final Receipts receipts;
    /** Who turned out to be erased, which is for good. */
    private final Set<Gone> gone = ConcurrentHashMap.newKeySet();

    private record Gone(TenantId tenant, UUID person) {}

    /** Letters in {@code vault}, to the people of the host's books. */
    public Post(Vault vault, AddressBooks books) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.books = Objects.requireNonNull(books, "books");
        this.receipts = new Receipts(vault);
    }

    /** The people of a tenant. */
    public AddressBook book(TenantId tenant) {
        return books.of(tenant);
    }

    /** Who reads a message, as it is now. */
    public Readers readers(TenantId tenant, Missive missive) {
        return missive.readers(books.of(tenant), one -> gone(tenant, one));
    }

    private boolean gone(TenantId tenant, Recipient one) {
        return gone.contains(new Gone(tenant, one.person()));
    }

    /** What is told by messages, as it is now; nothing is stored yet. */
    public Told written(TenantId tenant, Collection<Missive> missives) {
        return Told.all(missives.stream()
                .map(missive -> missive.to(readers(tenant, missive), one -> erased(tenant, one)))
                .toList());
    }

    private Optional<String> erased(TenantId tenant, Recipient one) {
        return gone(tenant, one) ? Optional.of("MESSAGE_ERASED") : Optional.empty();
    }

    /** Those of the readers to whom there is still something to be said. */
    public List<Recipient> open(TenantId tenant, Missive missive, List<Recipient> people) {
        List<UUID> ids = people.stream().flatMap(one -> ids(missive, one)).toList();
        Set<UUID> done = done(tenant, ids);
        return people.stream()
                .filter(one -> ids(missive, one).anyMatch(id -> !done.contains(id)))
                .toList();
    }

    private static Stream<UUID> ids(Missive missive, Recipient one) {
        return missive.channels().of(one).stream()
                .map(channel -> Documents.letter(missive.id(), one.person(), channel.word()));
    }

    // ---- into a commit

    /** Tells everybody in the groups of messages, with the commit of {@code work}. */
    public Told put(Work work, Collection<Missive> missives) {
        Told told = Told.all(missives.stream()
                .map(missive -> wished(work, missive, readers(work.tenant(), missive)))
                .toList());
        return put(work, told);
    }

    /**
     * Tells readers of a message, with the commit of {@code work}. What they wish must not change until that is stored.
     *
     * @param notBefore when it leaves, at the earliest
     * @return what is told by this commit, without what had been told before
     */
    public Told put(Work work, Missive missive, Readers readers, Instant notBefore) {
        return put(work, wished(work, missive, readers), notBefore);
    }

    private Told wished(Work work, Missive missive, Readers readers) {
        Map<UUID, String> wishes =
                missive.plan().map(plan -> against(work, readers, plan)).orElse(Map.of());
        Function<Recipient, Optional<String>> against =
                one -> erased(work.tenant(), one).or(() -> Optional.ofNullable(wishes.get(one.person())));
        return missive.to(readers, against);
    }

    private Map<UUID, String> against(Work work, Readers readers, String plan) {
        List<UUID> ids = readers.people().stream()
                .map(one -> Documents.wish(one.person()))
                .toList();
        Map<UUID, Loaded<StoredWish>> wishes = vault.findAll(Documents.WISHES, work.tenant(), ids);
        Map<UUID, String> against = new HashMap<>();
        for (Recipient one : readers.people()) {
            Loaded<StoredWish> wish = wishes.get(Documents.wish(one.person()));
            if (wish == null) {
                work.requireAbsent(Documents.WISHES.key(Documents.wish(one.person())));
            } else {
                work.require(wish);
                wish.value().against(plan).ifPresent(code -> against.put(one.person(), code));
            }
        }
        return against;
    }

    /** Sends what was written, with the commit of {@code work}, without what was sent or missed before. */
    public Told put(Work work, Told told) {
        return put(work, told, vault.now());
    }

    private Told put(Work work, Told told, Instant notBefore) {
        Told fresh = fresh(work.tenant(), told);
        fresh.letters().forEach(letter -> send(work, letter, notBefore));
        fresh.missed()
                .forEach(one ->
                        work.create(Documents.MISSES, Documents.id(one), Vault.TENANT_SUBJECT, StoredMiss.of(one)));
        fresh.unreached()
                .forEach(one ->
                        work.create(Documents.VOIDS, Documents.id(one), Vault.TENANT_SUBJECT, StoredVoid.of(one)));
        return fresh;
    }

    private void send(Work work, Letter letter, Instant notBefore) {
        Notice notice = new Notice(
                letter.address(),
                letter.page().subject(),
                letter.page().text(),
                letter.page().html());
        UUID sent = work.send(letter.channel().word(), letter.person(), notice, notBefore);
        work.create(Documents.LETTERS, Documents.id(letter), letter.person(), StoredLetter.of(letter, sent));
    }

    private Told fresh(TenantId tenant, Told told) {
        Set<UUID> done = done(
                tenant,
                Stream.concat(
                                told.letters().stream().map(Documents::id),
                                told.missed().stream().map(Documents::id))
                        .toList());
        List<UUID> groups = told.unreached().stream().map(Documents::id).toList();
        Set<UUID> known = groups.isEmpty()
                ? Set.of()
                : vault.findAll(Documents.VOIDS, tenant, groups).keySet();
        return new Told(
                without(told.letters(), Documents::id, done),
                without(told.missed(), Documents::id, done),
                without(told.unreached(), Documents::id, known));
    }

    private static <T> List<T> without(List<T> all, Function<? super T, UUID> id, Set<UUID> done) {
        Set<UUID> seen = new HashSet<>(done);
        return all.stream().filter(one -> seen.add(id.apply(one))).toList();
    }

    /** What was sent, and what was missed, of so many. */
    private Set<UUID> done(TenantId tenant, List<UUID> ids) {
        Set<UUID> done = new HashSet<>();
        for (int from = 0; from < ids.size(); from += LOOK) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + LOOK));
            done.addAll(vault.findAll(Documents.LETTERS, tenant, some).keySet());
            done.addAll(vault.findAll(Documents.MISSES, tenant, some).keySet());
        }
        return done;
    }

    /** What the journal says of the groups in which nobody was reached; nothing where there is none. */
    public static void note(Work work, Told told) {
        if (!told.unreached().isEmpty()) {
            work.note(
                    "unreached",
                    told.unreached().stream().map(Unreached::group).distinct().toList());
        }
    }

    /** What is kept of a message. */
    public Receipt receipt(TenantId tenant, String message) {
        return receipts.of(tenant, message);
    }

    /**
     * Makes a decision that tells people something. It is made again when another writer gets in between, and without
     * those readers who turn out to be erased.
     *
     * @throws ErasedException when somebody was erased who is no reader
     */
    public <A> A again(TenantId tenant, Supplier<? extends A> decision) {
        Set<UUID> without = new HashSet<>();
        Optional<A> made;
        do {
            made = Vault.again(PERSISTENCE, () -> unlessErased(tenant, without, decision));
        } while (made.isEmpty());
        return made.get();
    }

    /** Empty where a reader turned out to be erased who was not known to be. */
    private <A> Optional<A> unlessErased(TenantId tenant, Set<UUID> without, Supplier<? extends A> decision) {
        try {
            return Optional.of(decision.get());
        } catch (ErasedException e) {
            if (!without.add(e.subject())) {
                throw e;
            }
            gone.add(new Gone(tenant, e.subject()));
            return Optional.empty();
        }
    }
}
