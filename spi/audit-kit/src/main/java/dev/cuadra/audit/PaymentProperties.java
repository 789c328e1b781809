package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchContent;
import dev.cuadra.boleta.payment.BatchDecision;
import dev.cuadra.boleta.payment.BatchLine;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.boleta.payment.Payee;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.PaymentBatches;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What holds for every payment of boletas, as properties of an engine. Extend it, name the engine, run it with JUnit. Holds
 * no state.
 */
public abstract class PaymentProperties {
    private static final int TRIES = 400;
    private static final int MOST_PARTS = 6;
    private static final int THINGS = 4;
    private static final String BATCH = "batch-1";
    private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 2);
    private static final BankAccount ACCOUNT = new BankAccount("012", AccountKind.VISTA, "1234567");
    private static final BankAccount OTHER_ACCOUNT = new BankAccount("012", AccountKind.VISTA, "7654321");
    private static final List<String> USERS = List.of("ana", "bruno", "carla", "dora");

    /** For the auditor's class. */
    protected PaymentProperties() {}

    /** The engine under audit. */
    protected abstract PaymentEngine engine();

    /** However a net is split, the parts settle the gross fee and keep back what the boleta does, to the peso. */
    @Property(tries = TRIES)
    @Tag("PAYM-1")
    public void partsAddUpToTheBoleta(@ForAll("payable") Boleta boleta, @ForAll Random random) {
        PaidPart whole = PaidPart.of(boleta);
        List<Clp> nets = split(whole.net(), random);

        List<PaidPart> parts = engine().parts(whole, nets);

        assertEquals(
                whole, parts.stream().reduce(PaidPart.NOTHING, PaidPart::plus), () -> "PAYM-1: the parts of " + nets);
        assertEquals(nets, parts.stream().map(PaidPart::net).toList(), () -> "PAYM-1: what the payee gets of " + whole);
    }

    /** A line that something speaks against is never let into a file, and one that nothing does always is. */
    @Property(tries = TRIES)
    @Tag("PAYM-4")
    @Tag("PAYM-6")
    public void aLineIsHeldIfAndOnlyIfSomethingSpeaksAgainstIt(
            @ForAll("payable") Boleta boleta, @ForAll("marks") Set<PayMark> marks, @ForAll Random random) {
        Clp net = boleta.net();
        boolean decided = random.nextBoolean();
        IntPredicate against = against(marks, random);
        boolean otherBatch = against.test(0);
        Optional<Payee> payee = payee(boleta.id().issuer(), against.test(1) ? random.nextInt(3) : 3);
        PaidPart paid = against.test(2) ? PaidPart.of(boleta) : PaidPart.NOTHING;
        Boleta unpaid = against.test(3) ? boleta.paidOn(DAY) : notPaid(boleta);
        LineFacts facts = new LineFacts("boleta-1", Optional.of(unpaid), decided, paid, payee, marks, otherBatch);

        Set<String> held = engine().holds(released(net, boleta.id().issuer()), Map.of("boleta-1", facts))
                .keySet();

        boolean something = unpaid.state() != BoletaState.VIGENTE
                || !marks.isEmpty()
                || otherBatch
                || !paid.gross().isZero()
                || unpaid.paidOn().isPresent()
                || payee.flatMap(Payee::account).filter(ACCOUNT::equals).isEmpty();
        assertEquals(
                something,
                !held.isEmpty(),
                () -> "PAYM-4: " + unpaid.state() + ", " + marks + ", other batch " + otherBatch + ", paid "
                        + paid.gross() + ", account "
                        + payee.flatMap(Payee::account).isPresent());
    }

    /** What besides marks speaks against a line: half of the time one thing at most, so that none hides another. */
    private static IntPredicate against(Set<PayMark> marks, Random random) {
        if (random.nextBoolean()) {
            int only = marks.isEmpty() ? random.nextInt(THINGS + 1) : THINGS;
            return thing -> thing == only;
        }
        return thing -> random.nextInt(8) == 0;
    }

    /** A boleta that is not in the books any more is not paid. */
    @Property(tries = TRIES / 4)
    @Tag("PAYM-4")
    public void whatIsGoneIsNotPaid(@ForAll("payable") Boleta boleta) {
        assertTrue(
                !engine().holds(released(boleta.net()), Map.of()).isEmpty(),
                "PAYM-4: a line without a boleta is released");
    }

    /** Only what the law leaves to a person may be waived. */
    @Property(tries = TRIES / 4)
    @Tag("PAYM-4")
    public void nobodyWaivesWhatHasToBePutRight(@ForAll HoldReason reason) {
        Assume.that(!reason.waivable());
        PaymentBatch batch = released(Clp.of(1_000));
        String reference = batch.lines().get(0).line().reference();
        PaymentBatch held = move(
                batch,
                "dora",
                new BatchCommand.Send(List.of(), List.of(new BatchCommand.Send.Held(reference, List.of(reason)))));

        BatchDecision decision = engine().decide(
                        held, new BatchStep(AT, "dora", new BatchCommand.Waive(reference, Set.of(reason), "a hurry")));

        assertTrue(decision instanceof BatchDecision.Refused, () -> "PAYM-4: waived " + reason);
    }

    /** Whoever opened, changed or submitted a batch does not approve it, however they write their name. */
    @Property(tries = TRIES)
    @Tag("PAYM-3")
    public void nobodyApprovesTheirOwn(
            @ForAll("users") String opener,
            @ForAll("users") String changer,
            @ForAll("users") String submitter,
            @ForAll("users") String approver) {
        PaymentBatch batch = PaymentBatches.open(new BatchStep(
                AT, opener, new BatchCommand.Open(BATCH, "payer", BatchPolicy.alwaysTwo(), content(Clp.of(1_000)))));
        PaymentBatch submitted = move(
                move(batch, changer, new BatchCommand.Change(content(Clp.of(2_000)))),
                submitter,
                new BatchCommand.Submit());

        BatchDecision decision = engine().decide(submitted, approval(submitted, approver));

        boolean own = List.of(opener, changer, submitter).stream()
                .map(PaymentProperties::same)
                .anyMatch(same(approver)::equals);
        assertEquals(
                own,
                decision instanceof BatchDecision.Refused,
                () -> "PAYM-3: " + approver + " approves what " + opener + ", " + changer + " and " + submitter
                        + " prepared");
    }

    /** One person, asked twice, is one approval. */
    @Property(tries = TRIES / 4)
    @Tag("PAYM-3")
    public void oneApproverIsNotTwo(@ForAll("users") String approver) {
        Assume.that(!same(approver).equals("ana"));
        PaymentBatch batch = PaymentBatches.open(new BatchStep(
                AT, "ana", new BatchCommand.Open(BATCH, "payer", BatchPolicy.alwaysTwo(), content(Clp.of(1_000)))));
        PaymentBatch submitted = move(batch, "ana", new BatchCommand.Submit());
        PaymentBatch once = after(submitted, engine().decide(submitted, approval(submitted, approver)));
        BatchDecision again = engine().decide(once, approval(once, approver.toUpperCase(Locale.ROOT)));

        int approvals = again.<Integer>fold(moved -> moved.after().approvers().size(), refused -> 1);
        assertEquals(1, approvals, () -> "PAYM-3: " + approver + " approves twice");
    }

    /** Boletas of which something is to be paid, in any state, retained as the law says. */
    @Provide
    Arbitrary<Boleta> payable() {
        return Boletas.any().filter(boleta -> boleta.net().pesos() > 0);
    }

    /** Mostly none. */
    @Provide
    Arbitrary<Set<PayMark>> marks() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Set.of())),
                net.jqwik.api.Tuple.of(
                        2, Arbitraries.of(PayMark.values()).set().ofMinSize(1).ofMaxSize(2)));
    }

    /** Few people, written in several ways. */
    @Provide
    Arbitrary<String> users() {
        return Arbitraries.of(USERS)
                .flatMap(user -> Arbitraries.of(user, " " + user, user.toUpperCase(Locale.ROOT), user + " "));
    }

    private static String same(String user) {
        return user.strip().toLowerCase(Locale.ROOT);
    }

    private static BatchStep approval(PaymentBatch batch, String by) {
        return new BatchStep(AT, by, new BatchCommand.Approve(batch.hash(), Clp.of(1_000_000_000), Clp.ZERO, Clp.ZERO));
    }

    private static Optional<Payee> payee(Rut rut, int drawn) {
        return switch (drawn) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Payee(rut, "PERSONA", Optional.empty(), Optional.empty()));
            case 2 -> Optional.of(new Payee(rut, "PERSONA", Optional.of(OTHER_ACCOUNT), Optional.empty()));
            default -> Optional.of(new Payee(rut, "PERSONA", Optional.of(ACCOUNT), Optional.empty()));
        };
    }

    private static Boleta notPaid(Boleta b) {
        return new Boleta(
                b.id(),
                b.concept(),
                b.date(),
                Optional.empty(),
                b.state(),
                b.gross(),
                b.retainer(),
                b.retained(),
                b.loanRetained());
    }

    private static List<Clp> split(Clp net, Random random) {
        List<Clp> parts = new ArrayList<>();
        long left = net.pesos();
        for (int i = 1; i < MOST_PARTS && left > 1 && random.nextInt(MOST_PARTS) > 0; i++) {
            long part = 1 + Math.floorMod(random.nextLong(), left - 1);
            parts.add(Clp.of(part));
            left -= part;
        }
        parts.add(Clp.of(left));
        return parts;
    }

    private static BatchContent content(Clp net) {
        return content(net, new Rut(12_345_678));
    }

    /** One line, to the account of {@code payee} as it was approved. */
    private static BatchContent content(Clp net, Rut payee) {
        String account = new Payee(payee, "PERSONA", Optional.of(ACCOUNT), Optional.empty())
                .fingerprint(BATCH)
                .orElseThrow();
        return new BatchContent(DAY, List.of(BatchLine.of(BATCH, "boleta-1", net, account)));
    }

    private static PaymentBatch released(Clp net) {
        return released(net, new Rut(12_345_678));
    }

    private static PaymentBatch released(Clp net, Rut payee) {
        PaymentBatch batch = PaymentBatches.open(new BatchStep(
                AT, "ana", new BatchCommand.Open(BATCH, "payer", new BatchPolicy(net), content(net, payee))));
        PaymentBatch submitted = move(batch, "ana", new BatchCommand.Submit());
        PaymentBatch approved = after(
                submitted,
                PaymentBatches.decide(
                        submitted,
                        new BatchStep(
                                AT, "bruno", new BatchCommand.Approve(submitted.hash(), net, Clp.ZERO, Clp.ZERO))));
        return move(approved, "carla", new BatchCommand.Release());
    }

    private static PaymentBatch move(PaymentBatch batch, String by, BatchCommand command) {
        return after(batch, PaymentBatches.decide(batch, new BatchStep(AT, by, command)));
    }

    private static PaymentBatch after(PaymentBatch batch, BatchDecision decision) {
        return decision.<PaymentBatch>fold(BatchDecision.Moved::after, refused -> {
            throw new IllegalStateException(
                    batch + " refused: " + refused.problem().code());
        });
    }
}
