package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Termination;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static Story australian() {
        return Story.plan()
                .in(Jurisdiction.AU, "AUD")
                .item("BIKE", 1, "1100.00")
                .charge("45.00")
                .instalments(8, Frequency.MONTHLY)
                .active();
    }

    private static Story southAfrican() {
        return Story.plan()
                .in(Jurisdiction.ZA, "ZAR")
                .item("BED", 1, "4999.00")
                .charge("100.00")
                .instalments(5, Frequency.MONTHLY)
                .active();
    }

    @Test
    @Tag("LIF-03")
    @Tag("LED-01")
    @Tag("LED-03")
    void collectingMakesASaleOfAllThatWasPaid() {
        Story story = Story.plan()
                .item("SOFA", 1, "560.00")
                .deposit("160.00")
                .instalments(2, Frequency.FORTNIGHTLY)
                .active();
        story.after(14).pay("P1", "200.00");
        story.after(14).pay("P2", "200.00");
        assertThat(story.funds()).isEqualTo("560.00");
        assertThat(story.balance(AccountKind.TAX)).as("no tax before the end").isEqualTo("0.00");
        assertThat(story.refused(new LaybyCommand.Collect(" "))).isEqualTo("IDENTITY_MISSING");
        story.taken(new LaybyCommand.Collect("licence seen"));
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("486.96");
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("73.04");
        assertThat(story.funds()).isEqualTo("0.00");
        assertThat(story.now().state()).isEqualTo(LaybyState.COMPLETED);
        assertThat(story.now().held()).isEmpty();
    }

    @Test
    @Tag("LED-03")
    @Tag("FEE-01")
    @Tag("FEE-04")
    void theTaxOnFeesIsSplitFromThemWhenGoodsGoOver() {
        Story story = Story.plan()
                .item("SOFA", 1, "560.00")
                .fee("SET-UP", FeeKind.ADMINISTRATION, "23.00")
                .instalments(2, Frequency.FORTNIGHTLY)
                .active();
        story.taken(new LaybyCommand.ChargeFee("RUSH", FeeKind.OTHER, story.money("11.50"), "wrapping"));
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("11.50");
        story.pay("P1", "594.50");
        story.taken(new LaybyCommand.Collect("licence seen"));
        // 594.50 × 3/23 = 77.54; 560.00 × 3/23 = 73.04; so 4.50 on fees of 34.50.
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("486.96");
        assertThat(story.balance(AccountKind.FEE_INCOME)).isEqualTo("30.00");
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("77.54");
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("0.00");
    }

    @Test
    @Tag("LIF-04")
    @Tag("LED-04")
    @Tag("LED-05")
    void whatIsKeptIsIncomeWithItsTaxAndTheRestIsOwedBack() {
        Story story = australian();
        story.pay("P1", "250.00");
        story.after(30).taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "38.50")));
        assertThat(story.now().state()).isEqualTo(LaybyState.CANCELLED);
        assertThat(story.balance(AccountKind.TERMINATION_INCOME)).isEqualTo("35.00");
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("3.50");
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("211.50");
        assertThat(story.funds()).isEqualTo("0.00");
        assertThat(story.now().held()).isEmpty();
        assertThat(Story.RULES.instalments(story.now()).stream().map(InstalmentStanding::progress))
                .as("what was not paid is cancelled, not paid")
                .containsExactly(InstalmentStanding.Progress.PARTIAL);
        assertThat(story.notices()).containsKey(NoticeKind.ENDED_STATEMENT);
    }

    @Test
    @Tag("LED-06")
    void whatIsShortOfTheChargeIsOwed() {
        Story story = australian();
        story.pay("P1", "20.00");
        story.after(30).taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "38.50")));
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("18.50");
        // 1/11 of 20.00 is 1.82, of 18.50 it is 1.68.
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("3.50");
        assertThat(story.balance(AccountKind.TERMINATION_INCOME)).isEqualTo("35.00");
        assertThat(story.now().refunds()).isEmpty();
        assertThat(story.now().state()).isEqualTo(LaybyState.CANCELLED);
    }

    @Test
    @Tag("LIF-05")
    @Tag("FEE-05")
    void whoEndsItAsSupplierInAustraliaKeepsNothingNotEvenFees() {
        Story story = Story.plan()
                .in(Jurisdiction.AU, "AUD")
                .item("BIKE", 1, "1000.00")
                .fee("SET-UP", FeeKind.ADMINISTRATION, "30.00")
                .charge("45.00")
                .instalments(8, Frequency.MONTHLY)
                .active();
        story.pay("P1", "250.00");
        LaybyCommand.End silent =
                new LaybyCommand.End(EndedBy.SUPPLIER, Ground.CONSUMER_BREACH, Facts.NONE, List.of(), " ");
        assertThat(story.after(90).refused(silent)).isEqualTo("EVIDENCE_MISSING");
        story.taken(new LaybyCommand.End(EndedBy.SUPPLIER, Ground.CONSUMER_BREACH, Facts.NONE, List.of(), "notice-9"));
        assertThat(story.now().state()).isEqualTo(LaybyState.TERMINATED);
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("250.00");
        assertThat(story.balance(AccountKind.TERMINATION_INCOME)).isEqualTo("0.00");
    }

    @Test
    @Tag("LIF-05")
    void aGroundThatTheLawDoesNotKnowIsRefused() {
        Story story = australian();
        story.pay("P1", "250.00");
        LaybyCommand.End whim = new LaybyCommand.End(EndedBy.SUPPLIER, Ground.OTHER, Facts.NONE, List.of(), "letter");
        assertThat(story.refused(whim)).startsWith("TERMINATION_");
        assertThat(story.now().state()).isEqualTo(LaybyState.ACTIVE);
    }

    @Test
    void whatIsPaidBackTwiceIsTheSuppliersLossAndNotTheConsumersFunds() {
        Story story = southAfrican();
        story.pay("P1", "4999.00");
        LaybyCommand.End fault =
                new LaybyCommand.End(EndedBy.CONSUMER, Ground.SUPPLIER_FAULT, Facts.NONE, List.of(), "letter");
        story.taken(fault);
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("9998.00");
        assertThat(story.balance(AccountKind.TERMINATION_INCOME)).isEqualTo("-4999.00");
        assertThat(story.funds()).isEqualTo("0.00");
        assertThat(story.now().refunds()).extracting(Refund::payment).containsExactly("P1", "");
    }

    @Test
    @Tag("REF-01")
    void moneyGoesBackToTheLatestPaymentFirst() {
        Story story = Story.plan()
                .item("SOFA", 1, "560.00")
                .charge("27.30")
                .instalments(4, Frequency.FORTNIGHTLY)
                .active();
        story.pay("GIFT", "60.00", Tender.GIFT_CARD);
        story.after(1).pay("CARD", "100.00", Tender.CARD);
        story.after(1).pay("CASH", "40.00", Tender.CASH);
        story.taken(story.cancelled(story.cost(CostEvidence.Kind.ADMINISTRATION, "27.30")));
        assertThat(story.now().refunds().stream().map(it -> it.payment() + " " + story.text(it.amount())))
                .containsExactly("CASH 40.00", "CARD 100.00", "GIFT 32.70");
        assertThat(story.text(story.now().netPaid())).isEqualTo("27.30");
        assertThat(story.now().refunds()).allSatisfy(it -> assertThat(it.by()).contains(story.today));
    }

    @Test
    @Tag("REF-02")
    @Tag("REF-04")
    void aRefundIsSentArrivesOrComesBack() {
        Story story = australian();
        story.pay("P1", "100.00", Tender.CARD);
        story.pay("P2", "50.00", Tender.CASH);
        story.taken(story.cancelled());
        story.taken(new LaybyCommand.SendRefund("R1", Optional.empty(), ""));
        assertThat(story.now().state()).isEqualTo(LaybyState.REFUND_PENDING);
        assertThat(story.cash(Tender.CASH)).isEqualTo("0.00");
        assertThat(story.refused(new LaybyCommand.SendRefund("R2", Optional.of(Tender.BANK_TRANSFER), "")))
                .isEqualTo("REFUND_REASON");
        story.taken(new LaybyCommand.SendRefund("R2", Optional.of(Tender.BANK_TRANSFER), "card closed"));
        assertThat(story.cash(Tender.BANK_TRANSFER)).isEqualTo("-100.00");
        story.taken(new LaybyCommand.FailRefund("R2", "account closed"));
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("100.00");
        assertThat(story.refused(new LaybyCommand.SettleRefund("R2"))).isEqualTo("REFUND_STANDING");
        story.taken(new LaybyCommand.SendRefund("R2", Optional.of(Tender.CHEQUE), "account closed"));
        story.taken(new LaybyCommand.SettleRefund("R1"));
        assertThat(story.now().state()).isEqualTo(LaybyState.REFUND_PENDING);
        story.taken(new LaybyCommand.SettleRefund("R2"));
        assertThat(story.now().state()).isEqualTo(LaybyState.CLOSED);
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("0.00");
    }

    @Test
    @Tag("LIF-04")
    void aDraftThatIsDroppedCostsNothing() {
        Story story = Story.plan()
                .in(Jurisdiction.US_MD, "USD")
                .item("TV", 1, "800.00")
                .charge("80.00")
                .instalments(4, Frequency.MONTHLY)
                .drafted();
        story.pay("P1", "60.00");
        story.after(20).taken(story.cancelled());
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("60.00");
    }

    @Test
    @Tag("LED-I3")
    void aChequeThatClearsAfterTheEndPaysTheShortfallAndTheRestGoesBack() {
        Story story = australian();
        story.taken(new LaybyCommand.Pay(
                "C1", story.money("50.00"), Tender.CHEQUE, story.today, false, Optional.empty(), Optional.empty()));
        story.taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "38.50")));
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("38.50");
        story.after(2).taken(new LaybyCommand.Clear("C1", story.today));
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("0.00");
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("11.50");
    }

    @Test
    @Tag("LED-04")
    @Tag("TAX-UK-1")
    void moneyThatWasTaxedAtReceiptIsTaxedInTheLedgerWhenItIsKeptOrEarned() {
        Story story = Story.plan()
                .in(Jurisdiction.UK, "GBP")
                .item("COAT", 1, "600.00")
                .instalments(5, Frequency.MONTHLY)
                .active();
        story.pay("P1", "120.00");
        assertThat(story.balance(AccountKind.TAX))
                .as("the consumer's funds are whole")
                .isEqualTo("0.00");
        assertThat(story.funds()).isEqualTo("120.00");
        story.pay("P2", "480.00");
        story.taken(new LaybyCommand.Collect("licence seen"));
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("100.00");
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("500.00");
    }

    @Test
    void evidenceHoldsWhatADisputeAsksFor() {
        Story story = australian();
        story.pay("P1", "250.00");
        story.after(1).reverse("P1", "50.00");
        story.after(30).taken(story.cancelled(story.cost(CostEvidence.Kind.STORAGE, "38.50")));
        EvidencePack pack = EvidencePack.of(story.now());
        assertThat(pack.text()).contains("ab12");
        assertThat(pack.version()).contains("v1");
        assertThat(pack.acceptedOn()).contains(Story.START);
        assertThat(pack.disclosed()).containsValue(Story.START);
        assertThat(story.text(pack.agreed().price())).isEqualTo("1100.00");
        assertThat(pack.receipts()).hasSize(1);
        assertThat(story.text(pack.receipts().get(0).paidToDate())).isEqualTo("250.00");
        assertThat(pack.reversals()).hasSize(1);
        assertThat(pack.calculation().map(Termination::rules).orElseThrow()).contains("AU-08");
        assertThat(pack.lastHash()).hasSize(64);
    }

    @Test
    @Tag("NZ-05")
    @Tag("MD-10")
    void aStatementSaysPricePaidAndRemaining() {
        Story story = Story.plan()
                .item("SOFA", 1, "560.00")
                .deposit("160.00")
                .instalments(2, Frequency.FORTNIGHTLY)
                .active();
        Statement statement = Statement.of(Story.RULES, story.now(), Story.START.plusDays(15));
        assertThat(story.text(statement.total())).isEqualTo("560.00");
        assertThat(story.text(statement.paid())).isEqualTo("160.00");
        assertThat(story.text(statement.remaining())).isEqualTo("400.00");
        assertThat(story.text(statement.delinquency().arrears())).isEqualTo("200.00");
        assertThat(statement.nextDue()).contains(Story.START.plusDays(14));
    }
}
