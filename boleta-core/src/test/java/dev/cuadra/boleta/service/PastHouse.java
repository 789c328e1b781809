package dev.cuadra.boleta.service;

import dev.cuadra.boleta.asof.MonthBooks;
import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.KeepingPeriods;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.KeyRotation;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.Storage;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Books whose days a test sets, written to as the services write. */
final class PastHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final Rut PAYER = Rut.parse("76000000-0");
    static final Rut ANA = Rut.parse("12345678-5");
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final ZoneId CHILE = ZoneId.of("America/Santiago");
    private static final DocumentType<BookedBoleta> FORGETFUL = DocumentType.of(
                    Documents.BOLETAS.collection(), Documents.BOLETAS.schema(), BookedBoleta.class)
            .personal("issuer", "payee", "name");

    final SettableClock clock = SettableClock.at(Instant.parse("2026-10-01T12:00:00Z"));
    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final Vault vault;
    final BoletaBooks books;
    final FiledReturns filed;
    final BooksThen past;
    private final UUID payer;
    private UUID ana;

    PastHouse() {
        this(storage -> storage);
    }

    /** Through a storage that a test wraps. */
    PastHouse(UnaryOperator<Storage> wrapping) {
        vault = new Vault(wrapping.apply(storage), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
        filed = new FiledReturns(vault, books, Form29Assembler.chile());
        past = new BooksThen(vault, books, Form29Assembler.chile());
        payer = vault.newId();
        ana = vault.newId();
        Work work = vault.begin(ACME, "set-up");
        work.create(Documents.PAYERS, payer, Vault.TENANT_SUBJECT, new Payer(PAYER));
        work.commit();
        person();
    }

    private void person() {
        Work work = vault.begin(ACME, "set-up");
        work.create(
                Documents.CONTRACTORS,
                ana,
                ana,
                new Contractor(
                        ANA,
                        "ANA PEREZ SOTO",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        work.commit();
    }

    /** Noon of another day in Chile. */
    LocalDate on(LocalDate day) {
        clock.set(day.atTime(12, 0).atZone(CHILE).toInstant());
        return day;
    }

    /** A boleta of Ana's at 15.25 %, halves up. */
    UUID boleta(long folio, LocalDate date, long gross, Optional<LocalDate> paidOn) {
        UUID id = vault.newId();
        Work work = vault.begin(ACME, "set-up");
        work.create(
                Documents.BOLETAS,
                id,
                ana,
                new BookedBoleta(
                        payer,
                        ANA,
                        folio,
                        ANA,
                        "ANA PEREZ SOTO",
                        Concept.HONORARIOS,
                        date,
                        paidOn,
                        BoletaState.VIGENTE,
                        Clp.of(gross),
                        Retainer.PAYER,
                        kept(gross),
                        Clp.ZERO,
                        Optional.empty()));
        work.commit();
        return id;
    }

    /** A boleta of 100,000 as a release wrote it that kept no past. */
    UUID forgotten(long folio, LocalDate date) {
        UUID id = vault.newId();
        Work work = vault.begin(ACME, "set-up");
        work.create(
                FORGETFUL,
                id,
                ana,
                new BookedBoleta(
                        payer,
                        ANA,
                        folio,
                        ANA,
                        "ANA PEREZ SOTO",
                        Concept.HONORARIOS,
                        date,
                        Optional.of(date),
                        BoletaState.VIGENTE,
                        Clp.of(100_000),
                        Retainer.PAYER,
                        kept(100_000),
                        Clp.ZERO,
                        Optional.empty()));
        work.commit();
        return id;
    }

    static Clp kept(long gross) {
        return Clp.of((gross * 1_525 + 5_000) / 10_000);
    }

    /** Changes a boleta, also one whose issuer was erased. */
    void change(UUID id, UnaryOperator<Boleta> change, Optional<Decision> decision) {
        Loaded<BookedBoleta> loaded = load(id);
        LedgerLine line = BoletaBooks.line(loaded);
        Boleta now = change.apply(line.boleta());
        Work work = vault.begin(ACME, "set-up");
        if (loaded.erased()) {
            work.updateErased(
                    loaded,
                    BookedBoleta.Figures.class,
                    BookedBoleta.Figures.of(payer, LedgerLine.erased(now, decision)));
        } else {
            work.update(loaded, BookedBoleta.of(payer, new LedgerLine(now, line.payee(), line.name(), decision)));
        }
        work.commit();
    }

    void change(UUID id, UnaryOperator<Boleta> change) {
        change(id, change, BoletaBooks.line(load(id)).decision());
    }

    Loaded<BookedBoleta> load(UUID id) {
        return vault.find(Documents.BOLETAS, ACME, id).orElseThrow();
    }

    void remove(UUID id) {
        Work work = vault.begin(ACME, "set-up");
        work.delete(load(id));
        work.commit();
    }

    static Boleta with(Boleta boleta, Concept concept, LocalDate date, Optional<LocalDate> paidOn, BoletaState state) {
        return new Boleta(
                boleta.id(),
                concept,
                date,
                paidOn,
                state,
                boleta.gross(),
                boleta.retainer(),
                boleta.retained(),
                boleta.loanRetained());
    }

    static Boleta with(Boleta boleta, long gross) {
        return new Boleta(
                boleta.id(),
                boleta.concept(),
                boleta.date(),
                boleta.paidOn(),
                boleta.state(),
                Clp.of(gross),
                Retainer.PAYER,
                boleta.state().counts() ? kept(gross) : Clp.ZERO,
                Clp.ZERO);
    }

    /** A payment of a part, booked as answers of a bank are. */
    UUID pay(UUID boleta, LocalDate day, long gross) {
        UUID id = vault.newId();
        book(
                id,
                new StoredPayment(
                        payer,
                        boleta,
                        boleta,
                        "T" + id,
                        day,
                        Optional.empty(),
                        new PaidPart(Clp.of(gross), kept(gross), Clp.ZERO),
                        Optional.empty(),
                        Optional.of(ANA),
                        Optional.empty()));
        return id;
    }

    void giveBack(UUID payment, LocalDate day) {
        StoredPayment.Figures paid =
                vault.find(Documents.PAYMENTS, ACME, payment).orElseThrow().plain(StoredPayment.Figures.class);
        book(
                vault.newId(),
                new StoredPayment(
                        payer,
                        paid.boleta(),
                        paid.boleta(),
                        paid.reference(),
                        paid.paidOn(),
                        Optional.of(day),
                        paid.part(),
                        Optional.of(payment),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void book(UUID id, StoredPayment payment) {
        Work work = vault.begin(ACME, "set-up");
        work.create(
                Documents.PAYMENTS, id, payment.payee().isPresent() && !erased() ? ana : Vault.TENANT_SUBJECT, payment);
        work.commit();
    }

    boolean erased() {
        return vault.find(Documents.CONTRACTORS, ACME, ana).map(Loaded::erased).orElse(true);
    }

    void rotateKeys() {
        KeyRotation rotation = new KeyRotation(vault, Documents.ALL);
        rotation.begin(ACME, "user-1");
        while (!rotation.step(ACME, 3).finished()) {}
    }

    /** Ana is erased; whoever comes after her under the same number is somebody else to the books. */
    void eraseAna() {
        new ContractorData(vault, List.of(), storage, KeepingPeriods.fixed(0, "test"))
                .erase(ACME, new ErasureRequest(ANA, "user-1", "asked for it", true));
        ana = vault.newId();
        person();
    }

    /** How a close is stored, with a code of the host's own. */
    void close(PeriodRule rule, long vatDue) {
        Map<F29Code, BigDecimal> codes =
                new TreeMap<>(live(rule, Map.of(F29Code.of("48"), BigDecimal.valueOf(vatDue))));
        Map<String, BigDecimal> stored = new TreeMap<>();
        codes.forEach((code, value) -> stored.put(code.value(), value));
        StoredClose close = new StoredClose(payer, SEPTEMBER, rule, stored, Map.of(), 0);
        Work work = vault.begin(ACME, "close-month");
        Optional<Loaded<StoredClose>> before = books.stored(ACME, payer, SEPTEMBER);
        if (before.isPresent()) {
            work.update(before.get(), close);
        } else {
            work.create(Documents.CLOSES, vault.newId(), Vault.TENANT_SUBJECT, close);
        }
        work.commit();
    }

    /** September by what the store holds now, read as a close reads it. */
    Map<F29Code, BigDecimal> live() {
        Optional<StoredClose> close = books.stored(ACME, payer, SEPTEMBER).map(Loaded::value);
        Map<F29Code, BigDecimal> other = new TreeMap<>();
        close.flatMap(stored -> Optional.ofNullable(stored.codes().get("48")))
                .ifPresent(value -> other.put(F29Code.of("48"), value));
        return live(close.map(StoredClose::rule).orElse(PeriodRule.PAYMENT_DATE), other);
    }

    private Map<F29Code, BigDecimal> live(PeriodRule rule, Map<F29Code, BigDecimal> other) {
        List<Boleta> boletas;
        try (var all = books.all(ACME, PAYER)) {
            boletas = all.map(LedgerLine::boleta).toList();
        }
        List<RetainedPart> parts =
                new PaidMonths(vault).parts(ACME, payer, SEPTEMBER.atDay(1), SEPTEMBER.atEndOfMonth());
        if (rule == PeriodRule.PAYMENT_DATE) {
            MonthlyParts monthly = new MonthlyParts(parts);
            boletas = monthly.without(
                            monthly.exceeded(boletas).stream().map(Boleta::id).toList())
                    .boletas(boletas, SEPTEMBER);
        }
        return Form29Assembler.chile()
                .assemble(new Form29Request(SEPTEMBER, rule, boletas, other))
                .codes();
    }

    MonthBooks then(LocalDate day) {
        return past.month(ACME, PAYER, SEPTEMBER, day).orElseThrow().books();
    }
}
