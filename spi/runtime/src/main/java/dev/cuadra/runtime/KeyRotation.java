package dev.cuadra.runtime;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves a tenant to new keys in the background: every document is sealed anew and its tokens are computed anew, and
 * then the old look-up keys are given up. Safe for many threads; steps of one instance go one after the other, and those
 * of several processes get in each other's way without harm.
 *
 * <p>The host's scheduler calls {@link #step} until it is {@linkplain RotationProgress#finished finished}. Each step is
 * one commit, which holds the documents, how far the rotation has come, and one journal entry in the rotation's own
 * chain; a process may be killed anywhere and another go on. Readers and writers go on meanwhile: a look-up finds a
 * document under whichever key it is, a writer whom a step overtakes decides again as after any other writer, and
 * whoever made something ready under the old keys and was slow to store it is refused once and does so too.
 *
 * <p>What was sealed before stays readable: journal, answers and messages are never sealed anew, for hashes run over
 * their bytes. So a rotation takes from an old look-up key what it opens, and leaves an old sealing key to the past.
 */
public final class KeyRotation {
    /** The journal's name for what a rotation does. */
    public static final String COMMAND = "rotate-keys";

    static final DocumentType<RotationJob> JOBS = DocumentType.of("runtime.rotation", 1, RotationJob.class);

    private static final int PERSISTENCE = 10;

    /** How many ids are read ahead: the storage has no way to begin a scan in the middle. */
    private static final int WINDOW = 200_000;

    private final Vault vault;
    private final Map<String, DocumentType<?>> types = new LinkedHashMap<>();
    private @Nullable Window window;

    /** Ids that come next in a collection of a rotation, in order. */
    private record Window(TenantId tenant, UUID job, int at, Deque<UUID> ids, boolean whole) {}

    /**
     * A rotation of what {@code vault} keeps.
     *
     * @param types every type that seals anything or names a token, of every core in use: a document of a type left out
     *     stays readable, and is not found by token any more once the rotation is over
     */
    public KeyRotation(Vault vault, Collection<? extends DocumentType<?>> types) {
        this.vault = vault;
        types.forEach(type -> this.types.put(type.collection(), type));
        this.types.put(PersonalData.JOBS.collection(), PersonalData.JOBS);
    }

    /** How far the newest rotation of the tenant has come; empty when there never was one. */
    public Optional<RotationProgress> progress(TenantId tenant) {
        return job(tenant).map(job -> job.value().progress());
    }

    /**
     * Begins a rotation, or takes up the one that is under way.
     *
     * @param by who asked for it, for the journal: an id rather than a name
     * @throws StaleVersionException when other writers got in between again and again
     */
    public synchronized RotationProgress begin(TenantId tenant, String by) {
        return again(tenant, () -> {
            Optional<Loaded<RotationJob>> before = job(tenant);
            if (before.isPresent() && before.get().value().phase() != RotationJob.Phase.DONE) {
                return before.get().value().progress();
            }
            RotationJob job = new RotationJob(
                    RotationJob.Phase.BEGUN,
                    vault.keys().generation(tenant) + 1,
                    List.copyOf(types.keySet()),
                    0,
                    Optional.empty(),
                    0,
                    0,
                    false,
                    vault.now());
            Work work = vault.begin(tenant, COMMAND);
            UUID id = vault.newId();
            work.create(JOBS, id, Seals.TENANT, job);
            work.note("asked-by", by);
            KeyMarker.change(vault, work, Optional.of(id));
            work.bulkUnder(JOBS.key(id));
            work.commit();
            return job.progress();
        });
    }

