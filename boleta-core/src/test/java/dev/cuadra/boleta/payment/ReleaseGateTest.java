package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReleaseGateTest {
    private static final ReleaseGate GATE = new ReleaseGate(RetentionCalculator.chile());
    private static final LocalDate DAY = LocalDate.of(2026, 9, 5);
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final Payee PAYEE = payee("001234567");
    private static final PaidPart NONE = PaidPart.NOTHING;

    /** 15.25 % of 1,000,000. */
    private static final Boleta BOLETA = boleta(153, BoletaState.VIGENTE, 152_500);

    @Test
    @Tag("PAYM-4")
    void aLineWithoutFaultIsNotHeld() {
        assertThat(holds(facts(BOLETA, NONE, PAYEE))).isEmpty();
    }

    @Test
    @Tag("PAYM-4")
    void eachFaultHasItsReason() {
        assertThat(holds(facts(BOLETA.in(BoletaState.ANULADA), NONE, PAYEE))).containsExactly(HoldReason.ANNULLED);
        assertThat(holds(facts(boleta(153, BoletaState.ANULACION_PENDIENTE, 152_500), NONE, PAYEE)))
                .containsExactly(HoldReason.ANNULMENT_PENDING);
        assertThat(holds(facts(boleta(153, BoletaState.OBSERVADA, 152_500), NONE, PAYEE)))
                .containsExactly(HoldReason.OBSERVED);
        assertThat(holds(facts(BOLETA, NONE, payee("999")))).containsExactly(HoldReason.ACCOUNT_CHANGED);
        assertThat(holds(facts(BOLETA, NONE, new Payee(ANA, "ANA", Optional.empty(), Optional.empty()))))
                .containsExactly(HoldReason.ACCOUNT_MISSING);
        assertThat(holds(new LineFacts("b1", Optional.of(BOLETA), false, NONE, Optional.empty(), Set.of(), false)))
                .containsExactly(HoldReason.PAYEE_GONE);
        assertThat(holds(new LineFacts(
                        "b1", Optional.of(BOLETA), false, NONE, Optional.of(PAYEE), Set.of(PayMark.values()), true)))
                .containsExactly(
                        HoldReason.UNMATCHED,
                        HoldReason.KEPT_BACK,
                        HoldReason.PAYEE_INACTIVE,
                        HoldReason.PAYEE_UNCHECKED,
                        HoldReason.PAYEE_REGIME,
                        HoldReason.PAYEE_ONBOARDING,
                        HoldReason.FILE_REFUSES,
                        HoldReason.OTHER_BATCH);
        assertThat(GATE.holds(batch(), Map.of()).get("R1")).containsExactly(HoldReason.BOLETA_GONE);
        assertThat(holds(facts(boleta(153, BoletaState.VIGENTE, 145_000), NONE, PAYEE)))
                .containsExactly(HoldReason.RETENTION_DIFFERS);
    }

    @Test
    @Tag("PAYM-6")
    void noMoreThanWhatIsLeftIsPaid() {
        assertThat(holds(facts(BOLETA, PaidPart.of(BOLETA), PAYEE))).containsExactly(HoldReason.ALREADY_PAID);
        assertThat(holds(facts(BOLETA.paidOn(DAY), NONE, PAYEE))).containsExactly(HoldReason.ALREADY_PAID);
        PaidPart aPeso = new PaidPart(Clp.of(1), Clp.ZERO, Clp.ZERO);
        assertThat(holds(facts(BOLETA, aPeso, PAYEE))).containsExactly(HoldReason.OVER_LEFT);
    }

    @Test
    @Tag("PAYM-4")
    void aPersonWaivesSomeReasonsAndNotOthers() {
        BatchCommand waive = new BatchCommand.Waive("R1", Set.of(HoldReason.OBSERVED), "seen with the issuer");
        PaymentBatch waived = take(released(), "dora", waive);
        LineFacts observed = facts(boleta(153, BoletaState.OBSERVADA, 152_500), NONE, PAYEE);

        assertThat(GATE.holds(waived, Map.of("b1", observed))).isEmpty();
        assertThat(GATE.holds(waived, Map.of("b1", facts(BOLETA, PaidPart.of(BOLETA), PAYEE))))
                .containsEntry("R1", List.of(HoldReason.ALREADY_PAID));
    }

    @Test
    @Tag("PAYM-4")
    void twoBoletasAlikeAreHeldUntilSomebodyLooks() {
        LineFacts other = new LineFacts(
                "b2",
                Optional.of(boleta(154, BoletaState.VIGENTE, 152_500)),
                false,
                NONE,
                Optional.of(PAYEE),
                Set.of(),
                false);

        assertThat(GATE.holds(batch(), Map.of("b1", facts(BOLETA, NONE, PAYEE), "b2", other)))
                .containsEntry("R1", List.of(HoldReason.DUPLICATE));
    }

    @Test
    @Tag("PAYM-4")
    void theSameDayAndGrossOfAnotherIssuerAreAnotherPiecesOfWork() {
        LineFacts other = named("b2", facts(of(new BoletaId(Rut.parse("11111111-1"), 153), DAY), NONE, PAYEE));

        assertThat(GATE.holds(batch(), Map.of("b1", facts(BOLETA, NONE, PAYEE), "b2", other)))
                .isEmpty();
    }

    @Test
    @Tag("PAYM-4")
    void ofAnErasedIssuerNothingIsComparedAndNobodyIsPaid() {
        BoletaId erased = BoletaId.erased(new UUID(1, 2), 153);
        LineFacts one =
                new LineFacts("b1", Optional.of(of(erased, DAY)), false, NONE, Optional.empty(), Set.of(), false);

        assertThat(GATE.holds(batch(), Map.of("b1", one, "b2", named("b2", one))))
                .containsExactly(Map.entry("R1", List.of(HoldReason.PAYEE_GONE)));
    }

    /** Where the issuer hands over the tax nothing is kept back, whatever the rate. */
    @Test
    @Tag("PAYM-4")
    void onlyWhatThePayerKeepsBackIsComparedWithTheRate() {
        Boleta own = new Boleta(
                BOLETA.id(),
                Concept.HONORARIOS,
                DAY,
                Optional.empty(),
                BoletaState.VIGENTE,
                Clp.of(1_000_000),
                Retainer.ISSUER,
                Clp.ZERO,
                Clp.ZERO);
        assertThat(holds(facts(own, NONE, PAYEE))).isEmpty();

        Boleta wrong = boleta(153, BoletaState.VIGENTE, 145_000);
        assertThat(holds(new LineFacts("b1", Optional.of(wrong), true, NONE, Optional.of(PAYEE), Set.of(), false)))
                .as("a person decided about it")
                .isEmpty();
    }

    @Test
    @Tag("PAYM-4")
    void aRetentionOfADayWithoutAKnownRateCountsAsDifferent() {
        LocalDate before = LocalDate.of(2003, 9, 30);

        assertThat(holds(facts(of(BOLETA.id(), before), NONE, PAYEE))).containsExactly(HoldReason.RETENTION_DIFFERS);
    }

    private static Boleta of(BoletaId id, LocalDate date) {
        return new Boleta(
                id,
                Concept.HONORARIOS,
                date,
                Optional.empty(),
                BoletaState.VIGENTE,
                Clp.of(1_000_000),
                Retainer.PAYER,
                Clp.of(152_500),
                Clp.ZERO);
    }

    @Test
    @Tag("PAYM-4")
    void everyReasonHasItsWordsInBothLanguages() {
        for (HoldReason reason : HoldReason.values()) {
            assertThat(reason.problem("12******-5/153").message().in(Locale.ENGLISH))
                    .contains("153");
            assertThat(reason.problem("12******-5/153").remedy().in(Locale.forLanguageTag("es")))
                    .isNotBlank();
        }
    }

    @Test
    @Tag("PAYM-4")
    void aProposalIsInOrderAndSaysOfEveryOtherBoletaWhy() {
        Boleta early = new Boleta(
                new BoletaId(ANA, 9),
                Concept.HONORARIOS,
                DAY.minusDays(1),
                Optional.empty(),
                BoletaState.OBSERVADA,
                Clp.of(100_000),
                Retainer.PAYER,
                Clp.of(15_250),
                Clp.ZERO);
        PaidPart half = BoletaSplit.of(BOLETA).nextNet(Clp.of(300_000));
        List<LineFacts> facts = List.of(
                named("b1", facts(BOLETA, half, PAYEE)),
                named("b2", facts(early, NONE, PAYEE)),
                named("b3", facts(boleta(160, BoletaState.ANULADA, 0), NONE, PAYEE)),
                named("b4", facts(boleta(161, BoletaState.VIGENTE, 152_500).paidOn(DAY), NONE, PAYEE)));

        PaymentProposal proposal = PaymentProposal.of(facts, ProposalFilter.upTo(DAY));
        assertThat(proposal.lines()).extracting(PaymentProposal.Line::key).containsExactly("b2", "b1");
        assertThat(proposal.lines()).extracting(line -> line.amount().pesos()).containsExactly(84_750L, 547_500L);
        assertThat(proposal.lines().get(0).remarks()).containsExactly(HoldReason.OBSERVED);
        assertThat(proposal.leftOut())
                .extracting(PaymentProposal.LeftOut::reason)
                .containsExactly(HoldReason.ANNULLED, HoldReason.ALREADY_PAID);

        PaymentProposal before = PaymentProposal.of(facts, ProposalFilter.upTo(DAY.minusDays(1)));
        assertThat(before.lines()).extracting(PaymentProposal.Line::key).containsExactly("b2");
        PaymentProposal nobody =
                PaymentProposal.of(facts, ProposalFilter.upTo(DAY).of(Set.of(Rut.parse("11111111-1"))));
        assertThat(nobody.lines()).isEmpty();
        assertThat(nobody.leftOut()).hasSize(4);
    }

    private static LineFacts named(String key, LineFacts facts) {
        return new LineFacts(
                key, facts.boleta(), facts.decided(), facts.paid(), facts.payee(), facts.marks(), facts.otherBatch());
    }

    private static List<HoldReason> holds(LineFacts facts) {
        return GATE.holds(batch(), Map.of("b1", facts)).getOrDefault("R1", List.of());
    }

    private static PaymentBatch batch() {
        return PaymentBatches.open(
                new BatchStep(Instant.EPOCH, "ana", new BatchCommand.Open("b", "p", policy(), content())));
    }

    private static PaymentBatch released() {
        PaymentBatch batch = take(batch(), "ana", new BatchCommand.Submit());
        Clp most = Clp.of(1_000_000_000);
        batch = take(batch, "carla", new BatchCommand.Approve(batch.hash(), most, Clp.ZERO, Clp.ZERO));
        return take(batch, "dora", new BatchCommand.Release());
    }

    private static PaymentBatch take(PaymentBatch batch, String by, BatchCommand command) {
        return PaymentBatches.decide(batch, new BatchStep(Instant.EPOCH, by, command))
                .fold(BatchDecision.Moved::after, refused -> {
                    throw new AssertionError(refused.problem().toString());
                });
    }

    private static BatchPolicy policy() {
        return new BatchPolicy(Clp.of(1_000_000_000));
    }

    private static BatchContent content() {
        String account = PAYEE.fingerprint("b").orElseThrow();
        return new BatchContent(DAY, List.of(new BatchLine("R1", "b1", Clp.of(847_500), account)));
    }

    private static LineFacts facts(Boleta boleta, PaidPart paid, Payee payee) {
        return new LineFacts("b1", Optional.of(boleta), false, paid, Optional.of(payee), Set.of(), false);
    }

    private static Payee payee(String account) {
        return new Payee(
                ANA,
                "ANA PEREZ SOTO",
                Optional.of(new BankAccount("012", AccountKind.VISTA, account)),
                Optional.empty());
    }

    private static Boleta boleta(long folio, BoletaState state, long retained) {
        return new Boleta(
                new BoletaId(ANA, folio),
                Concept.HONORARIOS,
                DAY,
                Optional.empty(),
                state,
                Clp.of(1_000_000),
                Retainer.PAYER,
                Clp.of(retained),
                Clp.ZERO);
    }
}
