package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentsTest {
    /** 300.00 in six fortnights of 50.00. */
    private static Story three() {
        return Story.plan()
                .item("BIKE", 1, "300.00")
                .instalments(6, Frequency.FORTNIGHTLY)
                .active();
    }

    private static Story with(LaybyPolicy policy) {
        return Story.plan()
                .item("BIKE", 1, "300.00")
                .instalments(6, Frequency.FORTNIGHTLY)
                .policy(policy)
                .active();
    }

    private static LaybyPolicy split() {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                7,
                365,
                2,
                LaybyPolicy.Overpayment.ACCEPT_AND_SPLIT,
                false,
                2,
                14,
                Optional.empty(),
                false,
                true,
                usual.deposit(),
                Optional.empty(),
                usual.noticeDays(),
                usual.refundDays());
    }

    private static LaybyPolicy cash(String step) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        return new LaybyPolicy(
                7,
                365,
                2,
                LaybyPolicy.Overpayment.REJECT,
                false,
                2,
                14,
                Optional.empty(),
                false,
                false,
                usual.deposit(),
                Optional.of(MinorUnits.parse(step, "NZD")),
                usual.noticeDays(),
                usual.refundDays());
    }

    @Test
    @Tag("PAY-01")
    @Tag("PAY-02")
    @Tag("LIF-14")
    void theSameKeyPaysOnceAndAnotherAmountUnderItIsAConflict() {
        Story story = three();
        LaybyCommand fifty = story.payment("P1", "50.00", Tender.CARD);
        Decision first = story.decide(fifty, "K1");
        assertThat(story.text(story.now().outstanding())).isEqualTo("250.00");
        Layby before = story.now();

        Decision again = story.decide(fifty, "K1");
        assertThat(again).isEqualTo(new Decision.Repeated(((Decision.Taken) first).events()));
        assertThat(story.now()).isEqualTo(before);

        Decision other = story.decide(story.payment("P1", "60.00", Tender.CARD), "K1");
        assertThat(((Decision.Refused) other).problem().code()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(story.now()).isEqualTo(before);

        story.decide(story.payment("P2", "50.00", Tender.CARD), "K2");
        assertThat(story.text(story.now().outstanding())).isEqualTo("200.00");
    }

    @Test
    @Tag("PAY-05")
    @Tag("SCH-16")
    void partPaymentsCountForTheOldestInstalmentAndLateIsCountedFromItsDueDate() {
        LocalDate first = LocalDate.of(2026, 2, 13);
        Story.Plan plan = Story.plan().item("BIKE", 1, "375.00").instalments(6, Frequency.FORTNIGHTLY);
        plan.agreedOn = first.minusDays(14);
        Story story = plan.active();
        story.on("2026-02-13").pay("P1", "62.50");
        story.on("2026-03-02").pay("P2", "40.00");

        Delinquency late = Story.RULES.delinquency(story.now(), LocalDate.of(2026, 3, 5));
        assertThat(story.text(story.now().netPaid())).isEqualTo("102.50");
        assertThat(story.text(late.due())).isEqualTo("125.00");
        assertThat(story.text(late.arrears())).isEqualTo("22.50");
        assertThat(late.missed()).as("with seven days of grace").isZero();
        assertThat(late.oldest()).contains(LocalDate.of(2026, 2, 27));
        assertThat(late.daysPastDue()).isEqualTo(6);
        assertThat(late.bucket()).isEqualTo(Delinquency.Bucket.DAYS_1_30);
        assertThat(Standings.delinquency(story.now().schedule(), story.now().netPaid(), 0, LocalDate.of(2026, 3, 5))
                        .missed())
                .as("without grace")
                .isEqualTo(1);
        assertThat(Story.RULES.instalments(story.now()).stream().map(InstalmentStanding::progress))
                .startsWith(
                        InstalmentStanding.Progress.PAID,
                        InstalmentStanding.Progress.PARTIAL,
                        InstalmentStanding.Progress.OPEN);
    }

    @Test
    @Tag("PAY-12")
    void whatIsPaidLaterDoesNotChangeHowLateItWas() {
        Story story = three();
        story.on("2026-03-20").pay("P1", "120.00");
        Delinquency before = Story.RULES.delinquency(story.now(), LocalDate.of(2026, 3, 19));
        assertThat(story.text(before.arrears())).isEqualTo("100.00");
        assertThat(story.text(Story.RULES
                        .delinquency(story.now(), LocalDate.of(2026, 3, 20))
                        .arrears()))
                .isEqualTo("0.00");
    }

    @Test
    @Tag("PAY-12")
    void aPaymentTakesEffectBetweenTheAgreementAndToday() {
        Story story = three().on("2026-03-02");
        LaybyCommand.Pay pay = story.payment("P1", "10.00", Tender.CARD);
        assertThat(story.refused(dated(pay, LocalDate.of(2026, 3, 3)))).isEqualTo("PAYMENT_DATE");
        assertThat(story.refused(dated(pay, LocalDate.of(2026, 2, 12)))).isEqualTo("PAYMENT_DATE");
        story.taken(dated(pay, LocalDate.of(2026, 2, 13)));
        Recorded last = story.now().log().get(story.now().log().size() - 1);
        assertThat(last.on()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(story.now().payments().get(0).effectiveOn()).isEqualTo(LocalDate.of(2026, 2, 13));
    }

    private static LaybyCommand.Pay dated(LaybyCommand.Pay pay, LocalDate on) {
        return new LaybyCommand.Pay(
                pay.payment(), pay.amount(), pay.tender(), on, pay.cleared(), pay.foreign(), pay.handedOver());
    }

    @Test
    @Tag("PAY-04")
    void nothingAndOtherMoneyAreNoPayments() {
        Story story = three();
        assertThat(story.refused(story.payment("P1", "0.00", Tender.CARD))).isEqualTo("PAYMENT_NOT_POSITIVE");
        assertThat(story.refused(story.payment("P1", "-5.00", Tender.CARD))).isEqualTo("PAYMENT_NOT_POSITIVE");
        LaybyCommand.Pay dollars = new LaybyCommand.Pay(
                "P1",
                MinorUnits.parse("5.00", "AUD"),
                Tender.CARD,
                story.today,
                true,
                Optional.empty(),
                Optional.empty());
        assertThat(story.refused(dollars)).isEqualTo("PAYMENT_CURRENCY");
    }

    @Test
    @Tag("PAY-06")
    void tooMuchIsRefusedUnlessTheRestMayGoBack() {
        Story strict = three();
        assertThat(strict.refused(strict.payment("P1", "300.01", Tender.CARD))).isEqualTo("PAYMENT_OVER_OUTSTANDING");

        Story lenient = with(split());
        lenient.pay("P1", "200.00");
        lenient.pay("P2", "130.00");
        assertThat(lenient.now().state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(lenient.now().outstanding().isZero()).isTrue();
        assertThat(lenient.funds()).isEqualTo("300.00");
        assertThat(lenient.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("30.00");
        assertThat(lenient.now().refunds()).extracting(Refund::payment).containsExactly("P2");
    }

    @Test
    @Tag("PAY-07")
    void whoPaysEarlyPaysTheNextInstalments() {
        Story story = three();
        story.pay("P1", "120.00");
        assertThat(Story.RULES.instalments(story.now()).stream().map(it -> story.text(it.paid())))
                .containsExactly("50.00", "50.00", "20.00", "0.00", "0.00", "0.00");
    }

    @Test
    @Tag("PAY-08")
    void aChequeCountsOnceItClearedAndABouncedOneNever() {
        Story story = three();
        LaybyCommand.Pay cheque = story.payment("C1", "300.00", Tender.CHEQUE);
        story.taken(new LaybyCommand.Pay(
                "C1", cheque.amount(), Tender.CHEQUE, story.today, false, Optional.empty(), Optional.empty()));
        assertThat(story.now().netPaid().isZero()).isTrue();
        assertThat(story.funds()).isEqualTo("0.00");
        assertThat(story.refused(new LaybyCommand.Reverse("C1", story.money("1.00"), true, story.today, "x")))
                .isEqualTo("PAYMENT_NOT_CLEARED");

        story.after(3).taken(new LaybyCommand.Clear("C1", story.today));
        assertThat(story.now().state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(story.cash(Tender.CHEQUE)).isEqualTo("300.00");
        assertThat(story.refused(new LaybyCommand.Bounce("C1", story.today, "late")))
                .isEqualTo("PAYMENT_NOT_PENDING");

        Story other = three();
        other.taken(new LaybyCommand.Pay(
                "C1", cheque.amount(), Tender.CHEQUE, other.today, false, Optional.empty(), Optional.empty()));
        other.taken(new LaybyCommand.Bounce("C1", other.today, "no funds"));
        assertThat(other.now().netPaid().isZero()).isTrue();
        assertThat(other.refused(new LaybyCommand.Clear("C1", other.today))).isEqualTo("PAYMENT_NOT_PENDING");
    }

    @Test
    @Tag("PAY-09")
    @Tag("LED-02")
    void aPaymentIsTakenBackInPartsAndNeverMoreThanItWas() {
        Story story = three();
        story.pay("P1", "100.00");
        story.reverse("P1", "30.00");
        assertThat(story.text(story.now().netPaid())).isEqualTo("70.00");
        assertThat(story.refused(new LaybyCommand.Reverse("P1", story.money("70.01"), false, story.today, "x")))
                .isEqualTo("REVERSAL_TOO_LARGE");
        Decision.Taken rest = story.reverse("P1", "70.00");
        assertThat(story.funds()).isEqualTo("0.00");
        assertThat(rest.events().get(0).entries())
                .allSatisfy(entry -> assertThat(entry.corrects()).contains("P1"));
        assertThat(story.now().payments().get(0).amount())
                .as("the payment stays as it was")
                .isEqualTo(story.money("100.00"));
    }

    @Test
    @Tag("PAY-10")
    void whoseMoneyIsTakenBackBeforeCollectingPaysOn() {
        Story story = three();
        story.pay("P1", "300.00");
        story.reverse("P1", "50.00");
        assertThat(story.now().state()).isEqualTo(LaybyState.ACTIVE);
        assertThat(story.now().held()).containsEntry("BIKE", 1);
    }

    @Test
    @Tag("PAY-11")
    void whatIsTakenBackAfterCollectingIsOwed() {
        Story story = three();
        story.pay("P1", "300.00");
        story.taken(new LaybyCommand.Collect("card seen"));
        story.reverse("P1", "120.00");
        assertThat(story.now().state()).isEqualTo(LaybyState.COMPLETED);
        assertThat(story.now().disputed()).isTrue();
        assertThat(story.balance(AccountKind.RECEIVABLE)).isEqualTo("120.00");
        assertThat(story.funds()).isEqualTo("0.00");
    }

    @Test
    @Tag("MON-02")
    void otherMoneyIsSettledAtTheRateThatWasSaid() {
        Story story = three();
        // 40.00 AUD at 1.0863 is 43.452, which is 43.45.
        assertThat(story.refused(foreign(story, "43.46"))).isEqualTo("PAYMENT_SETTLED");
        story.taken(foreign(story, "43.45"));
        assertThat(story.funds()).isEqualTo("43.45");
        assertThat(story.now().payments().get(0).foreign()).isPresent();
    }

    private static LaybyCommand foreign(Story story, String settled) {
        return new LaybyCommand.Pay(
                "P1",
                story.money(settled),
                Tender.CARD,
                story.today,
                true,
                Optional.of(new LaybyCommand.Foreign(
                        MinorUnits.parse("40.00", "AUD"), new BigDecimal("1.0863"), "card scheme")),
                Optional.empty());
    }

    @Test
    @Tag("MON-04")
    @Tag("LED-07")
    void whatSmallCoinsWouldHaveMadeGoesToRounding() {
        Story story = with(cash("0.10"));
        story.taken(inCash(story, "P1", "49.97", "50.00"));
        assertThat(story.cash(Tender.CASH)).isEqualTo("50.00");
        assertThat(story.funds()).isEqualTo("49.97");
        assertThat(story.balance(AccountKind.ROUNDING)).as("a gain").isEqualTo("-0.03");
        story.taken(inCash(story, "P2", "50.04", "50.00"));
        assertThat(story.balance(AccountKind.ROUNDING)).isEqualTo("0.01");
        assertThat(story.refused(inCash(story, "P3", "49.97", "50.10"))).isEqualTo("PAYMENT_CASH_ROUNDING");
        assertThat(story.refused(inCash(story, "P3", "49.97", "49.99"))).isEqualTo("PAYMENT_CASH_ROUNDING");
    }

    private static LaybyCommand inCash(Story story, String name, String amount, String handed) {
        return new LaybyCommand.Pay(
                name,
                story.money(amount),
                Tender.CASH,
                story.today,
                true,
                Optional.empty(),
                Optional.of(story.money(handed)));
    }

    @Test
    @Tag("PAY-13")
    void aReceiptSaysWhatIsPaidAndWhatComesNext() {
        Story story = three();
        story.pay("P1", "70.00");
        story.after(1).pay("P2", "50.00");
        Receipt first = Receipt.of(story.now(), "P1");
        assertThat(story.text(first.paidToDate())).as("as it was then").isEqualTo("70.00");
        assertThat(story.text(first.remaining())).isEqualTo("230.00");
        assertThat(first.nextDue()).contains(Story.START.plusDays(28));
        assertThat(first.nextAmount().map(story::text)).contains("30.00");
        assertThat(List.of(first.number(), Receipt.of(story.now(), "P2").number()))
                .doesNotHaveDuplicates();
        Story other = three();
        Acting unnumbered =
                new Acting("clerk-7", other.acting("").at(), other.today, Optional.empty(), Optional.empty());
        Decision refused =
                Story.RULES.decide(other.id, other.layby, other.payment("P1", "1.00", Tender.CARD), unnumbered);
        assertThat(((Decision.Refused) refused).problem().code()).isEqualTo("RECEIPT_MISSING");
    }

    @Test
    @Tag("PAY-14")
    void whatWasPaidByGiftCardGoesBackToAGiftCard() {
        Story story = three();
        story.pay("G1", "60.00", Tender.GIFT_CARD);
        story.taken(story.cancelled());
        assertThat(story.now().refunds()).extracting(Refund::tender).containsExactly(Tender.GIFT_CARD);
    }

    @Test
    @Tag("PAY-15")
    @Tag("LED-I6")
    void whatTwoWritersDecideFromOneStateCannotStandInOneLog() {
        Story story = three();
        Layby seen = story.now();
        Decision.Taken one = story.pay("P1", "50.00");
        Decision.Taken other = (Decision.Taken) Story.RULES.decide(
                story.id, Optional.of(seen), story.payment("P2", "60.00", Tender.CARD), story.acting(""));
        List<Recorded> both = new java.util.ArrayList<>(one.after().log());
        both.addAll(other.events());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Story.RULES.replay(story.id, both))
                .hasMessageContaining("LAYBY_LOG_BROKEN")
                .hasMessageContaining("event " + both.size());
    }
}
