package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.register.Duplicates;
import dev.cuadra.boleta.register.EntryCheck;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.register.EntryLines;
import dev.cuadra.boleta.register.EntryList;
import dev.cuadra.boleta.register.Matching;
import dev.cuadra.boleta.register.ReportLines;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings boletas into a payer's books: one by hand, many from a list, or a report of the SII. What the books hold already
 * is never overwritten: a boleta that says something else is rejected, and only a missing day of payment is added. Safe
 * for many threads and processes; two that register one boleta are decided one after the other.
 *
 * @source REG-1, REG-2, REG-3, REG-4
 */
public final class BoletaRegister {
    /** Lines that are stored together. */
    public static final int CHUNK = 1_000;

    static final int PERSISTENCE = 10;

    private final Vault vault;
    private final RateBook rates;
    private final TableLimits limits;

    /** A register in {@code vault}, by {@code rates}, of files within {@code limits}. */
    public BoletaRegister(Vault vault, RateBook rates, TableLimits limits) {
        this.vault = vault;
        this.rates = rates;
        this.limits = limits;
    }

    /** A register by Chilean law, within the default limits. */
    public BoletaRegister(Vault vault) {
        this(vault, RateBook.chile(), TableLimits.DEFAULT);
    }

    /**
     * Registers one boleta. Sent again it changes nothing, so that a caller who got no answer asks again.
     *
     * @throws StaleVersionException when other writers got in between again and again
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; registering again tells
     */
    public Registration register(TenantId tenant, Rut payer, BoletaEntry entry) {
        EntryCheck.Checked checked = check(payer).check(entry, Place.NOWHERE);
        if (checked.line().isEmpty()) {
            return new Registration(Registration.Outcome.REFUSED, List.of(), checked.problems(), List.of());
        }
        EntryLine line = new EntryLine(
                1, List.of(), checked.line(), entry.acceptedBecause(), checked.problems(), checked.notices());
        return Vault.again(PERSISTENCE, () -> registerOnce(tenant, payer, line));
    }

    /**
     * Registers a list in CSV or XLSX, see {@link EntryList#TITLES}, in chunks that are stored whole together with how
     * far the upload has come.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when the file is no such list; nothing is stored then
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; resume afterwards
     * @throws java.io.UncheckedIOException when the file cannot be read; resume afterwards
     */
    public ImportCounts upload(
            TenantId tenant, Rut payer, TableSource source, RegisterOrder order, RegisterListener listener) {
        try (EntryLines lines = EntryList.open(source, limits, check(payer))) {
            return run(tenant, payer, source, lines, order, listener);
        }
    }

    /**
     * Registers a report of the SII. A row that no rule explains is rejected: register it by hand with a reason, or
     * decide about it in the month's close.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when the file is no report; nothing is stored then
     */
    public ImportCounts uploadReport(
            TenantId tenant,
            Rut payer,
            TableSource source,
            ReportKind kind,
            RegisterOrder order,
            RegisterListener listener) {
        ReportReader reader = new ReportReader();
        BoletaReport report = kind == ReportKind.BTE ? reader.bte(source, payer) : reader.received(source);
        Set<Rut> payees = report.rows().stream().map(ReportRow::payee).collect(Collectors.toSet());
        Map<Rut, Contractor> people = new HashMap<>();
        Contractors.named(vault, tenant, payees).forEach((rut, loaded) -> people.put(rut, loaded.value()));
        try (EntryLines lines = ReportLines.of(report, payer, rates, people)) {
            return run(tenant, payer, source, lines, order, listener);
        }
    }

    /** Our boletas dated as those of a report of the SII, or in its month, beside that report. */
    public Matching match(TenantId tenant, Rut payer, BoletaReport report) {
        List<LocalDate> days =
                new ArrayList<>(report.rows().stream().map(ReportRow::date).toList());
        report.month().ifPresent(month -> days.addAll(List.of(month.atDay(1), month.atEndOfMonth())));
        if (days.isEmpty()) {
            return Matching.of(List.of(), report.rows());
        }
        LocalDate first = days.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = days.stream().max(LocalDate::compareTo).orElseThrow();
        return match(tenant, payer, report, first, last);
    }

    /**
     * Our boletas dated as {@code first} to {@code last} beside a report of the SII of those days: BTE beside a report of
     * BTE, all others beside one of boletas received.
     */
    public Matching match(TenantId tenant, Rut payer, BoletaReport report, LocalDate first, LocalDate last) {
        List<Boleta> own = dated(tenant, payer, first, last).stream()
                .map(LedgerLine::boleta)
                .filter(boleta -> (boleta.concept() == Concept.BTE) == (report.kind() == ReportKind.BTE))
                .toList();
        return Matching.of(own, report.rows());
    }