    /**
     * Goes on with the rotation that is under way, by one commit. Does nothing when it is finished.
     *
     * @param limit how many documents at most, 1 to 10,000
     * @throws IllegalStateException when no rotation was begun, or a type is not known here that it began with
     * @throws StaleVersionException when other writers got in between again and again; call again
     */
    public synchronized RotationProgress step(TenantId tenant, int limit) {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("A step takes 1 to 10000 documents, not " + limit);
        }
        return again(tenant, () -> {
            Loaded<RotationJob> job =
                    job(tenant).orElseThrow(() -> new IllegalStateException("No rotation was begun for " + tenant));
            return switch (job.value().phase()) {
                case BEGUN -> renewKeys(tenant, job);
                case SWEEPING -> sweep(tenant, job, limit);
                case DONE -> job.value().progress();
            };
        });
    }

    private interface Attempt {
        RotationProgress make();
    }

    private RotationProgress again(TenantId tenant, Attempt attempt) {
        for (int run = 1; ; run++) {
            try {
                return attempt.make();
            } catch (StaleVersionException e) {
                vault.keysChanged(tenant);
                if (run == PERSISTENCE) {
                    throw e;
                }
            }
        }
    }

    private Optional<Loaded<RotationJob>> job(TenantId tenant) {
        return vault.find(KeyMarker.TYPE, tenant, KeyMarker.KEY.id())
                .flatMap(marker -> marker.value().rotation())
                .flatMap(id -> vault.find(JOBS, tenant, id));
    }

    /** Killed between the new keys and the commit, the next process sees that they are there. */
    private RotationProgress renewKeys(TenantId tenant, Loaded<RotationJob> job) {
        if (vault.keys().generation(tenant) < job.value().generation()) {
            vault.keys().rotate(tenant);
        }
        long documents = 0;
        for (String collection : job.value().collections()) {
            try (Stream<StoredDocument> all = vault.storage().scan(tenant, collection)) {
                documents += all.count();
            }
        }
        Work work = vault.begin(tenant, COMMAND);
        KeyMarker.change(vault, work, Optional.of(job.id()));
        RotationJob next = job.value().sweeping(documents);
        store(work, job, next);
        vault.keysChanged(tenant);
        return next.progress();
    }

    private RotationProgress sweep(TenantId tenant, Loaded<RotationJob> job, int limit) {
        RotationJob now = job.value();
        if (now.at() == now.collections().size()) {
            return finish(tenant, job);
        }
        @Nullable DocumentType<?> type = types.get(now.collections().get(now.at()));
        if (type == null) {
            throw new IllegalStateException("The rotation began with a type that is not given here: "
                    + now.collections().get(now.at()));
        }
        Window ahead = ahead(tenant, job, type);
        List<UUID> ids = ahead.ids().stream().limit(limit).toList();
        Work work = vault.begin(tenant, COMMAND);
        renew(tenant, work, type, ids);
        RotationJob next = ids.isEmpty() ? now.nextCollection() : now.past(ids.get(ids.size() - 1), ids.size());
        store(work, job, next);
        ids.forEach(any -> ahead.ids().remove());
        return next.progress();
    }

    /** Documents that were deleted meanwhile are not among those found. */
    private <T> void renew(TenantId tenant, Work work, DocumentType<T> type, List<UUID> ids) {
        vault.findAll(type, tenant, ids).values().forEach(loaded -> {
            if (loaded.erased()) {
                // Its key is destroyed and its tokens may still stand: an erasure that was cut short.
                work.erase(loaded);
            } else {
                work.update(loaded, loaded.value());
            }
        });
    }

    private Window ahead(TenantId tenant, Loaded<RotationJob> job, DocumentType<?> type) {
        Window seen = window;
        boolean fits = seen != null
                && seen.tenant().equals(tenant)
                && seen.job().equals(job.id())
                && seen.at() == job.value().at();
        if (seen == null || !fits || (seen.ids().isEmpty() && !seen.whole()) || skipped(seen, job)) {
            seen = read(tenant, job, type);
            window = seen;
        }
        return seen;
    }

    /** Whether another process has gone on from where this one stood. */
    private static boolean skipped(Window seen, Loaded<RotationJob> job) {
        Optional<UUID> after = job.value().after();
        return after.isPresent() && !seen.ids().isEmpty() && unsigned(seen.ids().getFirst(), after.get()) <= 0;
    }

    private Window read(TenantId tenant, Loaded<RotationJob> job, DocumentType<?> type) {
        Optional<UUID> after = job.value().after();
        List<UUID> ids = new ArrayList<>();
        try (Stream<StoredDocument> all = vault.storage().scan(tenant, type.collection())) {
            all.map(document -> document.key().id())
                    .filter(id -> after.isEmpty() || unsigned(id, after.get()) > 0)
                    .limit(WINDOW)
                    .forEach(ids::add);
        }
        return new Window(tenant, job.id(), job.value().at(), new ArrayDeque<>(ids), ids.size() < WINDOW);
    }

    /** As a storage orders ids. */
    private static int unsigned(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private RotationProgress finish(TenantId tenant, Loaded<RotationJob> job) {
        boolean retired = vault.keys().retire(tenant, job.value().generation());
        RotationJob next = job.value().finished(retired);
        store(vault.begin(tenant, COMMAND), job, next);
        return next.progress();
    }

    private static void store(Work work, Loaded<RotationJob> job, RotationJob next) {
        work.update(job, next);
        work.bulkUnder(job.key());
        work.commit();
    }
}
