package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
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
import dev.cuadra.runtime.Command;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    private static final int PERSISTENCE = 10;

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
        for (int run = 1; ; run++) {
            try {
                return registerOnce(tenant, payer, line);
            } catch (StaleVersionException | DuplicateEntryException e) {
                if (run == PERSISTENCE) {
                    throw e;
                }
            }
        }
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
        contractors(tenant, payees).forEach((rut, loaded) -> people.put(rut, loaded.value()));
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
                .map(known -> between(tenant, known.id(), "date", first, last))
                .orElse(List.of());
    }

    /** The boletas in the payer's books that were paid from {@code first} to {@code last}, by day. */
    public List<LedgerLine> paid(TenantId tenant, Rut payer, LocalDate first, LocalDate last) {
        return payer(tenant, payer)
                .map(known -> between(tenant, known.id(), "paid", first, last))
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
        Boleta fresh = line.entry().orElseThrow().boleta();
        Map<BoletaId, Loaded<BookedBoleta>> stored = stored(tenant, company, List.of(fresh.id()));
        RegisterGuard guard = new RegisterGuard(vault, tenant, company);
        RegisterChunk chunk = chunk("", stored, guard, List.of(line));
        if (!chunk.rejected().isEmpty()) {
            Optional<LedgerLine> booked = lines(stored).values().stream().findFirst();
            return new Registration(
                    booked.isPresent() ? Registration.Outcome.DIFFERS : Registration.Outcome.REFUSED,
                    booked.map(other -> Duplicates.differences(other.boleta(), fresh))
                            .orElse(List.of()),
                    chunk.rejected().get(0).problems(),
                    List.of());
        }
        if (!chunk.changed().isEmpty()) {
            write(tenant, work, company, chunk, stored);
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
        Upload upload = order.dryRun()
                ? new DryRun(tenant, payer, source.name())
                : new Stored(tenant, payer, source, order.resume());
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

    /** Stores nothing, and remembers what it would have stored. */
    private final class DryRun implements Upload {
        private final TenantId tenant;
        private final Optional<UUID> company;
        private final Optional<RegisterGuard> guard;
        private final String name;
        private final Map<BoletaId, LedgerLine> seen = new HashMap<>();
        private ImportCounts counts = ImportCounts.ZERO;

        DryRun(TenantId tenant, Rut payer, String name) {
            this.tenant = tenant;
            this.name = name;
            this.company = payer(tenant, payer).map(Loaded::id);
            this.guard = company.map(known -> new RegisterGuard(vault, tenant, known));
        }

        @Override
        public RegisterChunk settle(List<EntryLine> chunk, long read, boolean last) {
            Map<BoletaId, Loaded<BookedBoleta>> stored = company.map(
                            known -> stored(tenant, known, RegisterChunk.ids(chunk)))
                    .orElse(Map.of());
            lines(stored).forEach(seen::putIfAbsent);
            RegisterGuard.Found found =
                    guard.map(known -> known.look(stored, chunk)).orElse(RegisterGuard.Found.NOTHING);
            RegisterChunk settled = new RegisterChunk(name, seen, found, chunk);
            seen.putAll(settled.changed());
            counts = counts.plus(settled.counts());
            return settled;
        }

        @Override
        public long settled() {
            return 0;
        }

        @Override
        public ImportCounts counts() {
            return counts;
        }
    }

    /** Stores each chunk with how far it brings the upload; the version of the job lets only one uploader do so. */
    private final class Stored implements Upload {
        private final TenantId tenant;
        private final UUID company;
        private final RegisterGuard guard;
        private final String name;
        private Loaded<ImportJob> job;

        Stored(TenantId tenant, Rut payer, TableSource source, boolean resume) {
            this.tenant = tenant;
            this.name = source.name();
            this.company = begin(tenant, payer);
            this.guard = new RegisterGuard(vault, tenant, company);
            this.job = begin(tenant, Fingerprints.of(source, company.toString()), resume);
        }

        @Override
        public RegisterChunk settle(List<EntryLine> chunk, long read, boolean last) {
            ImportJob before = job.value();
            if (!before.done() && (last || read > before.lines())) {
                String key = "register/" + job.id() + "/" + job.version();
                Command command = Command.of("register-boletas", key, before).runs(PERSISTENCE);
                vault.once(tenant, command, ImportCounts.class, work -> decide(work, chunk, last));
                job = vault.find(Documents.UPLOADS, tenant, job.id()).orElseThrow();
            }
            return chunk(name, stored(tenant, company, RegisterChunk.ids(chunk)), guard, chunk);
        }

        private ImportCounts decide(Work work, List<EntryLine> chunk, boolean last) {
            Map<BoletaId, Loaded<BookedBoleta>> stored = stored(tenant, company, RegisterChunk.ids(chunk));
            RegisterChunk settled = chunk(name, stored, guard, chunk);
            write(tenant, work, company, settled, stored);
            ImportJob before = job.value();
            work.update(
                    job,
                    new ImportJob(
                            before.fingerprint(),
                            before.lines() + chunk.size(),
                            before.counts().plus(settled.counts()),
                            last));
            work.bulkUnder(new DocumentKey(Documents.UPLOADS.collection(), job.id()));
            BookingWalk.note(work, Optional.of(company), settled.counts());
            return settled.counts();
        }

        @Override
        public long settled() {
            return job.value().lines();
        }

        @Override
        public ImportCounts counts() {
            return job.value().counts();
        }
    }

    private static RegisterChunk chunk(
            String name, Map<BoletaId, Loaded<BookedBoleta>> stored, RegisterGuard guard, List<EntryLine> lines) {
        return new RegisterChunk(name, lines(stored), guard.look(stored, lines), lines);
    }

    private UUID begin(TenantId tenant, Rut payer) {
        for (int run = 1; ; run++) {
            Optional<Loaded<Payer>> known = payer(tenant, payer);
            if (known.isPresent()) {
                return known.get().id();
            }
            try {
                Work work = vault.begin(tenant, "begin-register");
                work.create(Documents.PAYERS, vault.newId(), Vault.TENANT_SUBJECT, new Payer(payer));
                work.commit();
            } catch (DuplicateEntryException e) {
                // Another process made it: find it.
                if (run == PERSISTENCE) {
                    throw e;
                }
            }
        }
    }

    private Loaded<ImportJob> begin(TenantId tenant, String fingerprint, boolean resume) {
        Optional<Loaded<ImportJob>> known =
                vault.findUnique(Documents.UPLOADS, tenant, "file", tokens -> List.of(IndexValue.of(fingerprint)));
        if (resume && known.isPresent()) {
            return known.get();
        }
        ImportJob fresh = new ImportJob(fingerprint, 0, ImportCounts.ZERO, false);
        Work work = vault.begin(tenant, "begin-register");
        UUID id = known.map(Loaded::id).orElseGet(vault::newId);
        known.ifPresentOrElse(
                old -> work.update(old, fresh), () -> work.create(Documents.UPLOADS, id, Vault.TENANT_SUBJECT, fresh));
        work.commit();
        return vault.find(Documents.UPLOADS, tenant, id).orElseThrow();
    }

    private void write(
            TenantId tenant, Work work, UUID company, RegisterChunk chunk, Map<BoletaId, Loaded<BookedBoleta>> stored) {
        Set<Rut> payees = chunk.changed().values().stream()
                .flatMap(line -> line.payee().stream())
                .collect(Collectors.toSet());
        Map<Rut, Loaded<Contractor>> registered = contractors(tenant, payees);
        chunk.changed().forEach((id, line) -> {
            BookedBoleta now = BookedBoleta.of(company, line);
            Loaded<BookedBoleta> before = stored.get(id);
            if (before == null) {
                // Sealed under the contractor's own key, so that erasing the person reaches the boletas too.
                UUID document = vault.newId();
                UUID subject = Optional.ofNullable(registered.get(now.payee()))
                        .map(Loaded::id)
                        .orElse(document);
                work.create(Documents.BOLETAS, document, subject, now);
            } else {
                work.update(before, now);
            }
        });
        if (!chunk.reasons().isEmpty()) {
            work.note("accepted", chunk.reasons());
        }
    }

    private Optional<Loaded<Payer>> payer(TenantId tenant, Rut payer) {
        return vault.findUnique(Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)));
    }

    private Map<Rut, Loaded<Contractor>> contractors(TenantId tenant, Set<Rut> payees) {
        Map<Rut, Loaded<Contractor>> found = new HashMap<>(vault.findAllUnique(
                Documents.CONTRACTORS, tenant, "rut", payees, (rut, tokens) -> List.of(Documents.rut(tokens, rut))));
        found.values().removeIf(Loaded::erased);
        return found;
    }

    private Map<BoletaId, Loaded<BookedBoleta>> stored(TenantId tenant, UUID company, Collection<BoletaId> ids) {
        Map<BoletaId, Loaded<BookedBoleta>> found = new HashMap<>(vault.findAllUnique(
                Documents.BOLETAS, tenant, "id", ids, (id, tokens) -> Documents.id(tokens, company, id)));
        found.values().removeIf(Loaded::erased);
        return found;
    }

    private static Map<BoletaId, LedgerLine> lines(Map<BoletaId, Loaded<BookedBoleta>> stored) {
        Map<BoletaId, LedgerLine> lines = new HashMap<>();
        stored.forEach((id, loaded) -> lines.put(id, loaded.value().line()));
        return lines;
    }

    private List<LedgerLine> between(TenantId tenant, UUID company, String index, LocalDate first, LocalDate last) {
        return RegisterGuard.between(vault, tenant, company, index, first, last).stream()
                .map(BoletaBooks::line)
                .toList();
    }
}
