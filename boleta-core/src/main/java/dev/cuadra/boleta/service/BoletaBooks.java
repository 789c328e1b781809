package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.StaleVersionException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tenant's boletas and month closes. Loads what a close needs, asks {@link MonthCloser}, and stores the outcome in one
 * commit. Safe for many threads and processes.
 */
public final class BoletaBooks {
    private static final int PERSISTENCE = 5;

    private final Vault vault;
    private final MonthCloser closer;

    /** Books in {@code vault}, closed by {@code closer}. */
    public BoletaBooks(Vault vault, MonthCloser closer) {
        this.vault = vault;
        this.closer = closer;
    }

    /**
     * Closes a month and stores boletas and outcome together. Closing the same month again with the same input changes
     * nothing but the time in the journal.
     *
     * @param input what the files say; the contractors and the books so far are added from the store
     * @throws dev.cuadra.spi.problem.ProblemException when a report fails a check that is not accepted; nothing is
     *     stored then
     * @throws StaleVersionException when other writers got in between again and again
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; closing again tells
     */
    public MonthClose close(TenantId tenant, MonthCloseInput input) {
        // Somebody whose boleta this is may be erased between reading and storing: then without the name.
        return Vault.again(PERSISTENCE, () -> closeOnce(tenant, input));
    }

    /** What the last close of a month came to, or empty when it was never closed. */
    public Optional<ClosedMonth> closed(TenantId tenant, Rut payer, YearMonth month) {
        return payer(tenant, payer)
                .flatMap(known -> stored(tenant, known, month))
                .map(loaded -> closed(tenant, payer, loaded.value()));
    }

    /** A boleta in the payer's books; of an erased issuer only under the name it has now. */
    public Optional<LedgerLine> find(TenantId tenant, Rut payer, BoletaId id) {
        return payer(tenant, payer)
                .flatMap(known ->
                        vault.findUnique(Documents.BOLETAS, tenant, "id", tokens -> Documents.id(tokens, known, id)))
                .filter(loaded -> !loaded.erased())
                .map(BoletaBooks::line);
    }

    /** All boletas in the payer's books, for exports; the caller closes the stream. */
    public Stream<LedgerLine> all(TenantId tenant, Rut payer) {
        Optional<UUID> known = payer(tenant, payer);
        if (known.isEmpty()) {
            return Stream.empty();
        }
        return vault.scan(Documents.BOLETAS, tenant)
                .filter(loaded -> figures(loaded).payer().equals(known.get()))
                .map(BoletaBooks::line);
    }

