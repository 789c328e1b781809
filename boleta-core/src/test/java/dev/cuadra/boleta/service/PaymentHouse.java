package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A company with a contractor, users and boletas; all invented. */
final class PaymentHouse {
    static final TenantId ACME = TenantId.of("acme");
    static final Rut PAYER = Rut.parse("76000000-0");
    static final Rut ANA = Rut.parse("12345678-5");

    final InMemoryStorage storage = new InMemoryStorage();
    final InMemoryKeyRing keys = new InMemoryKeyRing();
    final Vault vault;
    final Disbursements payments;
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-10-01T12:00:00Z"));
    private final UUID payer;
    private final UUID contractor;
    private Runnable meanwhile = () -> {};
    private boolean answersLost;
    private boolean lost;
    private int orders;

    PaymentHouse() {
        vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        payments = new Disbursements(
                vault,
                new ReleaseGate(RetentionCalculator.chile()),
                new Disbursements.Rules(
                        new BatchPolicy(Clp.of(1_000_000)),
                        new Users(),
                        PaymentAccounts.CODES,
                        PaymentMarks.NONE,
                        Locale.ENGLISH));
        payer = vault.newId();
        contractor = vault.newId();
        Work work = vault.begin(ACME, "set-up");
        work.create(Documents.PAYERS, payer, Vault.TENANT_SUBJECT, new Payer(PAYER));
        work.create(Documents.CONTRACTORS, contractor, contractor, ana("001234567"));
        work.commit();
    }

    /** Carla approves up to 1,500,000 a day, others more; nobody knows "nobody". */
    private static final class Users implements PaymentPermissions {
        @Override
        public boolean may(TenantId tenant, String user, PaymentRight right, Rut payer) {
            return !user.equals("nobody");
        }

        @Override
        public Clp limit(TenantId tenant, String user, Rut payer) {
            return Clp.of(user.equals("carla") ? 1_500_000 : 100_000_000);
        }
    }

    /** A storage before whose next commit something else may happen, and whose answer may be lost. */
    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        Runnable first = meanwhile;
                        meanwhile = () -> {};
                        first.run();
                    }
                    if (answersLost && method.getName().equals("answer") && lost) {
                        lost = false;
                        answersLost = false;
                        throw new StorageException("the connection broke");
                    }
                    try {
                        Object result = method.invoke(storage, arguments);
                        if (commit && answersLost) {
                            lost = true;
                            throw new StorageException("the connection broke");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Runs {@code other} between the next decision and its commit. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** The next commit is stored, and nobody hears of it. */
    void loseNextAnswer() {
        answersLost = true;
    }

    private static Contractor ana(String account) {
        return new Contractor(
                ANA,
                "ANA PEREZ SOTO",
                Optional.of("ana@example.test"),
                Optional.empty(),
                Optional.of("012"),
                Optional.of("VISTA"),
                Optional.of(account),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void account(String number) {
        Work work = vault.begin(ACME, "set-up");
        work.update(vault.find(Documents.CONTRACTORS, ACME, contractor).orElseThrow(), ana(number));
        work.commit();
    }

    /** A boleta of September 2026 at 15.25 %. */
    UUID boleta(Rut issuer, long folio, long gross) {
        UUID id = vault.newId();
        Work work = vault.begin(ACME, "set-up");
        work.create(
                Documents.BOLETAS,
                id,
                contractor,
                new BookedBoleta(
                        payer,
                        issuer,
                        folio,
                        issuer,
                        "ANA PEREZ SOTO",
                        Concept.HONORARIOS,
                        LocalDate.of(2026, 9, (int) (1 + folio % 28)),
                        Optional.empty(),
                        BoletaState.VIGENTE,
                        Clp.of(gross),
                        Retainer.PAYER,
                        Clp.of((gross * 1_525 + 5_000) / 10_000),
                        Clp.ZERO,
                        Optional.empty()));
        work.commit();
        return id;
    }

    void state(UUID boleta, BoletaState state) {
        Loaded<BookedBoleta> loaded =
                vault.find(Documents.BOLETAS, ACME, boleta).orElseThrow();
        Work work = vault.begin(ACME, "set-up");
        var line = loaded.value().line();
        work.update(loaded, BookedBoleta.of(payer, line.with(line.boleta().in(state))));
        work.commit();
    }

    Optional<LocalDate> paidOn(UUID boleta) {
        return vault.find(Documents.BOLETAS, ACME, boleta).orElseThrow().value().paidOn();
    }

    PaymentOrder as(String user) {
        clock.advance(Duration.ofSeconds(1));
        return new PaymentOrder(ACME, user, "order-" + ++orders);
    }

    BatchView open(LocalDate day, List<PayRequest> lines) {
        return payments.open(as("ana"), PAYER, day, lines);
    }

    BatchView submitted(LocalDate day, long net, UUID boleta) {
        BatchView batch = open(day, List.of(new PayRequest(boleta, Clp.of(net))));
        return payments.submit(as("ana"), batch.id());
    }

    BatchView approved(LocalDate day, long net, UUID boleta) {
        BatchView batch = submitted(day, net, boleta);
        BatchView once;
        try {
            once = payments.approve(as("carla"), batch.id(), batch.hash());
        } catch (ProblemException limit) {
            once = payments.approve(as("gina"), batch.id(), batch.hash());
        }
        return once.phase() == BatchPhase.APPROVED ? once : payments.approve(as("fred"), batch.id(), batch.hash());
    }

    BatchView sent(LocalDate day, long net, UUID boleta) {
        BatchView batch = approved(day, net, boleta);
        payments.release(as("dora"), batch.id());
        return payments.write(as("dora"), batch.id());
    }

    AnswersBooked answer(BankAnswer... answers) {
        return payments.book(as("dora"), List.of(answers));
    }

    /** The bank pays all that was sent. */
    void paid(BatchView batch, LocalDate day) {
        payments.book(
                as("dora"),
                batch.lines().stream()
                        .filter(line -> line.status() == LineStatus.SENT)
                        .map(line -> BankAnswer.paid(line.reference(), day))
                        .toList());
    }

    List<HoldReason> holdsOf(BatchView batch) {
        return batch.lines().stream().flatMap(line -> line.holds().stream()).toList();
    }

    /** How many mails wait to be sent. */
    int mails() {
        return storage.lease(clock.instant(), Duration.ofMinutes(1), 100).size();
    }
}
