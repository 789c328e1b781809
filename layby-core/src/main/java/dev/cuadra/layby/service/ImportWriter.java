package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.LaybyList;
import dev.cuadra.layby.transfer.ListedLayby;
import dev.cuadra.layby.transfer.OpeningLayby;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second pass over a list, which stores its lay-bys in chunks, each whole together with how far the import has come.
 * Whoever else imports the same list takes the next chunk or finds it taken. For one thread.
 */
final class ImportWriter {
    /** How often a chunk is decided at most, while tills of its stores get in between. */
    private static final int PERSISTENCE = 100;

    private final Vault vault;
    private final ImportChunks chunks;
    private final TenantId tenant;
    private final BitSet accepted;
    private final int most;
    private final ImportListener listener;
    private final List<Listed> pending = new ArrayList<>();
    private final Map<Person, Listed> firsts = new HashMap<>();
    private Loaded<StoredImport> job;
    private int looked;

    /**
     * A lay-by of the list that comes in.
     *
     * @param place its place in the list, from 1
     * @param lines its lines
     */
    record Listed(int place, ListedLayby lines) {
        OpeningLayby opening() {
            return lines.opening().orElseThrow();
        }
    }

    ImportWriter(
            Vault vault,
            ImportChunks chunks,
            TenantId tenant,
            Loaded<StoredImport> job,
            BitSet accepted,
            int most,
            ImportListener listener) {
        this.vault = vault;
        this.chunks = chunks;
        this.tenant = tenant;
        this.job = job;
        this.accepted = accepted;
        this.most = most;
        this.listener = listener;
    }

    /** Brings in what is left of the list. */
    StoredImport all(LaybyList list) {
        Optional<ListedLayby> next = list.next();
        while (next.isPresent() && !job.value().done()) {
            looked++;
            if (accepted.get(looked)) {
                add(new Listed(looked, next.get()));
            }
            next = list.next();
            if (pending.size() >= most && next.isPresent()) {
                store(false);
            }
        }
        while (!job.value().done()) {
            store(true);
        }
        return job.value();
    }

    /** Also what is in the books already is looked at: whose it is may come again. */
    private void add(Listed listed) {
        Person.of(listed.opening()).ifPresent(person -> firsts.putIfAbsent(person, listed));
        if (listed.place() > job.value().settled()) {
            pending.add(listed);
        }
    }

    private void store(boolean last) {
        Command command = Command.of(
                        "layby-import",
                        "import/" + job.id() + "/" + job.version(),
                        job.id().toString())
                .runs(PERSISTENCE);
        try {
            vault.once(tenant, command, Long.class, work -> decide(work, last));
        } catch (ProblemException e) {
            // What is missing or taken may be so because somebody else stored this chunk a moment ago.
            if (newest().version() == job.version()) {
                throw e;
            }
        }
        job = newest();
        pending.removeIf(listed -> listed.place() <= job.value().settled());
        listener.progressed(job.value().imported(), job.value().planned());
    }

    private Long decide(Work work, boolean last) {
        if (newest().version() != job.version()) {
            // Somebody else stored this chunk; how far they came is read when this has ended.
            return 0L;
        }
        chunks.bring(work, job.id(), pending, firsts);
        work.update(job, job.value().after(looked, pending.size(), last));
        work.bulkUnder(job.key());
        return (long) pending.size();
    }

    private Loaded<StoredImport> newest() {
        return vault.find(Documents.IMPORTS, tenant, job.id()).orElseThrow();
    }
}