    Optional<UUID> payer(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)))
                .map(Loaded::id);
    }

    Optional<Loaded<StoredClose>> stored(TenantId tenant, UUID payer, YearMonth month) {
        return vault.findUnique(Documents.CLOSES, tenant, "month", tokens -> Documents.month(payer, month));
    }

    private ClosedMonth closed(TenantId tenant, Rut payer, StoredClose close) {
        List<UUID> all = close.boletas().values().stream().flatMap(List::stream).toList();
        Map<UUID, Loaded<BookedBoleta>> now = vault.findAll(Documents.BOLETAS, tenant, all);
        Map<String, List<BoletaId>> boletas = new TreeMap<>();
        close.boletas()
                .forEach((code, ids) -> boletas.put(
                        code,
                        ids.stream()
                                .map(now::get)
                                .filter(Objects::nonNull)
                                .map(loaded -> line(loaded).boleta().id())
                                .toList()));
        return new ClosedMonth(payer, close.period(), close.rule(), close.codes(), boletas, close.unexplained());
    }

    static BookedBoleta.Figures figures(Loaded<BookedBoleta> loaded) {
        return loaded.plain(BookedBoleta.Figures.class);
    }

    static LedgerLine line(Loaded<BookedBoleta> loaded) {
        return loaded.erased()
                ? figures(loaded).line(loaded.subject())
                : loaded.value().line();
    }

    private MonthClose closeOnce(TenantId tenant, MonthCloseInput input) {
        List<ReportRow> rows = input.reports().stream()
                .flatMap(sourced -> sourced.report().rows().stream())
                .toList();
        Optional<UUID> payer = payer(tenant, input.payer());
        Map<Rut, Loaded<Contractor>> registered = contractors(tenant, rows);
        Map<BoletaId, Loaded<BookedBoleta>> booked =
                payer.map(known -> booked(tenant, known, input, rows)).orElseGet(HashMap::new);
        PaidMonths.Paid paid = payer.map(known -> paid(tenant, known, input.period(), booked))
                .orElseGet(() -> new PaidMonths.Paid(List.of(), Map.of(), Set.of()));
        Set<UUID> lived = payer.map(known -> new StoredLives(vault).of(tenant, known, documents(booked)))
                .orElse(Set.of());
        Map<Rut, Contractor> people = new HashMap<>();
        registered.forEach((rut, loaded) -> people.put(rut, loaded.value()));
        MonthClose close = closer.close(input.with(
                people,
                booked.values().stream().map(BoletaBooks::line).toList(),
                paid.parts(),
                named(booked, paid.paying()),
                named(booked, lived)));
        store(tenant, payer, input, close, registered, booked);
        return close;
    }

    /** What was paid of the boletas; those of which a part was paid in the month join those that the close looks at. */
    private PaidMonths.Paid paid(
            TenantId tenant, UUID payer, YearMonth month, Map<BoletaId, Loaded<BookedBoleta>> booked) {
        PaidMonths.Paid paid =
                new PaidMonths(vault).of(tenant, payer, month.atDay(1), month.atEndOfMonth(), booked.values());
        paid.boletas()
                .values()
                .forEach(loaded -> booked.putIfAbsent(line(loaded).boleta().id(), loaded));
        return paid;
    }

    private static Set<UUID> documents(Map<BoletaId, Loaded<BookedBoleta>> booked) {
        return booked.values().stream().map(Loaded::id).collect(Collectors.toSet());
    }

    private static Set<BoletaId> named(Map<BoletaId, Loaded<BookedBoleta>> booked, Set<UUID> documents) {
        return documents.isEmpty()
                ? Set.of()
                : booked.entrySet().stream()
                        .filter(entry -> documents.contains(entry.getValue().id()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private Map<Rut, Loaded<Contractor>> contractors(TenantId tenant, List<ReportRow> rows) {
        Set<Rut> payees = rows.stream().map(ReportRow::payee).collect(Collectors.toCollection(LinkedHashSet::new));
        return Contractors.named(vault, tenant, payees);
    }

    /** The boletas that are named in the input, and all that are dated or paid in the month. */
    private Map<BoletaId, Loaded<BookedBoleta>> booked(
            TenantId tenant, UUID payer, MonthCloseInput input, List<ReportRow> rows) {
        Set<BoletaId> named = new LinkedHashSet<>();
        rows.forEach(row -> named.add(row.id()));
        input.payments().ifPresent(payments -> named.addAll(payments.paidOn().keySet()));
        Map<BoletaId, Loaded<BookedBoleta>> found = new HashMap<>();
        vault.findAllUnique(Documents.BOLETAS, tenant, "id", named, (id, tokens) -> Documents.id(tokens, payer, id))
                .values()
                .forEach(loaded -> found.put(line(loaded).boleta().id(), loaded));
        LocalDate first = input.period().atDay(1);
        LocalDate last = input.period().atEndOfMonth();
        BoletaDays days = new BoletaDays(vault, tenant, payer);
        // Boletas of erased people are found by their dates alone, and a report may hold some of another month.
        Stream.concat(
                        days.paid(first, last),
                        days.dated(
                                rows.stream().map(ReportRow::date).reduce(first, (a, b) -> a.isBefore(b) ? a : b),
                                rows.stream().map(ReportRow::date).reduce(last, (a, b) -> a.isAfter(b) ? a : b)))
                .forEach(loaded -> found.putIfAbsent(line(loaded).boleta().id(), loaded));
        return found;
    }

    private void store(
            TenantId tenant,
            Optional<UUID> known,
            MonthCloseInput input,
            MonthClose close,
            Map<Rut, Loaded<Contractor>> registered,
            Map<BoletaId, Loaded<BookedBoleta>> booked) {
        Work work = vault.begin(tenant, "close-month");
        UUID payer = known.orElseGet(vault::newId);
        if (known.isEmpty()) {
            work.create(Documents.PAYERS, payer, Vault.TENANT_SUBJECT, new Payer(input.payer()));
        }
        Map<BoletaId, UUID> documents = new HashMap<>();
        for (LedgerLine line : close.ledger()) {
            BoletaId id = line.boleta().id();
            Loaded<BookedBoleta> before = booked.get(id);
            documents.put(
                    id, before == null ? create(work, payer, line, registered) : update(work, payer, line, before));
            if (before != null && input.payments().isEmpty()) {
                unlessPaying(work, before, line);
            }
        }
        Map<String, String> dropped = new TreeMap<>();
        booked.forEach((id, before) -> {
            if (!documents.containsKey(id)) {
                work.delete(before);
                dropped.put(before.id().toString(), before.subject().toString());
            }
        });
        note(work, close, dropped);
        StoredClose outcome = outcome(payer, close, documents);
        Optional<Loaded<StoredClose>> last = known.flatMap(any -> stored(tenant, payer, input.period()));
        DocumentKey anchor = last.map(Loaded::key)
                .orElseGet(() -> work.create(Documents.CLOSES, vault.newId(), Vault.TENANT_SUBJECT, outcome));
        last.ifPresent(before -> work.update(before, outcome));
        work.bulkUnder(anchor);
        work.commit();
    }

    /** What the books do not hold any more after the next close, and observations are counted from. */
    private static void note(Work work, MonthClose close, Map<String, String> dropped) {
        work.note(BookingWalk.CHECKED, close.judgements().size());
        work.note(BookingWalk.UNEXPLAINED, close.unexplained().size());
        if (!dropped.isEmpty()) {
            work.note(BookingWalk.DROPPED, dropped);
        }
    }

    private UUID create(Work work, UUID payer, LedgerLine line, Map<Rut, Loaded<Contractor>> registered) {
        BookedBoleta now = BookedBoleta.of(payer, line);
        // Sealed under the contractor's own key, so that erasing the person reaches the boletas too.
        Optional<UUID> person = Optional.ofNullable(registered.get(now.payee())).map(Loaded::id);
        UUID id = vault.newId();
        work.create(Documents.BOLETAS, id, person.orElse(id), now);
        return id;
    }

    /** A day that is only assumed does not hold once a batch has begun to pay the boleta meanwhile. */
    private static void unlessPaying(Work work, Loaded<BookedBoleta> before, LedgerLine line) {
        boolean assumed =
                figures(before).paidOn().isEmpty() && line.boleta().paidOn().isPresent();
        if (assumed) {
            work.requireAbsent(Documents.PAY_STATES.key(before.id()));
        }
    }

    private static UUID update(Work work, UUID payer, LedgerLine line, Loaded<BookedBoleta> before) {
        if (before.erased()) {
            BookedBoleta.Figures now = BookedBoleta.Figures.of(payer, line);
            if (!figures(before).equals(now)) {
                work.updateErased(before, BookedBoleta.Figures.class, now);
            } else {
                // Whose erasure was cut short still holds its name, which a row of the report may go by now.
                work.erase(before);
            }
        } else {
            BookedBoleta now = BookedBoleta.of(payer, line);
            if (!before.value().equals(now)) {
                work.update(before, now);
            }
        }
        return before.id();
    }

    private static StoredClose outcome(UUID payer, MonthClose close, Map<BoletaId, UUID> documents) {
        Form29 form = close.form29();
        Map<String, BigDecimal> codes = new TreeMap<>();
        form.codes().forEach((code, value) -> codes.put(code.value(), value));
        Map<String, List<UUID>> boletas = new TreeMap<>();
        form.boletas()
                .forEach((code, ids) -> boletas.put(
                        code.value(), ids.stream().map(documents::get).toList()));
        return new StoredClose(
                payer,
                form.period(),
                form.rule(),
                codes,
                boletas,
                close.unexplained().size());
    }
}
