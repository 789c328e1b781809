package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.Regime;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of a contractor speaks against a payment, also after it was approved. */
class PayeeGateTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    private static final Rut LUIS = Rut.parse("11111111-1");

    private final PaymentHouse house = new PaymentHouse();
    private final Contractors contractors = new Contractors(house.vault);
    private final Onboardings onboardings = new Onboardings(house.vault, new AccountCheck());
    private final UUID boleta = house.boleta(PaymentHouse.ANA, 153, 1_000_000);

    @Test
    @Tag("ONB-5")
    @Tag("PAYM-4")
    void aContractorTakenOutOfUseAfterTheApprovalIsHeldAndTheRestGoesOut() {
        var ana = contractors.find(PaymentHouse.ACME, PaymentHouse.ANA).orElseThrow();
        contractors.save(
                PaymentHouse.ACME,
                new dev.cuadra.boleta.contractor.Contractor(
                        LUIS,
                        "LUIS DIAZ ROJAS",
                        ana.mail(),
                        ana.phone(),
                        ana.bank(),
                        ana.accountType(),
                        ana.account(),
                        ana.retainer(),
                        ana.director(),
                        ana.loan()),
                "marta");
        UUID other = house.boleta(LUIS, 7, 400_000);
        BatchView batch = house.open(
                FRIDAY, List.of(new PayRequest(boleta, Clp.of(847_500)), new PayRequest(other, Clp.of(339_000))));
        house.payments.submit(house.as("ana"), batch.id());
        house.payments.approve(house.as("carla"), batch.id(), batch.hash());
        house.payments.approve(house.as("emil"), batch.id(), batch.hash());
        house.payments.release(house.as("dora"), batch.id());
        contractors.deactivate(PaymentHouse.ACME, PaymentHouse.ANA, FRIDAY);

        BatchView written = house.payments.write(house.as("dora"), batch.id());

        assertThat(written.lines())
                .extracting(BatchView.Line::status)
                .containsExactlyInAnyOrder(LineStatus.HELD, LineStatus.SENT);
        assertThat(house.holdsOf(written)).containsExactly(HoldReason.PAYEE_INACTIVE);
        assertThat(HoldReason.PAYEE_INACTIVE.waivable()).isFalse();
        contractors.reactivate(PaymentHouse.ACME, PaymentHouse.ANA);
        assertThat(house.holdsOf(house.payments.write(house.as("dora"), batch.id())))
                .isEmpty();
        assertThat(house.payments.transfers(PaymentHouse.ACME, batch.id(), 2)).hasSize(1);
    }

    @Test
    @Tag("ONB-5")
    void whoIsTakenOutOfUseWhileTheFileIsWrittenIsHeld() {
        BatchView batch = house.approved(FRIDAY, 847_500, boleta);
        house.payments.release(house.as("dora"), batch.id());
        house.meanwhile(() -> contractors.deactivate(PaymentHouse.ACME, PaymentHouse.ANA, FRIDAY));

        assertThat(house.holdsOf(house.payments.write(house.as("dora"), batch.id())))
                .containsExactly(HoldReason.PAYEE_INACTIVE);
    }

    @Test
    @Tag("ONB-5")
    void inactivityCountsFromItsDay() {
        contractors.deactivate(PaymentHouse.ACME, PaymentHouse.ANA, FRIDAY.plusDays(1));

        BatchView part = house.sent(FRIDAY, 300_000, boleta);
        assertThat(house.holdsOf(part)).isEmpty();
        house.paid(part, FRIDAY);
        assertThat(house.holdsOf(house.sent(FRIDAY.plusDays(1), 300_000, boleta)))
                .containsExactly(HoldReason.PAYEE_INACTIVE);
    }

    @Test
    @Tag("ONB-5")
    void whoIsOutOfUseIsNotProposed() {
        contractors.deactivate(PaymentHouse.ACME, PaymentHouse.ANA, FRIDAY);

        assertThat(propose().leftOut())
                .extracting(PaymentProposal.LeftOut::reason)
                .containsExactly(HoldReason.PAYEE_INACTIVE);
    }

    @Test
    @Tag("ONB-6")
    void whatWasNotCheckedIsNotPaidAndWhatIsMerelyOpenMayBe() {
        onboardings.identity(PaymentHouse.ACME, PaymentHouse.ANA, true, "marta");
        assertThat(propose().leftOut())
                .extracting(PaymentProposal.LeftOut::reason)
                .containsExactly(HoldReason.PAYEE_UNCHECKED);
        onboardings.account(PaymentHouse.ACME, PaymentHouse.ANA, "marta");
        assertThat(propose().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.remarks()).containsExactly(HoldReason.PAYEE_ONBOARDING));

        BatchView held = house.sent(FRIDAY, 847_500, boleta);
        assertThat(house.holdsOf(held)).containsExactly(HoldReason.PAYEE_ONBOARDING);
        String reference = held.lines().get(0).reference();
        house.payments.waive(
                house.as("dora"),
                held.id(),
                reference,
                Set.of(HoldReason.PAYEE_ONBOARDING),
                "the contract is on its way");
        assertThat(house.holdsOf(house.payments.write(house.as("dora"), held.id())))
                .isEmpty();
    }

    @Test
    @Tag("ONB-6")
    void anAccountThatChangedIsUncheckedAgainAndNobodyWaivesThat() {
        taken(Regime.PAYER_RETAINS);
        house.account("009999999");

        BatchView held = house.sent(FRIDAY, 847_500, boleta);
        assertThat(house.holdsOf(held)).containsExactly(HoldReason.PAYEE_UNCHECKED);
        String reference = held.lines().get(0).reference();
        assertThatThrownBy(() -> house.payments.waive(
                        house.as("dora"), held.id(), reference, Set.of(HoldReason.PAYEE_UNCHECKED), "in a hurry"))
                .isInstanceOf(ProblemException.class);
        onboardings.account(PaymentHouse.ACME, PaymentHouse.ANA, "marta");
        assertThat(house.holdsOf(house.payments.write(house.as("dora"), held.id())))
                .isEmpty();
    }

    @Test
    @Tag("ONB-3")
    @Tag("ONB-6")
    void aRegimeWithoutBoletasIsNotPaidByOne() {
        taken(Regime.FOREIGN_PROVIDER);
        onboardings.document(
                PaymentHouse.ACME, PaymentHouse.ANA, OnboardingDocument.FOREIGN_RESIDENCE, "archive/3", "marta");

        BatchView held = house.sent(FRIDAY, 847_500, boleta);
        assertThat(house.holdsOf(held)).containsExactly(HoldReason.PAYEE_REGIME);
        assertThat(HoldReason.PAYEE_REGIME.waivable()).isFalse();
        onboardings.regime(PaymentHouse.ACME, PaymentHouse.ANA, Regime.PAYER_RETAINS, "marta");
        assertThat(house.holdsOf(house.payments.write(house.as("dora"), held.id())))
                .isEmpty();
    }

    private void taken(Regime regime) {
        onboardings.identity(PaymentHouse.ACME, PaymentHouse.ANA, true, "marta");
        onboardings.account(PaymentHouse.ACME, PaymentHouse.ANA, "marta");
        onboardings.regime(PaymentHouse.ACME, PaymentHouse.ANA, regime, "marta");
        onboardings.document(
                PaymentHouse.ACME, PaymentHouse.ANA, OnboardingDocument.IDENTITY_CARD, "archive/1", "marta");
        onboardings.document(PaymentHouse.ACME, PaymentHouse.ANA, OnboardingDocument.CONTRACT, "archive/2", "marta");
        onboardings.calculated(PaymentHouse.ACME, PaymentHouse.ANA, "marta");
    }

    private PaymentProposal propose() {
        return house.payments.propose(PaymentHouse.ACME, PaymentHouse.PAYER, ProposalFilter.upTo(FRIDAY.plusDays(3)));
    }
}
