package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is held on one person: handed out whole, or erased. Safe for many threads and processes. A person is known here
 * by subjects; which those are, the cores know.
 */
public final class PersonalData {
    /** The journal's name for what an erasure does. */
    public static final String COMMAND = "erase-person";

    static final DocumentType<ErasureJob> JOBS = DocumentType.of("runtime.erasure", 1, ErasureJob.class)
            .personal("by", "reason", "circumstances")
            .plainlyIndexed(
                    ErasureJob.Plain.class,
                    job -> List.of(
                            IndexEntry.of("phase", IndexValue.of(job.phase().name()))));

    private static final int PERSISTENCE = 10;
    private static final int CHUNK = 500;

    private final Vault vault;
    private final List<DocumentType<?>> types;
    private final PersonExport export;

    /**
     * The personal data in {@code vault}.
     *
     * @param types every type that is sealed under persons' keys, of every core in use
     * @param outbox where messages wait that are sealed under persons' keys as well
     */
    public PersonalData(Vault vault, Collection<? extends DocumentType<?>> types, Outbox outbox) {
        this.vault = vault;
        this.types = List.copyOf(types);
        this.export = new PersonExport(vault, this.types, outbox);
    }

    /**
     * Everything that is held on a person: the documents that are sealed under one of {@code subjects}, what the journal
     * tells of them, and the messages to them that have not left. The form is stable:
     *
     * <pre>{@code
     * {"form":"cuadra-person-1","tenant":"…","subjects":["…"],
     *  "documents":[{"collection":"…","id":"…","version":1,"erased":false,"members":{…}}],
     *  "journal":[{"at":"…","command":"…","collection":"…","id":"…","version":1,"notes":{…}}],
     *  "messages":[{"id":"…","channel":"…","notBefore":"…","state":"WAITING","body":{…}}],
     *  "messagesComplete":true}
     * }</pre>
     *
     * <p>Documents are ordered by collection and id, the journal as it became visible. {@code messagesComplete} is false
     * where the outbox cannot name the messages that wait; then those that are parked are there alone. It reads all
     * documents of the types and the whole journal.
     */
    public ObjectNode export(TenantId tenant, Set<UUID> subjects) {
        return export.of(tenant, subjects);
    }

    /**
     * Erases a person: destroys the keys, for good, and takes out of every document what was sealed under them, with the
     * tokens it was found under. Who asked and why is journalled before anything else. What is plain stays, the journal
     * verifies, and messages that have not left can be delivered by nobody.
     *
     * <p>Whatever goes wrong on the way, {@link #resume} finishes it.
     *
     * @throws StaleVersionException when other writers got in between again and again
     */
    public Erased erase(TenantId tenant, ErasureOrder order) {
        return carryOut(tenant, begin(tenant, order));
    }

    /** Finishes the erasures that were begun and cut short. */
    public List<Erased> resume(TenantId tenant) {
        List<UUID> open = new ArrayList<>();
        for (ErasureJob.Phase phase : List.of(ErasureJob.Phase.ORDERED, ErasureJob.Phase.SWEEPING)) {
            Query query = Query.of(JOBS.collection(), "phase").equalTo(IndexValue.of(phase.name()));
            vault.all(JOBS, tenant, query).map(Loaded::id).forEach(open::add);
        }
        return open.stream().distinct().map(id -> carryOut(tenant, id)).toList();
    }

    private UUID begin(TenantId tenant, ErasureOrder order) {
        return again(tenant, () -> {
            Work work = vault.begin(tenant, COMMAND);
            UUID id = vault.newId();
            work.create(JOBS, id, Seals.TENANT, ErasureJob.of(order, vault.now()));
            work.note("asked-by", order.by());
            work.note("reason", order.reason());
            work.note("circumstances", order.circumstances());
            work.note("subjects", order.subjects());
            work.commit();
            return id;
        });
    }

    private Erased carryOut(TenantId tenant, UUID id) {
        if (load(tenant, id).value().phase() == ErasureJob.Phase.ORDERED) {
            destroyKeys(tenant, id);
        }
        if (load(tenant, id).value().phase() == ErasureJob.Phase.SWEEPING) {
            Set<UUID> subjects = new HashSet<>(load(tenant, id).value().subjects());
            types.forEach(type -> sweep(tenant, id, type, subjects));
            advance(tenant, id, work -> ErasureJob.Phase.DONE);
        }
        return new Erased(id, load(tenant, id).value().documents());
    }

    private Loaded<ErasureJob> load(TenantId tenant, UUID id) {
        return vault.find(JOBS, tenant, id).orElseThrow();
    }

    /** Once the marker has changed, nobody stores what was sealed under these keys before. */
    private void destroyKeys(TenantId tenant, UUID id) {
        load(tenant, id).value().subjects().forEach(subject -> vault.destroyKey(tenant, subject));
        advance(tenant, id, work -> {
            KeyMarker.change(vault, work, Optional.empty());
            return ErasureJob.Phase.SWEEPING;
        });
        vault.keysChanged(tenant);
    }

    private void advance(TenantId tenant, UUID id, Function<Work, ErasureJob.Phase> next) {
        again(tenant, () -> {
            Loaded<ErasureJob> job = load(tenant, id);
            Work work = vault.begin(tenant, COMMAND);
            work.update(job, job.value().in(next.apply(work), 0));
            work.bulkUnder(job.key());
            return work.commit();
        });
    }

    private <T> void sweep(TenantId tenant, UUID id, DocumentType<T> type, Set<UUID> subjects) {
        List<UUID> theirs = new ArrayList<>();
        try (Stream<Loaded<T>> all = vault.scan(type, tenant)) {
            all.filter(loaded -> subjects.contains(loaded.subject())
                            && !loaded.body().erased())
                    .map(Loaded::id)
                    .forEach(theirs::add);
        }
        for (int from = 0; from < theirs.size(); from += CHUNK) {
            List<UUID> chunk = theirs.subList(from, Math.min(theirs.size(), from + CHUNK));
            again(tenant, () -> eraseAll(tenant, id, type, chunk));
        }
    }

    private <T> Done eraseAll(TenantId tenant, UUID id, DocumentType<T> type, List<UUID> chunk) {
        Loaded<ErasureJob> job = load(tenant, id);
        Work work = vault.begin(tenant, COMMAND);
        long erased = 0;
        for (Loaded<T> loaded : vault.findAll(type, tenant, chunk).values()) {
            if (!loaded.body().erased()) {
                work.erase(loaded);
                erased++;
            }
        }
        work.update(job, job.value().in(job.value().phase(), erased));
        DocumentKey anchor = job.key();
        work.bulkUnder(anchor);
        return work.commit();
    }

    private interface Attempt<R> {
        R make();
    }

    private <R> R again(TenantId tenant, Attempt<R> attempt) {
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
}
