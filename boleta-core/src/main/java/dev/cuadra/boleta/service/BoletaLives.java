package dev.cuadra.boleta.service;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.life.BoletaLife;
import dev.cuadra.boleta.life.Issue;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.life.Replay;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to the boletas of a tenant's companies after they were issued. Events are kept as they are told; where a
 * boleta stands in the books follows from all of them, in the same commit. In which order they are told makes no
 * difference to where it stands, except that one that cannot be beside those told before is refused, or kept apart where
 * it is a report. Days are always given: nothing here looks at a clock. Safe for many threads and processes.
 *
 * <p>A boleta of somebody who was erased goes by no name, so nothing more is told of it; {@link #lapse} still reaches it.
 *
 * @source LIFE-8, LIFE-10
 */
public final class BoletaLives {
    private static final int PERSISTENCE = 10;
    private static final int CHUNK = 500;

    private final Vault vault;

    /** The lives in {@code vault}. */
    public BoletaLives(Vault vault) {
        this.vault = vault;
    }

    /**
     * Stores an event and lets the books follow, once under the order's key. An event that was told before changes
     * nothing, whatever its key.
     *
     * @param on the day on which it is told: the books say where the boleta stands then, or on a later day already seen
     * @throws StaleVersionException when other writers got in between again and again
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; the same order again tells
     */
    public LifeRecorded record(LifeOrder order, Rut payer, BoletaId boleta, LifeEvent event, LocalDate on) {
        return record(order, payer, boleta, List.of(event), on);
    }

    /** Today in Chile by the vault's clock: the day on which something is told now. */
    public LocalDate today() {
        return LocalDate.ofInstant(vault.now(), ContractorData.CHILE);
    }

    /**
     * Stores events together, or none of them: two that fit beside those told before only together, such as a request and
     * its rejection before another request, are told so.
     *
     * @param events 1 or more
     */
    public LifeRecorded record(LifeOrder order, Rut payer, BoletaId boleta, List<LifeEvent> events, LocalDate on) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("No event");
        }
        Object request = Map.of(
                "user",
                order.user(),
                "payer",
                payer.toString(),
                "boleta",
                boleta.toString(),
                "events",
                events,
                "on",
                on.toString());
        Command command =
                Command.of("record-boleta-event", order.key(), request).runs(PERSISTENCE);
        try {
            return vault.once(order.tenant(), command, LifeRecorded.class, work -> {
                        Told told = known(order.tenant(), payer, boleta);
                        LifeRecorded recorded = tell(work, told, events, on);
                        work.note("by", order.user());
                        return recorded;
                    })
                    .value();
        } catch (ProblemException e) {
            return LifeRecorded.refused(e.problem());
        }
    }

    /**
     * Takes the states in a report of the SII as events of one day. Boletas that stand as the report says, and of which
     * nothing else was told, are left alone.
     *
     * @param on the day on which the report was made at the SII
     * @throws ProblemException with code {@code LIFE_PAYER_UNKNOWN}
     */
    public LifeReading report(LifeOrder order, Rut payer, BoletaReport report, LocalDate on) {
        UUID company = payer(order.tenant(), payer);
        LifeReading all = LifeReading.NOTHING;
        List<ReportRow> rows = report.rows();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<ReportRow> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            List<String> said = chunk.stream()
                    .map(row -> row.id() + " " + row.state().text())
                    .toList();
            Object request = Map.of("user", order.user(), "payer", company, "rows", said, "on", on.toString());
            Command command = Command.of("read-boleta-states", order.key() + "/" + from, request)
                    .runs(PERSISTENCE);
            all = all.plus(vault.once(
                            order.tenant(), command, LifeReading.class, work -> read(work, order, company, chunk, on))
                    .value());
        }
        return all;
    }

    /**
     * Lets the books follow the calendar: requests to annul that nobody answered by 1 March lapse. Reads the company's
     * boletas of the years concerned; the same again changes nothing.
     *
     * @param on the day up to which the calendar is followed
     * @return how many boletas are in force again
     * @throws StaleVersionException when other writers got in between again and again
     */
    public int lapse(TenantId tenant, Rut payer, LocalDate on, String by) {
        UUID company = payer(tenant, payer);
        int year = on.isAfter(LocalDate.of(on.getYear(), Month.MARCH, 1)) ? on.getYear() - 1 : on.getYear() - 2;
        List<UUID> pending = pending(tenant, company, LocalDate.of(year, Month.DECEMBER, 31));
        int moved = 0;
        for (int from = 0; from < pending.size(); from += CHUNK) {
            List<UUID> chunk = pending.subList(from, Math.min(pending.size(), from + CHUNK));
            moved += Vault.again(PERSISTENCE, () -> lapse(tenant, chunk, on, by));
        }
        return moved;
    }

    /**
     * Where a boleta stands on a day, and what was told of it; empty when the books do not hold it under that name. The
     * replay is of the day asked for, even when later ones were seen.
     */
    public Optional<RecordedLife> life(TenantId tenant, Rut payer, BoletaId boleta, LocalDate on) {
        return found(tenant, payer, boleta)
                .map(told -> new RecordedLife(
                        BoletaLife.replay(told.issue(), told.life().events(), on),
                        told.life().events(),
                        told.life().findings(told.issue(), on)));
    }

    /** A boleta and what was told of it so far. */
    private record Told(Loaded<BookedBoleta> booked, Optional<Loaded<StoredLife>> stored) {
        Boleta boleta() {
            return BoletaBooks.line(booked).boleta();
        }

        Issue issue() {
            return Issue.of(boleta().date(), boleta().gross());
        }

        StoredLife life() {
            return stored.map(Loaded::value)
                    .orElseGet(() -> StoredLife.of(BoletaBooks.figures(booked).payer(), issue(), boleta().state()));
        }
    }

    /** Stores events with {@code work}, or throws why they cannot be. */
    private static LifeRecorded tell(Work work, Told told, List<LifeEvent> events, LocalDate on) {
        events.stream().filter(event -> event.on().isAfter(on)).findFirst().ifPresent(event -> {
            throw refused("LIFE_LATER", Map.of("on", event.on(), "today", on));
        });
        StoredLife life = told.life();
        BoletaState before = told.boleta().state();
        List<LifeEvent> fresh =
                events.stream().filter(event -> !life.knows(event)).distinct().toList();
        if (fresh.isEmpty()) {
            return answer(LifeRecorded.Outcome.UNCHANGED, before, before, life.findings(told.issue(), on));
        }
        Replay replay = life.with(fresh).replay(told.issue(), on);
        return replay.fold(
                lived -> {
                    BoletaState after = store(work, told, life.with(fresh).seen(lived), lived);
                    return answer(LifeRecorded.Outcome.RECORDED, before, after, lived.warnings());
                },
                refusal -> {
                    boolean report = fresh.size() == 1 && fresh.get(0).move() == LifeMove.REPORT;
                    if (!report) {
                        throw new ProblemException(refusal.problem());
                    }
                    keep(work, told, life.contradicted(fresh.get(0)));
                    return answer(LifeRecorded.Outcome.CONTRADICTS, before, before, List.of(refusal.problem()));
                });
    }

    private static LifeRecorded answer(
            LifeRecorded.Outcome outcome, BoletaState before, BoletaState after, List<Problem> problems) {
        return new LifeRecorded(outcome, Optional.of(before), Optional.of(after), problems);
    }

    /** Stores a life and lets the books follow; a state that nobody knows leaves them as they are. */
    private static BoletaState store(Work work, Told told, StoredLife now, BoletaLife life) {
        keep(work, told, now);
        BoletaState before = told.boleta().state();
        BoletaState after = life.state().boleta().orElse(before);
        Loaded<BookedBoleta> booked = told.booked();
        if (after == before) {
            work.require(booked);
        } else if (booked.erased()) {
            work.updateErased(
                    booked,
                    BookedBoleta.Figures.class,
                    BoletaBooks.figures(booked).in(after));
        } else {
            work.update(booked, booked.value().in(after));
        }
        return after;
    }

    private static void keep(Work work, Told told, StoredLife now) {
        told.stored()
                .ifPresentOrElse(
                        before -> work.update(before, now),
                        () -> work.create(Documents.LIVES, told.booked().id(), Vault.TENANT_SUBJECT, now));
    }

    private LifeReading read(Work work, LifeOrder order, UUID company, List<ReportRow> rows, LocalDate on) {
        Map<BoletaId, Loaded<BookedBoleta>> booked = vault.findAllUnique(
                Documents.BOLETAS,
                order.tenant(),
                "id",
                rows.stream().map(ReportRow::id).toList(),
                (id, tokens) -> Documents.id(tokens, company, id));
        booked.values().removeIf(Loaded::erased);
        Map<UUID, Loaded<StoredLife>> lives = vault.findAll(
                Documents.LIVES,
                order.tenant(),
                booked.values().stream().map(Loaded::id).toList());
        work.note("by", order.user());
        LifeReading all = LifeReading.NOTHING;
        for (ReportRow row : rows) {
            // A report may have a boleta twice: its first row is told, and what the second says is left for the close.
            Loaded<BookedBoleta> known = booked.remove(row.id());
            all = all.plus(
                    known == null
                            ? new LifeReading(0, 0, 0, 1, List.of())
                            : read(work, new Told(known, Optional.ofNullable(lives.get(known.id()))), row, on));
        }
        return all;
    }

    private static LifeReading read(Work work, Told told, ReportRow row, LocalDate on) {
        boolean asBooked =
                row.state().state().filter(told.boleta().state()::equals).isPresent();
        if (asBooked && told.stored().isEmpty()) {
            return new LifeReading(0, 0, 1, 0, List.of());
        }
        Place place = Place.in(told.boleta().id().masked());
        try {
            LifeRecorded recorded = tell(work, told, List.of(LifeEvent.reported(on, row.state())), on);
            boolean fresh = recorded.outcome() == LifeRecorded.Outcome.RECORDED;
            return new LifeReading(
                    fresh ? 1 : 0,
                    recorded.moved() ? 1 : 0,
                    fresh ? 0 : 1,
                    0,
                    recorded.problems().stream()
                            .map(problem -> problem.at(place))
                            .toList());
        } catch (ProblemException e) {
            return new LifeReading(0, 0, 1, 0, List.of(e.problem().at(place)));
        }
    }

    private List<UUID> pending(TenantId tenant, UUID company, LocalDate last) {
        return new BoletaDays(vault, tenant, company)
                .datedUntil(last)
                .filter(loaded -> BoletaBooks.figures(loaded).state() == BoletaState.ANULACION_PENDIENTE)
                .map(Loaded::id)
                .toList();
    }

    private int lapse(TenantId tenant, List<UUID> boletas, LocalDate on, String by) {
        Map<UUID, Loaded<BookedBoleta>> booked = vault.findAll(Documents.BOLETAS, tenant, boletas);
        Map<UUID, Loaded<StoredLife>> lives = vault.findAll(Documents.LIVES, tenant, boletas);
        Work work = vault.begin(tenant, "lapse-annulments");
        work.note("by", by);
        int moved = 0;
        for (Loaded<BookedBoleta> loaded : booked.values()) {
            Told told = new Told(loaded, Optional.ofNullable(lives.get(loaded.id())));
            boolean lapses = told.boleta().state() == BoletaState.ANULACION_PENDIENTE
                    && told.life()
                            .replay(told.issue(), on)
                            .<Boolean>fold(
                                    life -> life.lapsed()
                                            && store(work, told, told.life().seen(life), life)
                                                    != BoletaState.ANULACION_PENDIENTE,
                                    refusal -> false);
            moved += lapses ? 1 : 0;
        }
        if (moved > 0) {
            work.commit();
        }
        return moved;
    }

    private Told known(TenantId tenant, Rut payer, BoletaId boleta) {
        return found(tenant, payer, boleta)
                .orElseThrow(() -> refused("LIFE_BOLETA_UNKNOWN", Map.of("boleta", boleta.masked())));
    }

    private Optional<Told> found(TenantId tenant, Rut payer, BoletaId boleta) {
        return company(tenant, payer)
                .flatMap(company -> vault.findUnique(
                        Documents.BOLETAS, tenant, "id", tokens -> Documents.id(tokens, company, boleta)))
                .filter(loaded -> !loaded.erased())
                .map(loaded -> new Told(loaded, vault.find(Documents.LIVES, tenant, loaded.id())));
    }

    private Optional<UUID> company(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)))
                .map(Loaded::id);
    }

    private UUID payer(TenantId tenant, Rut payer) {
        Objects.requireNonNull(tenant, "tenant");
        return company(tenant, payer).orElseThrow(() -> refused("LIFE_PAYER_UNKNOWN", Map.of("payer", payer.masked())));
    }

    private static ProblemException refused(String code, Map<String, ?> values) {
        return new ProblemException(Texts.BOOK.problem(code, Place.NOWHERE, values));
    }
}
