package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        for (int run = 1; ; run++) {
            try {
                return closeOnce(tenant, input);
            } catch (StaleVersionException | dev.cuadra.spi.storage.DuplicateEntryException e) {
                if (run == PERSISTENCE) {
                    throw e;
                }
            }
        }
    }

    /** What the last close of a month came to, or empty when it was never closed. */
    public Optional<ClosedMonth> closed(TenantId tenant, Rut payer, YearMonth month) {
        return vault.findUnique(Documents.CLOSES, tenant, "month", tokens -> Documents.month(tokens, payer, month))
                .map(Loaded::value);
    }

    /** A boleta in the payer's books. */
    public Optional<LedgerLine> find(TenantId tenant, Rut payer, BoletaId id) {
        return vault.findUnique(Documents.BOLETAS, tenant, "id", tokens -> Documents.id(tokens, payer, id))
                .map(loaded -> loaded.value().line());
    }

    private MonthClose closeOnce(TenantId tenant, MonthCloseInput input) {
        List<ReportRow> rows = input.reports().stream()
                .flatMap(sourced -> sourced.report().rows().stream())
                .toList();
        Map<Rut, Loaded<Contractor>> registered = contractors(tenant, rows);
        Map<BoletaId, Loaded<BookedBoleta>> booked = booked(tenant, input, rows);
        Map<Rut, Contractor> people = new HashMap<>();
        registered.forEach((rut, loaded) -> people.put(rut, loaded.value()));
        MonthClose close = closer.close(input.with(
                people,
                booked.values().stream().map(loaded -> loaded.value().line()).toList()));
        store(tenant, input, close, registered, booked);
        return close;
    }

    private Map<Rut, Loaded<Contractor>> contractors(TenantId tenant, List<ReportRow> rows) {
        Set<Rut> payees = rows.stream().map(ReportRow::payee).collect(Collectors.toCollection(LinkedHashSet::new));
        return vault.findAllUnique(
                Documents.CONTRACTORS, tenant, "rut", payees, (rut, tokens) -> List.of(Documents.rut(tokens, rut)));
    }

    /** The boletas that are named in the input, and all that are dated or paid in the month. */
    private Map<BoletaId, Loaded<BookedBoleta>> booked(TenantId tenant, MonthCloseInput input, List<ReportRow> rows) {
        Set<BoletaId> named = new LinkedHashSet<>();
        rows.forEach(row -> named.add(row.id()));
        input.payments().ifPresent(payments -> named.addAll(payments.paidOn().keySet()));
        Map<BoletaId, Loaded<BookedBoleta>> found = new HashMap<>(vault.findAllUnique(
                Documents.BOLETAS, tenant, "id", named, (id, tokens) -> Documents.id(tokens, input.payer(), id)));
        for (String index : List.of("date", "paid")) {
            Query query = Query.of(Documents.BOLETAS.collection(), index)
                    .equalTo(Documents.rut(vault.tokens(tenant), input.payer()))
                    .between(
                            IndexValue.of(input.period().atDay(1)),
                            IndexValue.of(input.period().atEndOfMonth()))
                    .limit(1_000);
            for (Optional<Bytes> position = Optional.of(Bytes.EMPTY); position.isPresent(); ) {
                var page = vault.page(
                        Documents.BOLETAS, tenant, position.get().isEmpty() ? query : query.after(position.get()));
                page.documents()
                        .forEach(loaded -> found.putIfAbsent(loaded.value().id(), loaded));
                position = page.next();
            }
        }
        return found;
    }

    private void store(
            TenantId tenant,
            MonthCloseInput input,
            MonthClose close,
            Map<Rut, Loaded<Contractor>> registered,
            Map<BoletaId, Loaded<BookedBoleta>> booked) {
        Work work = vault.begin(tenant, "close-month");
        Set<BoletaId> kept = new LinkedHashSet<>();
        for (LedgerLine line : close.ledger()) {
            kept.add(line.boleta().id());
            BookedBoleta now = BookedBoleta.of(input.payer(), line);
            Loaded<BookedBoleta> before = booked.get(now.id());
            if (before == null) {
                // Sealed under the contractor's own key, so that erasing the person reaches the boletas too.
                Optional<UUID> person =
                        Optional.ofNullable(registered.get(now.payee())).map(Loaded::id);
                UUID id = vault.newId();
                work.create(Documents.BOLETAS, id, person.orElse(id), now);
            } else if (!before.value().equals(now)) {
                work.update(before, now);
            }
        }
        booked.forEach((id, before) -> {
            if (!kept.contains(id)) {
                work.delete(before);
            }
        });
        ClosedMonth outcome = ClosedMonth.of(
                input.payer(), close.form29(), close.unexplained().size());
        Optional<Loaded<ClosedMonth>> last = vault.findUnique(
                Documents.CLOSES, tenant, "month", tokens -> Documents.month(tokens, input.payer(), input.period()));
        DocumentKey anchor = last.map(Loaded::key)
                .orElseGet(() -> work.create(Documents.CLOSES, vault.newId(), Vault.TENANT_SUBJECT, outcome));
        last.ifPresent(before -> work.update(before, outcome));
        work.bulkUnder(anchor);
        work.commit();
    }

    /** The ids of all boletas in the payer's books, for exports; the caller closes the stream. */
    public Stream<LedgerLine> all(TenantId tenant, Rut payer) {
        return vault.scan(Documents.BOLETAS, tenant)
                .filter(loaded -> !loaded.erased())
                .map(Loaded::value)
                .filter(booked -> booked.payer().equals(payer))
                .map(BookedBoleta::line);
    }
}