    /** The boletas in the payer's books whose dates are from {@code first} to {@code last}, by date. */
    public List<LedgerLine> dated(TenantId tenant, Rut payer, LocalDate first, LocalDate last) {
        return payer(tenant, payer)
                .map(known -> lines(new BoletaDays(vault, tenant, known.id()).dated(first, last)))
                .orElse(List.of());
    }

    /** The boletas in the payer's books that were paid from {@code first} to {@code last}, by day. */
    public List<LedgerLine> paid(TenantId tenant, Rut payer, LocalDate first, LocalDate last) {
        return payer(tenant, payer)
                .map(known -> lines(new BoletaDays(vault, tenant, known.id()).paid(first, last)))
                .orElse(List.of());
    }

    private EntryCheck check(Rut payer) {
        return new EntryCheck(rates, payer, LocalDate.ofInstant(vault.now(), ContractorData.CHILE));
    }

    private Registration registerOnce(TenantId tenant, Rut payer, EntryLine line) {
        Work work = vault.begin(tenant, "register-boleta");
        Optional<Loaded<Payer>> known = payer(tenant, payer);
        UUID company = known.map(Loaded::id).orElseGet(vault::newId);
        if (known.isEmpty()) {
            work.create(Documents.PAYERS, company, Vault.TENANT_SUBJECT, new Payer(payer));
        }
        RegisterBooks books = new RegisterBooks(vault, tenant, company);
        RegisterBooks.Held held = books.held(List.of(line));
        RegisterChunk chunk = books.settle("", held, List.of(line));
        if (!chunk.rejected().isEmpty()) {
            Boleta fresh = line.entry().orElseThrow().boleta();
            Optional<LedgerLine> booked = held.lines().values().stream().findFirst();
            return new Registration(
                    booked.isPresent() ? Registration.Outcome.DIFFERS : Registration.Outcome.REFUSED,
                    booked.map(other -> Duplicates.differences(other.boleta(), fresh))
                            .orElse(List.of()),
                    chunk.rejected().get(0).problems(),
                    List.of());
        }
        if (!chunk.changed().isEmpty()) {
            books.write(work, held, chunk);
            work.commit();
        }
        ImportCounts counts = chunk.counts();
        Registration.Outcome outcome = counts.created() > 0
                ? Registration.Outcome.REGISTERED
                : counts.updated() > 0 ? Registration.Outcome.COMPLETED : Registration.Outcome.UNCHANGED;
        return new Registration(outcome, List.of(), List.of(), line.notices());
    }

    private ImportCounts run(
            TenantId tenant,
            Rut payer,
            TableSource source,
            EntryLines lines,
            RegisterOrder order,
            RegisterListener listener) {
        Upload upload = order.dryRun() ? dry(tenant, payer, source) : stored(tenant, payer, source, order.resume());
        listener.started(lines.titles(), lines.expected(), upload.settled());
        List<EntryLine> chunk = new ArrayList<>(CHUNK);
        long read = 0;
        Optional<EntryLine> next = lines.next();
        do {
            next.ifPresent(chunk::add);
            next = next.isPresent() ? lines.next() : next;
            if (chunk.size() == CHUNK || next.isEmpty()) {
                read += chunk.size();
                RegisterChunk settled = upload.settle(chunk, read, next.isEmpty());
                settled.rejected().forEach(bad -> listener.rejected(bad.line(), bad.problems()));
                settled.noticed().forEach(listener::noticed);
                listener.progressed(Math.max(read, upload.settled()), upload.counts());
                chunk.clear();
            }
        } while (next.isPresent());
        return upload.counts();
    }

    private Upload dry(TenantId tenant, Rut payer, TableSource source) {
        return new DryUpload(
                payer(tenant, payer).map(known -> new RegisterBooks(vault, tenant, known.id())), source.name());
    }

    private Upload stored(TenantId tenant, Rut payer, TableSource source, boolean resume) {
        // Where another process makes the company's document meanwhile, it is found.
        UUID company = Vault.again(PERSISTENCE, () -> company(tenant, payer));
        return new StoredUpload(vault, new RegisterBooks(vault, tenant, company), source, resume);
    }

    private UUID company(TenantId tenant, Rut payer) {
        return payer(tenant, payer).map(Loaded::id).orElseGet(() -> {
            Work work = vault.begin(tenant, "begin-register");
            UUID id = work.create(Documents.PAYERS, vault.newId(), Vault.TENANT_SUBJECT, new Payer(payer))
                    .id();
            work.commit();
            return id;
        });
    }

    private Optional<Loaded<Payer>> payer(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)));
    }

    private static List<LedgerLine> lines(Stream<Loaded<BookedBoleta>> boletas) {
        return boletas.map(BoletaBooks::line).toList();
    }
}
