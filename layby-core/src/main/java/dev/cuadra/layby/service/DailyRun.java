package dev.cuadra.layby.service;

import dev.cuadra.runtime.Answer;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run of the day's work, on one thread: page by page, each page one chunk. */
final class DailyRun {
    private static final int PERSISTENCE = 20;

    private final Vault vault;
    private final DailyChunks chunks;
    private final LaybyPermissions permissions;
    private final Caller caller;
    private final LocalDate latest;
    private final int chunk;
    private final DailyListener listener;
    private final Set<Shop> permitted = new HashSet<>();

    DailyRun(
            Vault vault,
            DailyChunks chunks,
            LaybyPermissions permissions,
            Caller caller,
            LocalDate latest,
            int chunk,
            DailyListener listener) {
        this.vault = vault;
        this.chunks = chunks;
        this.permissions = permissions;
        this.caller = caller;
        this.latest = latest;
        this.chunk = chunk;
        this.listener = listener;
    }

    DailyCounts all() {
        Query query = Query.of(Documents.LAYBYS.collection(), "attention")
                .atMost(IndexValue.of(latest))
                .limit(chunk);
        Optional<Bytes> position = Optional.empty();
        Optional<UUID> run = Optional.empty();
        DailyCounts counts = DailyCounts.ZERO;
        do {
            Results<StoredLayby> page = vault.page(
                    Documents.LAYBYS,
                    caller.tenant(),
                    position.map(query::after).orElse(query));
            List<Loaded<StoredLayby>> due = chunks.due(page.documents());
            if (!due.isEmpty()) {
                check(due);
                // The document of a run is in the way of nobody: two runs meet in lay-bys alone.
                run = Optional.of(run.orElseGet(this::begin));
                counts = counts.plus(settle(run.get(), due));
                listener.progressed(counts);
            }
            position = page.next();
        } while (position.isPresent());
        return counts;
    }

    private void check(List<Loaded<StoredLayby>> due) {
        due.stream()
                .map(loaded -> loaded.value().shop())
                .filter(permitted::add)
                .forEach(shop -> permissions.check(caller, LaybyRight.DAILY, shop));
    }

    private UUID begin() {
        Work work = vault.begin(caller.tenant(), "layby-daily");
        StoredRun fresh = new StoredRun(latest, vault.now(), 0, DailyCounts.ZERO);
        UUID id = work.create(Documents.RUNS, Vault.TENANT_SUBJECT, fresh).id();
        work.note("user", caller.user());
        work.commit();
        return id;
    }

    private DailyCounts settle(UUID run, List<Loaded<StoredLayby>> due) {
        Loaded<StoredRun> before =
                vault.find(Documents.RUNS, caller.tenant(), run).orElseThrow();
        Command command = Command.of("layby-daily", "daily/" + run + "/" + before.version(), before.value())
                .runs(PERSISTENCE);
        Map<UUID, Problem> failures = new LinkedHashMap<>();
        boolean[] again = {false};
        // Where a consumer is erased between reading and storing, it is decided again: then without a letter.
        Answer<DailyCounts> settled = vault.once(caller.tenant(), command, DailyCounts.class, work -> {
            failures.clear();
            List<Loaded<StoredLayby>> now = again[0] ? chunks.reloaded(work.tenant(), due) : due;
            again[0] = true;
            DailyCounts counted = chunks.settle(work, caller, now, failures);
            work.update(before, before.value().plus(counted));
            work.bulkUnder(before.key());
            return counted;
        });
        failures.forEach(listener::failed);
        return settled.value();
    }
}
