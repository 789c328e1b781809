package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Does the day's work for lay-bys that are stored together. */
final class DailyChunks {
    private static final LaybyCommand DAILY = new LaybyCommand.Daily();

    private final Vault vault;
    private final LaybyEngine engine;
    private final Workers workers;
    private final Booking booking;
    private final Function<ZoneId, LocalDate> today;

    /** What the rules said of a lay-by, and how it is stored then. */
    private record Decided(
            Loaded<StoredLayby> loaded,
            Map<String, Integer> heldBefore,
            Optional<Decision.Taken> taken,
            StoredLayby after) {}

    DailyChunks(Vault vault, LaybyEngine engine, Workers workers, Function<ZoneId, LocalDate> today) {
        this.workers = workers;
        this.vault = vault;
        this.engine = engine;
        this.booking = new Booking(vault, engine);
        this.today = today;
    }

    /** Those whose day has come. */
    List<Loaded<StoredLayby>> due(Collection<Loaded<StoredLayby>> laybys) {
        return workers.map(laybys.stream(), loaded -> Optional.of(loaded).filter(this::due))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean due(Loaded<StoredLayby> loaded) {
        StoredLayby layby = loaded.value();
        return layby.attention()
                .filter(day -> !day.isAfter(today.apply(layby.zone())))
                .isPresent();
    }

    /** Those that are still due after another writer was first. */
    List<Loaded<StoredLayby>> reloaded(TenantId tenant, List<Loaded<StoredLayby>> before) {
        List<UUID> ids = before.stream().map(Loaded::id).toList();
        return due(vault.findAll(Documents.LAYBYS, tenant, ids).values());
    }

    /** What the rules say about each, put into {@code work}; one that fails does not keep the others from it. */
    DailyCounts settle(Work work, Caller caller, List<Loaded<StoredLayby>> laybys, Map<UUID, Problem> failures) {
        Instant now = vault.now();
        Map<Loaded<StoredLayby>, Decision.Taken> taken = new LinkedHashMap<>();
        workers.map(laybys.stream(), loaded -> attempt(caller, now, loaded)).forEach(attempt -> {
            try {
                put(work, attempt.decided(), taken);
            } catch (ProblemException e) {
                failures.put(attempt.id(), e.problem());
            }
        });
        tell(work, taken);
        DailyCounts all = new DailyCounts(laybys.size(), 0, 0, 0, 0, failures.size());
        for (Decision.Taken one : taken.values()) {
            all = all.plus(counts(one));
        }
        return all;
    }

    private void put(Work work, Decided decided, Map<Loaded<StoredLayby>, Decision.Taken> taken) {
        StoredLayby before = decided.loaded().value();
        decided.taken().ifPresent(decision -> booking.moveGoods(work, before.shop(), decided.heldBefore(), decision));
        work.update(decided.loaded(), decided.after());
        decided.taken().ifPresent(decision -> taken.put(decided.loaded(), decision));
    }

    /** What came of one, whoever worked it out: a decision, or the problem that stands in its way. */
    private record Attempt(UUID id, Optional<Decided> done, Optional<ProblemException> failed) {
        Decided decided() {
            return done.orElseThrow(failed::orElseThrow);
        }
    }

    private Attempt attempt(Caller caller, Instant now, Loaded<StoredLayby> loaded) {
        try {
            return new Attempt(loaded.id(), Optional.of(decide(caller, now, loaded)), Optional.empty());
        } catch (ProblemException e) {
            return new Attempt(loaded.id(), Optional.empty(), Optional.of(e));
        }
    }

    private Decided decide(Caller caller, Instant now, Loaded<StoredLayby> loaded) {
        StoredLayby before = loaded.value();
        LocalDate day = today.apply(before.zone());
        Layby layby = engine.replay(loaded.id().toString(), before.log());
        Acting acting = new Acting(caller.user(), now, day, Optional.empty(), Optional.empty());
        Decision decision = engine.decide(layby.id(), Optional.of(layby), DAILY, acting);
        if (decision instanceof Decision.Taken taken) {
            return new Decided(loaded, layby.held(), Optional.of(taken), booking.stored(before, taken, day));
        }
        // Nothing to do after all: it is looked at again on another day.
        StoredLayby later = before.awaiting(booking.next(layby, day.plusDays(1)));
        return new Decided(loaded, layby.held(), Optional.empty(), later);
    }

    private void tell(Work work, Map<Loaded<StoredLayby>, Decision.Taken> taken) {
        List<UUID> addressees = taken.entrySet().stream()
                .filter(one -> Booking.notices(one.getValue()))
                .map(one -> one.getKey().value().consumer())
                .toList();
        Map<UUID, Loaded<Consumer>> consumers = vault.findAll(Documents.CONSUMERS, work.tenant(), addressees);
        taken.forEach((loaded, decision) -> {
            StoredLayby layby = loaded.value();
            booking.tell(work, Optional.ofNullable(consumers.get(layby.consumer())), layby.number(), decision);
        });
    }

    private static DailyCounts counts(Decision.Taken taken) {
        long notices = count(taken, LaybyEvent.Noticed.class);
        long fees = count(taken, LaybyEvent.FeeCharged.class);
        long defaults = count(taken, LaybyEvent.Defaulted.class);
        return new DailyCounts(0, 1, notices, fees, defaults, 0);
    }

    private static long count(Decision.Taken taken, Class<? extends LaybyEvent> kind) {
        return taken.events().stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .count();
    }
}
