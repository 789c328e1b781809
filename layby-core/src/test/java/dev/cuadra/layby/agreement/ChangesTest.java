package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static LaybyPolicy policy(
            boolean shifts, Optional<LaybyPolicy.LateFee> late, LaybyPolicy.DepositRule rule) {
        return new LaybyPolicy(
                7,
                200,
                1,
                LaybyPolicy.Overpayment.REJECT,
                false,
                9,
                14,
                late,
                shifts,
                true,
                rule,
                Optional.empty(),
                List.of(3, 1, 0),
                Optional.of(14));
    }

    private static Story.Plan plan() {
        return Story.plan()
                .item("BIKE", 2, "100.00")
                .item("HELMET", 1, "40.00")
                .instalments(4, Frequency.FORTNIGHTLY)
                .policy(policy(true, Optional.empty(), LaybyPolicy.DepositRule.NONE));
    }

    private static ScheduleTerms weeks(Story story, int count) {
        return ScheduleTerms.of(count, Frequency.WEEKLY, story.today.plusDays(28));
    }

    @Test
    @Tag("LIF-08")
    void aPauseMovesTheDueDatesOfWhatIsNotPaid() {
        Story story = plan().active();
        story.pay("P1", "60.00");
        story.on("2026-02-20").taken(new LaybyCommand.PutOnHold("travel"));
        assertThat(Story.RULES
                        .delinquency(story.now(), LocalDate.of(2026, 4, 1))
                        .missed())
                .as("nothing falls due meanwhile")
                .isZero();
        story.on("2026-03-02").taken(new LaybyCommand.Reactivate());
        assertThat(story.now().schedule().stream().map(Instalment::due))
                .containsExactly(
                        LocalDate.of(2026, 2, 27),
                        LocalDate.of(2026, 3, 23),
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 4, 20));
    }

    @Test
    @Tag("LIF-09")
    @Tag("SCH-15")
    void anExtensionClosesWhatIsPaidAndSpreadsTheRest() {
        Story story = plan().active();
        story.pay("P1", "80.00");
        story.after(14);
        assertThat(story.refused(new LaybyCommand.Extend(weeks(story, 30), "asked")))
                .isEqualTo("SCHEDULE_TOO_LONG");
        story.taken(new LaybyCommand.Extend(ScheduleTerms.of(5, Frequency.MONTHLY, story.today), "asked"));
        assertThat(story.now().schedule().stream().map(it -> it.number() + " " + story.text(it.amount())))
                .containsExactly("1 60.00", "2 20.00", "3 32.00", "4 32.00", "5 32.00", "6 32.00", "7 32.00");
        assertThat(story.refused(new LaybyCommand.Extend(weeks(story, 3), "again")))
                .isEqualTo("EXTENSIONS_USED");
    }

    @Test
    @Tag("LIF-10")
    void otherGoodsKeepThePricesThatWereAgreed() {
        Story story = plan().active();
        story.pay("P1", "80.00");
        Item bike = story.now().terms().items().get(0);
        Item dearer = new Item("BIKE", "Goods", 1, story.money("101.00"));
        Item lamp = new Item("LAMP", "Lamp", 1, story.money("25.00"));
        assertThat(story.refused(new LaybyCommand.Amend(List.of(dearer), weeks(story, 2), "form", true)))
                .isEqualTo("PRICE_LOCKED");
        assertThat(story.refused(new LaybyCommand.Amend(List.of(bike), weeks(story, 2), " ", true)))
                .isEqualTo("CONSENT_MISSING");
        story.taken(new LaybyCommand.Amend(List.of(bike.times(1), lamp), weeks(story, 3), "form", false));
        assertThat(story.text(story.now().total())).isEqualTo("125.00");
        assertThat(story.now().held()).isEqualTo(Map.of("BIKE", 1, "LAMP", 1));
        assertThat(story.text(story.now().outstanding())).isEqualTo("45.00");
    }

    @Test
    @Tag("LIF-10")
    @Tag("PAY-06")
    void whatIsPaidBeyondFewerGoodsGoesBack() {
        Story story = plan().active();
        story.pay("P1", "150.00");
        Item helmet = story.now().terms().items().get(1);
        story.taken(new LaybyCommand.Amend(List.of(helmet), weeks(story, 1), "form", false));
        assertThat(story.now().state()).isEqualTo(LaybyState.FULLY_PAID);
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("110.00");
    }

    @Test
    @Tag("IL-01")
    @Tag("IL-02")
    void substitutesInIllinoisNeedWrittenApprovalAndAreNoDearer() {
        Story story = Story.plan()
                .in(Jurisdiction.US_IL, "USD")
                .item("TV", 1, "500.00")
                .instalments(4, Frequency.MONTHLY)
                .active();
        Item same = new Item("TV-2", "Another", 1, story.money("500.00"));
        Item dearer = new Item("TV-3", "Better", 1, story.money("500.01"));
        assertThat(story.refused(new LaybyCommand.Amend(List.of(same), weeks(story, 4), "form", false)))
                .isEqualTo("SUBSTITUTE_NOT_APPROVED");
        assertThat(story.refused(new LaybyCommand.Amend(List.of(dearer), weeks(story, 4), "form", true)))
                .isEqualTo("PRICE_LOCKED");
        story.taken(new LaybyCommand.Amend(List.of(same), weeks(story, 4), "form", true));
        assertThat(story.refused(new LaybyCommand.ChargeFee("F", FeeKind.OTHER, story.money("1.00"), "x")))
                .isEqualTo("FEE_NOT_AGREED");
    }

    @Test
    @Tag("LIF-11")
    void goodsThatArePaidGoOverEarlyIfTheDepositOnTheRestStays() {
        LaybyPolicy.DepositRule quarter =
                new LaybyPolicy.DepositRule(BigDecimal.valueOf(25), Optional.empty(), Optional.empty());
        Story story = plan().deposit("60.00")
                .policy(policy(false, Optional.empty(), quarter))
                .active();
        story.pay("P1", "74.99");
        // 100.00 for one bike, and 25 % of the 140.00 that stay: 135.00.
        assertThat(story.refused(new LaybyCommand.Release(Map.of("BIKE", 1)))).isEqualTo("RELEASE_NOT_COVERED");
        story.pay("P2", "0.01");
        story.taken(new LaybyCommand.Release(Map.of("BIKE", 1)));
        assertThat(story.balance(AccountKind.TAX)).as("3/23 of 100.00").isEqualTo("13.04");
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("86.96");
        assertThat(story.funds()).isEqualTo("35.00");
        assertThat(story.now().held()).isEqualTo(Map.of("BIKE", 1, "HELMET", 1));

        story.pay("P3", "105.00");
        story.taken(new LaybyCommand.Collect("licence seen"));
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("208.70");
        assertThat(story.balance(AccountKind.TAX)).isEqualTo("31.30");
    }

    @Test
    @Tag("LIF-11")
    @Tag("STK-03")
    void whoCancelsAfterTakingSomeGoodsGetsBackWhatIsLeft() {
        Story story = plan().active();
        story.pay("P1", "130.00");
        story.taken(new LaybyCommand.Release(Map.of("BIKE", 1)));
        story.taken(story.cancelled());
        assertThat(story.balance(AccountKind.REFUND_PAYABLE)).isEqualTo("30.00");
        assertThat(story.funds()).isEqualTo("0.00");
    }

    @Test
    @Tag("FEE-02")
    void aMissedInstalmentCostsOnceAndNoMoreThanTheCap() {
        LaybyPolicy.LateFee fee =
                new LaybyPolicy.LateFee(MinorUnits.parse("5.00", "NZD"), MinorUnits.parse("8.00", "NZD"));
        Story story = plan().policy(policy(false, Optional.of(fee), LaybyPolicy.DepositRule.NONE))
                .active();
        story.on("2026-03-06").taken(new LaybyCommand.Daily());
        assertThat(story.now().fees()).as("the last day of grace").isEmpty();
        story.on("2026-03-07").taken(new LaybyCommand.Daily());
        assertThat(story.text(story.now().total())).isEqualTo("245.00");
        assertThat(story.decide(new LaybyCommand.Daily())).isEqualTo(new Decision.Repeated(List.of()));
        story.on("2026-05-30").taken(new LaybyCommand.Daily());
        assertThat(story.text(story.now().total())).as("5.00 and 3.00").isEqualTo("248.00");
        assertThat(story.now().fees()).hasSize(2);
    }

    @Test
    @Tag("FEE-03")
    @Tag("FEE-04")
    void aFeeThatWasNotAgreedIsNoFeeAndAWaivedOneIsReversed() {
        Story story = plan().active();
        assertThat(story.refused(new LaybyCommand.ChargeFee("S", FeeKind.STORAGE, story.money("9.00"), "yard")))
                .isEqualTo("FEE_NOT_AGREED");
        story.taken(new LaybyCommand.ChargeFee("W", FeeKind.OTHER, story.money("9.00"), "wrapping"));
        assertThat(story.balance(AccountKind.FEE_INCOME)).isEqualTo("9.00");
        Decision.Taken waived = story.taken(new LaybyCommand.WaiveFee("W", "goodwill"));
        assertThat(waived.events().get(0).entries())
                .allSatisfy(entry -> assertThat(entry.corrects()).contains("W"));
        assertThat(story.balance(AccountKind.FEE_INCOME)).isEqualTo("0.00");
        assertThat(story.text(story.now().total())).isEqualTo("240.00");
        assertThat(story.refused(new LaybyCommand.WaiveFee("W", "again"))).isEqualTo("FEE_WAIVED");
    }

    @Test
    @Tag("INT-11")
    void eachReminderIsSentOnce() {
        Story story = plan().active();
        for (LocalDate day = Story.START; !day.isAfter(LocalDate.of(2026, 2, 28)); day = day.plusDays(1)) {
            story.today = day;
            story.decide(new LaybyCommand.Daily());
            story.decide(new LaybyCommand.Daily());
        }
        assertThat(story.notices())
                .isEqualTo(Map.of(
                        NoticeKind.BEFORE_DUE_3, 1L,
                        NoticeKind.BEFORE_DUE_1, 1L,
                        NoticeKind.DUE_TODAY, 1L,
                        NoticeKind.OVERDUE, 1L));
    }

    @Test
    @Tag("SCH-01")
    @Tag("SCH-02")
    @Tag("SCH-13")
    void anAgreementThatDoesNotAddUpIsNotDrafted() {
        Story.Plan plan = plan();
        List<Instalment> short1 = new ArrayList<>(plan.agreement().schedule());
        short1.remove(3);
        assertThat(drafted(plan.agreement(short1))).isEqualTo("AGREEMENT_SUM");
        LaybyPolicy.DepositRule third =
                new LaybyPolicy.DepositRule(new BigDecimal("33.33"), Optional.empty(), Optional.empty());
        // 33.33 % of 240.00 is 79.992, rounded up to 80.00.
        plan.deposit("79.99").policy(policy(false, Optional.empty(), third));
        assertThat(drafted(plan.agreement())).isEqualTo("AGREEMENT_DEPOSIT");
        plan.deposit("80.00");
        assertThat(drafted(plan.agreement())).isEmpty();
        assertThat(drafted(plan().instalments(1, Frequency.MONTHLY).agreement()))
                .isEqualTo("AGREEMENT_INSTALMENTS");
        assertThat(drafted(plan().instalments(9, Frequency.MONTHLY).agreement()))
                .isEqualTo("AGREEMENT_TOO_LONG");
    }

    @Test
    @Tag("NZ-01")
    @Tag("SCH-13")
    void aPriceThatTheStatuteDoesNotSpeakOfMayBePaidAtOnceThoughItIsCalledALayby() {
        Story.Plan covered = new Story.Plan().item("BOAT", 1, "15000.00").instalments(1, Frequency.MONTHLY);
        Story.Plan beyond = new Story.Plan().item("BOAT", 1, "15000.01").instalments(1, Frequency.MONTHLY);
        assertThat(drafted(covered.agreement())).isEqualTo("AGREEMENT_INSTALMENTS");
        assertThat(drafted(beyond.agreement())).isEmpty();
    }

    @Test
    @Tag("SCH-02")
    void aDepositOutsideOfItsBoundsNeedsSomebodyWhoAnswersForIt() {
        LaybyPolicy.DepositRule third = new LaybyPolicy.DepositRule(
                new BigDecimal("33.33"), Optional.empty(), Optional.of(new BigDecimal("50")));
        Story.Plan plan = plan().policy(policy(false, Optional.empty(), third)).deposit("79.99");
        DepositWaiver waiver = new DepositWaiver("returning customer", "manager-7");
        assertThat(drafted(plan.agreement())).isEqualTo("AGREEMENT_DEPOSIT");
        assertThat(drafted(plan.agreement().with(waiver))).isEmpty();
        assertThat(drafted(plan.deposit("120.01").agreement())).isEqualTo("AGREEMENT_DEPOSIT");
        assertThat(drafted(plan.agreement().with(waiver))).isEmpty();
        assertThatThrownBy(() -> new DepositWaiver(" ", "manager-7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DepositWaiver("returning customer", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("SCH-02")
    void aWaiverIsInTheLogAndWhereThereIsNoneNothingOfItIs() throws JsonProcessingException {
        AgreementTerms plain = plan().agreement();
        AgreementTerms waived = plain.with(new DepositWaiver("returning customer", "manager-7"));
        String without = LaybyJson.mapper().writeValueAsString(new LaybyEvent.Drafted(plain));
        String with = LaybyJson.mapper().writeValueAsString(new LaybyEvent.Drafted(waived));
        // Logs of agreements without one keep the hashes that they had before there were waivers.
        assertThat(without).doesNotContain("waiver");
        assertThat(with).contains("\"waiver\":{\"by\":\"manager-7\",\"reason\":\"returning customer\"}");
        assertThat(LaybyJson.mapper().readValue(without, LaybyEvent.class)).isEqualTo(new LaybyEvent.Drafted(plain));
        assertThat(LaybyJson.mapper().readValue(with, LaybyEvent.class)).isEqualTo(new LaybyEvent.Drafted(waived));
    }

    private static String drafted(AgreementTerms terms) {
        Story any = plan().drafted();
        Decision decision = Story.RULES.decide("L2", Optional.empty(), new LaybyCommand.Draft(terms), any.acting(""));
        return decision.fold(
                taken -> "", repeated -> "", refused -> refused.problem().code());
    }

    @Test
    @Tag("PAY-05")
    void wherePaymentsGoToFeesFirstTheInstalmentsWait() {
        LaybyPolicy usual = policy(false, Optional.empty(), LaybyPolicy.DepositRule.NONE);
        LaybyPolicy feesFirst = new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                1,
                usual.overpayment(),
                true,
                2,
                14,
                Optional.empty(),
                false,
                false,
                usual.deposit(),
                Optional.empty(),
                usual.noticeDays(),
                usual.refundDays());
        Story story = plan().fee("SET-UP", FeeKind.ADMINISTRATION, "20.00")
                .policy(feesFirst)
                .active();
        story.pay("P1", "65.00", Tender.CARD);
        assertThat(Story.RULES.instalments(story.now()).stream().map(it -> story.text(it.paid())))
                .containsExactly("45.00", "0.00", "0.00", "20.00");
    }
}
