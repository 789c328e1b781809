package dev.cuadra.boleta.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("PAYM-4")
class PaymentProposalTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 5);
    private static final Rut ANA = Rut.parse("12345678-5");
    private static final Payee PAYEE = new Payee(
            ANA, "ANA PEREZ SOTO", Optional.of(new BankAccount("012", AccountKind.VISTA, "77")), Optional.empty());
    private static final ProposalFilter ALL = ProposalFilter.upTo(DAY);

    /** 15.25 % of 1,000,000: 847,500 are to be paid. */
    private static final Boleta BOLETA = boleta(BoletaState.VIGENTE);

    @Test
    void whatHasNoFaultIsProposedForWhatIsLeft() {
        PaymentProposal proposal = PaymentProposal.of(List.of(facts(Set.of(), false)), ALL);

        assertThat(proposal.leftOut()).isEmpty();
        assertThat(proposal.lines())
                .containsExactly(new PaymentProposal.Line(
                        "b1",
                        BOLETA.id(),
                        PAYEE,
                        DAY,
                        PaidPart.of(BOLETA),
                        PaidPart.NOTHING,
                        Clp.of(847_500),
                        List.of()));
    }

    @Test
    void eachFaultHasItsReason() {
        assertThat(reason(paid(PaidPart.of(BOLETA)))).isEqualTo(HoldReason.ALREADY_PAID);
        assertThat(reason(paid(new PaidPart(Clp.of(1_000_001), Clp.ZERO, Clp.ZERO))))
                .isEqualTo(HoldReason.OVER_LEFT);
        assertThat(reason(facts(Set.of(), true))).isEqualTo(HoldReason.OTHER_BATCH);
        assertThat(reason(payee(Optional.empty()))).isEqualTo(HoldReason.PAYEE_GONE);
        assertThat(reason(payee(Optional.of(new Payee(ANA, "ANA PEREZ SOTO", Optional.empty(), Optional.empty())))))
                .isEqualTo(HoldReason.ACCOUNT_MISSING);
    }

    /** That somebody keeps it back is said when nothing else keeps it. */
    @Test
    void ofSeveralMarksTheOneThatStandsLongestIsTheReason() {
        assertThat(reason(facts(Set.of(PayMark.KEPT_BACK), false))).isEqualTo(HoldReason.KEPT_BACK);
        assertThat(reason(facts(Set.of(PayMark.KEPT_BACK, PayMark.FILE_REFUSES), false)))
                .isEqualTo(HoldReason.FILE_REFUSES);
        assertThat(reason(facts(Set.of(PayMark.FILE_REFUSES, PayMark.PAYEE_INACTIVE, PayMark.KEPT_BACK), false)))
                .isEqualTo(HoldReason.PAYEE_INACTIVE);
    }

    @Test
    void whatAPersonMayWaiveIsARemark() {
        LineFacts doubtful = new LineFacts(
                "b1",
                Optional.of(boleta(BoletaState.ANULACION_PENDIENTE)),
                false,
                PaidPart.NOTHING,
                Optional.of(PAYEE),
                Set.of(PayMark.PAYEE_ONBOARDING, PayMark.UNMATCHED),
                false);

        assertThat(PaymentProposal.of(List.of(doubtful), ALL).lines().get(0).remarks())
                .containsExactly(HoldReason.ANNULMENT_PENDING, HoldReason.UNMATCHED, HoldReason.PAYEE_ONBOARDING);
    }

    @Test
    void aBoletaThatIsNotInTheBooksIsNeitherProposedNorLeftOut() {
        LineFacts gone =
                new LineFacts("b0", Optional.empty(), false, PaidPart.NOTHING, Optional.empty(), Set.of(), false);

        PaymentProposal proposal = PaymentProposal.of(List.of(gone, facts(Set.of(), false)), ALL);

        assertThat(proposal.lines()).extracting(PaymentProposal.Line::key).containsExactly("b1");
        assertThat(proposal.leftOut()).isEmpty();
    }

    @Test
    void theBoundsOfWhatIsLeftAreAskedForToo() {
        assertThat(proposed(847_500, 847_500)).isTrue();
        assertThat(proposed(847_501, 900_000)).isFalse();
        assertThat(proposed(0, 847_499)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> proposed(2, 1));
    }

    @Test
    void whoIsPaidStaysOutOfLogs() {
        PaymentProposal proposal =
                PaymentProposal.of(List.of(facts(Set.of(), false), paid(PaidPart.of(BOLETA))), ALL.of(Set.of(ANA)));

        assertThat(proposal + " " + facts(Set.of(), false) + " " + PAYEE + " " + ALL.of(Set.of(ANA)))
                .contains("Line[12", "LeftOut[12", "ALREADY_PAID", "LineFacts[b1]", "Payee[12", "2026-09-05")
                .doesNotContain("12345678")
                .doesNotContain("PEREZ");
    }

    private static boolean proposed(long least, long most) {
        ProposalFilter filter = new ProposalFilter(DAY, Set.of(), Clp.of(least), Clp.of(most));
        return !PaymentProposal.of(List.of(facts(Set.of(), false)), filter)
                .lines()
                .isEmpty();
    }

    private static HoldReason reason(LineFacts facts) {
        PaymentProposal proposal = PaymentProposal.of(List.of(facts), ALL);
        assertThat(proposal.lines()).isEmpty();
        return proposal.leftOut().get(0).reason();
    }

    private static LineFacts facts(Set<PayMark> marks, boolean otherBatch) {
        return new LineFacts("b1", Optional.of(BOLETA), false, PaidPart.NOTHING, Optional.of(PAYEE), marks, otherBatch);
    }

    private static LineFacts paid(PaidPart paid) {
        return new LineFacts("b1", Optional.of(BOLETA), false, paid, Optional.of(PAYEE), Set.of(), false);
    }

    private static LineFacts payee(Optional<Payee> payee) {
        return new LineFacts("b1", Optional.of(BOLETA), false, PaidPart.NOTHING, payee, Set.of(), false);
    }

    private static Boleta boleta(BoletaState state) {
        return new Boleta(
                new BoletaId(ANA, 153),
                Concept.HONORARIOS,
                DAY,
                Optional.empty(),
                state,
                Clp.of(1_000_000),
                Retainer.PAYER,
                Clp.of(152_500),
                Clp.ZERO);
    }
}
