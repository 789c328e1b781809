package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateChargesTest {
    private final LateCharges charges = LateCharges.chile();

    /** Three real returns: 10 % and 1.5 %, each rounded on the whole amount. */
    @ParameterizedTest
    @CsvSource({"377925,37793,5669,43462", "50440,5044,757,5801", "1102114,110211,16532,126743"})
    @Tag("LATE-2")
    @Tag("LATE-5")
    @Tag("LATE-6")
    void withinTheDueMonthItIsTenPerCentAndOneAndAHalf(long amount, long fine, long interest, long both) {
        LateBill bill = charges.of(payment("2024-06", amount, "2024-07-22", "2024-07-23"));

        assertThat(bill.fine()).isEqualTo(Clp.of(fine));
        assertThat(bill.interest()).isEqualTo(Clp.of(interest));
        assertThat(bill.surcharges()).isEqualTo(Clp.of(both));
        assertThat(bill.total()).isEqualTo(Clp.of(both));
        assertThat(bill.payable()).isEqualTo(Clp.of(amount + both));
        assertThat(bill.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(bill.steps()).extracting(Step::rule).containsExactly("LATE-1", "LATE-2", "LATE-5");
        assertThat(bill.steps().get(1).rounding()).contains(RoundingMode.HALF_UP);
        assertThat(bill.steps()).allMatch(Step::verified);
        assertThat(texts(bill))
                .containsExactly(
                        "Paid in the month in which it was due (2024-07): readjustment 0.",
                        "Interest: " + amount + " × 1.5 % × 1 months or fractions = " + interest
                                + ", to the nearest peso.",
                        "Fine: " + amount + " × 10 % (1 months or fractions) = " + fine + ", to the nearest peso.");
    }

    /** A public exercise by Circular 59 of 2020: due on 20 December 2019, paid on 20 October 2020, 70 % remitted. */
    @Test
    @Tag("LATE-1")
    @Tag("LATE-7")
    void afterTenMonthsTheReadjustedAmountBearsInterestAndTheFineIsAtItsCap() {
        LateBill bill = charges.of(payment("2019-11", 1_486_051, "2019-12-20", "2020-10-20")
                .withIpc(new BigDecimal("1.6"))
                .withRelief(new BigDecimal("70"), new BigDecimal("70")));

        assertThat(bill.readjustment()).contains(Clp.of(23_777));
        assertThat(bill.interest()).isEqualTo(Clp.of(249_122));
        assertThat(bill.fine()).isEqualTo(Clp.of(452_948));
        assertThat(bill.relief()).isEqualTo(Clp.of(491_449));
        assertThat(bill.payable()).isEqualTo(Clp.of(1_720_449));
        assertThat(bill.ipcFrom()).isEqualTo("2019-10-31");
        assertThat(bill.ipcUntil()).isEqualTo("2020-08-31");
        assertThat(bill.codes())
                .containsEntry(F29Code.of("92"), new BigDecimal("23777"))
                .containsEntry(F29Code.of("93"), new BigDecimal("702070"))
                .containsEntry(F29Code.of("795"), new BigDecimal("491449"));
        assertThat(bill.confidence()).isEqualTo(Confidence.UNVERIFIED);
        // 1,509,828 is the amount with its readjustment; 11 calendar months from December to October.
        assertThat(texts(bill))
                .containsExactly(
                        "Readjustment: 1486051 × 1.6 % (growth of the price index from 2019-10-31 to 2020-08-31) ="
                                + " 23777, to the nearest peso; when the index falls there is none.",
                        "Interest: 1509828 × 1.5 % × 11 months or fractions = 249122, to the nearest peso.",
                        "Fine: 1509828 × 30 % (11 months or fractions) = 452948, to the nearest peso.",
                        "Relief: 249122 × 70 % + 452948 × 70 % = 491449, to the nearest peso (code 795).");
        assertThat(bill.steps()).extracting(Step::verified).containsExactly(true, true, false, false);
        assertThat(bill.warnings()).extracting(Problem::code).contains("LATE_RELIEF", "LATE_FINE_GROWTH");
    }

    /** 1.5 % of 1,000 is 15 and 10 % is 100; 25 % of the one is 3.75 and half of the other 50: 53.75. */
    @Test
    @Tag("LATE-7")
    void reliefIsLikelyAtMostAndRoundedOnceOnBothParts() {
        LateBill bill = charges.of(payment("2024-06", 1_000, "2024-07-22", "2024-07-23")
                .withRelief(new BigDecimal("25"), new BigDecimal("50")));

        assertThat(bill.relief()).isEqualTo(Clp.of(54));
        assertThat(bill.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(charges.of(payment("2024-06", 1_000, "2024-07-22", "2024-07-23")
                                .withRelief(BigDecimal.ZERO, new BigDecimal("50")))
                        .relief())
                .isEqualTo(Clp.of(50));
    }

    @Test
    @Tag("LATE-1")
    void withinTheDueMonthTheGrowthOfPricesIsNeitherNeededNorUsed() {
        LateBill without = charges.of(payment("2024-06", 100_000, "2024-07-22", "2024-07-31"));
        LateBill with = charges.of(
                payment("2024-06", 100_000, "2024-07-22", "2024-07-31").withIpc(BigDecimal.TEN));

        assertThat(without.readjustment()).contains(Clp.ZERO);
        assertThat(with.readjustment()).contains(Clp.ZERO);
        assertThat(without.warnings()).extracting(Problem::code).contains("LATE_IPC_NOT_NEEDED");
        assertThat(with.warnings()).extracting(Problem::code).doesNotContain("LATE_IPC_NOT_NEEDED");
    }

    @Test
    @Tag("LATE-7")
    void theCodesOfABillGiveTheReturnThatIsPaidLate() {
        LateBill bill = charges.of(payment("2019-11", 100_000, "2019-12-20", "2020-10-20")
                .withIpc(new BigDecimal("1.6"))
                .withRelief(new BigDecimal("70"), new BigDecimal("70")));
        var other = new java.util.TreeMap<>(bill.codes());
        other.put(F29Code.of("48"), new BigDecimal("100000"));

        Form29 form = Form29Assembler.chile()
                .assemble(new Form29Request(YearMonth.of(2019, 11), PeriodRule.PAYMENT_DATE, List.of(), other));

        assertThat(form.value(F29Code.PAYABLE_LATE))
                .isEqualByComparingTo(BigDecimal.valueOf(bill.payable().pesos()));
    }

    /** The figures that the treasury gave to the press in January 2025. */
    @ParameterizedTest
    @CsvSource({"60,27067", "61,27518"})
    @Tag("LATE-3")
    void interestSinceTwentyTwentyFiveIsCountedByDays(int days, long interest) {
        LocalDate due = LocalDate.of(2025, 1, 20);
        LateBill bill = charges.of(LatePayment.of(YearMonth.of(2024, 12), Clp.of(2_000_000), due, due.plusDays(days)));

        assertThat(bill.interest()).isEqualTo(Clp.of(interest));
        assertThat(bill.confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(bill.warnings()).extracting(Problem::code).contains("LATE_INTEREST_CONFLICT");
    }

    @ParameterizedTest
    @CsvSource({"2025-06,2025-07-21,2025-07-31,2222", "2026-03,2026-04-20,2026-04-30,2200"})
    @Tag("LATE-3")
    void eachSemesterHasItsRate(String period, String due, String paid, long interest) {
        LateBill bill = charges.of(payment(period, 1_000_000, due, paid));

        assertThat(bill.interest()).isEqualTo(Clp.of(interest));
        assertThat(bill.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    @Tag("LATE-4")
    void theRuleOfTheDayOfPaymentReachesBackAndIsMarked() {
        LateBill bill = charges.of(payment("2024-11", 1_000_000, "2024-12-20", "2025-01-10"));

        // 21 days × 0.0225555556 %; in two parts 1.5 % and 10 days.
        assertThat(bill.interest()).isEqualTo(Clp.of(4_737));
        assertThat(bill.warnings())
                .filteredOn(warning -> warning.code().equals("LATE_INTEREST_CROSSES"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message().en()).contains("17256"));
        assertThat(bill.steps())
                .filteredOn(step -> step.rule().equals("LATE-4"))
                .singleElement()
                .satisfies(step -> assertThat(step.verified()).isFalse())
                .satisfies(step -> assertThat(step.text().en())
                        .isEqualTo("The daily rate of 0.0225555556 % is applied to the days until 2024-12-31 as well,"
                                + " since it is the rule in force on payment. Unverified."));
        assertThat(texts(bill))
                .contains("Interest: 1000000 × 0.0225555556 % × 21 days = 4737, to the nearest peso, at the rate of the"
                        + " day of payment.");
        assertThat(bill.confidence()).isEqualTo(Confidence.UNVERIFIED);
    }

    @Test
    @Tag("LATE-4")
    void whatWasDueOnTheLastDayOfTheOldRuleIsLateUnderTheNewOneAlone() {
        LateBill bill = charges.of(payment("2024-11", 1_000_000, "2024-12-31", "2025-01-10"));

        // 31 December is no day on which a time limit ends, nor is 1 January: it ended on 2 January 2025.
        assertThat(bill.due()).isEqualTo("2025-01-02");
        assertThat(bill.warnings()).extracting(Problem::code).doesNotContain("LATE_INTEREST_CROSSES");
    }

    @Test
    @Tag("LATE-3")
    void aSemesterWithoutAKnownRateIsAnErrorThatNamesWhatIsCovered() {
        assertThatThrownBy(() -> charges.of(payment("2026-09", 1_000_000, "2026-10-20", "2026-11-22")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("LAW_DATE_NOT_COVERED");
                    assertThat(e.problem().message().en()).contains("2019-01-01", "2026-06-30", "2026-11-22");
                });
    }

    @Test
    @Tag("LATE-3")
    void aHostPassesTheRateOfANewSemester() {
        List<Dated<LateInterest>> rows =
                new ArrayList<>(LateBook.chile().interest().rows());
        rows.add(new Dated<>(
                LocalDate.of(2026, 7, 1),
                Optional.of(LocalDate.of(2026, 12, 31)),
                LateInterest.daily(new BigDecimal("0.02")),
                "resolution that the host read",
                Confidence.CERTAIN));
        LateCharges own =
                new LateCharges(LateBook.chile().withInterest(DatedTable.of("own", rows)), HolidayCalendar.chile());

        LateBill bill = own.of(payment("2026-09", 1_000_000, "2026-10-20", "2026-10-30"));

        assertThat(bill.interest()).isEqualTo(Clp.of(2_000));
        assertThat(bill.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    /** With a book in which all is certain, that a daily rate reaches back to months is what is not. */
    @Test
    @Tag("LATE-4")
    void aRateThatReachesBackIsUnverifiedHoweverCertainItIs() {
        LateCharges own = new LateCharges(
                new LateBook(
                        DatedTable.of(
                                "own",
                                List.of(
                                        always("2024-12-31", LateInterest.monthly(new BigDecimal("1.5"))),
                                        from("2025-01-01", LateInterest.daily(new BigDecimal("0.02"))))),
                        DatedTable.of("own", List.of(always("", new LateFine(1000, 200, 3000, Confidence.CERTAIN)))),
                        DatedTable.of("own", List.of(always("", new LateFine(2000, 200, 6000, Confidence.CERTAIN))))),
                HolidayCalendar.chile());

        LateBill crossing = own.of(payment("2024-11", 1_000_000, "2024-12-20", "2025-01-10"));
        LateBill within = own.of(payment("2024-12", 1_000_000, "2025-01-20", "2025-02-03"));

        // 21 days × 0.02 %; in two parts 1.5 % for December and ten days of January.
        assertThat(crossing.interest()).isEqualTo(Clp.of(4_200));
        assertThat(crossing.warnings())
                .filteredOn(warning -> warning.code().equals("LATE_INTEREST_CROSSES"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message().en()).contains("17000"));
        assertThat(crossing.confidence()).isEqualTo(Confidence.UNVERIFIED);
        // 14 days × 0.02 %, and 10 % + 2 % for January and February.
        assertThat(within.interest()).isEqualTo(Clp.of(2_800));
        assertThat(within.fine()).isEqualTo(Clp.of(120_000));
        assertThat(within.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(within.steps()).allMatch(Step::verified);
        assertThat(within.warnings()).extracting(Problem::code).doesNotContain("LATE_FINE_GROWTH");
    }

    @Test
    @Tag("LATE-5")
    void aFineThatIsNotCertainIsNotAVerifiedStep() {
        LateCharges own = new LateCharges(
                new LateBook(
                        LateBook.chile().interest(),
                        DatedTable.of(
                                "own",
                                List.of(new Dated<>(
                                        LocalDate.MIN,
                                        Optional.empty(),
                                        new LateFine(1000, 200, 3000, Confidence.CERTAIN),
                                        "test",
                                        Confidence.LIKELY))),
                        LateBook.chile().audited()),
                HolidayCalendar.chile());

        LateBill bill = own.of(payment("2024-06", 10_000, "2024-07-22", "2024-07-23"));

        assertThat(bill.steps()).extracting(Step::verified).containsExactly(true, true, false);
        assertThat(bill.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    @Tag("LATE-5")
    void aFineBeginsAtItsFirstShareAndEndsAtItsCap() {
        assertThat(new LateFine(0, 0, 0, Confidence.CERTAIN).percentFor(5)).isZero();
        assertThat(new LateFine(1_000, 0, 1_000, Confidence.CERTAIN).percentFor(5))
                .isEqualByComparingTo("10");
        assertThat(new LateFine(0, 10_000, 10_000, Confidence.CERTAIN).percentFor(2))
                .isEqualByComparingTo("100");
        for (int[] not : new int[][] {{-1, 0, 0}, {0, -1, 0}, {1_000, 0, 999}, {0, 0, 10_001}}) {
            assertThatThrownBy(() -> new LateFine(not[0], not[1], not[2], Confidence.CERTAIN))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Tag("LATE-2")
    @Tag("LATE-3")
    void interestIsBetweenNothingAndTenPerCent() {
        assertThat(LateInterest.monthly(BigDecimal.ZERO).counting()).isEqualTo(LateInterest.Counting.MONTH);
        assertThat(LateInterest.daily(BigDecimal.TEN).counting()).isEqualTo(LateInterest.Counting.DAY);
        for (String not : List.of("-0.01", "10.01")) {
            assertThatThrownBy(() -> LateInterest.monthly(new BigDecimal(not)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-22,2024-07-31,1000,150",
        "2024-07-22,2024-08-01,1200,300",
        "2024-07-22,2024-08-31,1200,300",
        "2024-07-22,2024-09-01,1400,450",
        "2024-04-30,2024-05-02,1000,150",
        "2024-04-30,2024-06-01,1200,300",
        "2023-07-20,2024-05-31,3000,1650",
        "2023-07-20,2024-06-01,3000,1800"
    })
    @Tag("LATE-2")
    @Tag("LATE-5")
    void monthsAreCalendarMonthsThatTheDelayTouches(String due, String paid, long fine, long interest) {
        LateBill bill = charges.of(payment("2023-06", 10_000, due, paid));

        assertThat(bill.fine()).isEqualTo(Clp.of(fine));
        assertThat(bill.interest()).isEqualTo(Clp.of(interest));
        assertThat(bill.warnings().stream().anyMatch(w -> w.code().equals("LATE_FINE_GROWTH")))
                .isEqualTo(fine > 1000);
        assertThat(bill.confidence()).isEqualTo(fine > 1000 ? Confidence.UNVERIFIED : Confidence.CERTAIN);
        assertThat(bill.steps().get(bill.steps().size() - 1).verified()).isEqualTo(fine == 1000);
    }

    @ParameterizedTest
    @CsvSource({"2024-07-23,2000", "2024-08-01,2200", "2026-06-30,6000"})
    @Tag("LATE-5")
    void whatTheServiceFoundIsFinedTwiceAsMuch(String paid, long fine) {
        LateBill bill = charges.of(
                payment("2024-06", 10_000, "2024-07-22", paid).foundByAudit().withIpc(BigDecimal.ZERO));

        assertThat(bill.fine()).isEqualTo(Clp.of(fine));
    }

    /** Real returns of Saturdays: 20 January 2024 filed on Sunday; 20 July 2024 filed on Tuesday. */
    @Test
    @Tag("DUE-2")
    void aDueDateThatIsNoWorkingDayMovesFirst() {
        LateBill onSunday = charges.of(payment("2023-12", 100_000, "2024-01-20", "2024-01-21"));
        LateBill onTuesday = charges.of(payment("2024-06", 100_000, "2024-07-20", "2024-07-23"));

        assertThat(onSunday.late()).isFalse();
        assertThat(onSunday.total()).isEqualTo(Clp.ZERO);
        assertThat(onTuesday.due()).isEqualTo("2024-07-22");
        assertThat(onTuesday.total()).isEqualTo(Clp.of(11_500));
        assertThat(onTuesday.warnings()).extracting(Problem::code).contains("LATE_DUE_MOVED");
    }

    @Test
    @Tag("LATE-1")
    void theDueMonthIsThatOfTheLawsOwnDayForWhoIsLate() {
        // 28 February 2026 is a Saturday; the time limit ended on Monday, 2 March.
        LateBill bill = charges.of(payment("2026-01", 100_000, "2026-02-28", "2026-03-03"));

        assertThat(bill.due()).isEqualTo("2026-03-02");
        assertThat(bill.readjustment()).isEmpty();
        assertThat(bill.ipcFrom()).isEqualTo("2025-12-31");
        assertThat(bill.ipcUntil()).isEqualTo("2026-01-31");
        assertThat(bill.warnings()).extracting(Problem::code).contains("LATE_IPC_MISSING");
        assertThat(bill.confidence()).isEqualTo(Confidence.UNVERIFIED);
    }

    @Test
    @Tag("LATE-1")
    void pricesThatFallLowerNothing() {
        LateBill bill = charges.of(
                payment("2024-05", 100_000, "2024-06-20", "2024-08-01").withIpc(new BigDecimal("-0.4")));

        assertThat(bill.readjustment()).contains(Clp.ZERO);
        assertThat(bill.interest()).isEqualTo(Clp.of(4_500));
    }

    @Test
    @Tag("LATE-8")
    void aNilReturnHasNoChargesAndANoteOnItsFine() {
        LateBill bill = charges.of(payment("2024-06", 0, "2024-07-22", "2024-07-23"));

        assertThat(bill.total()).isEqualTo(Clp.ZERO);
        assertThat(bill.warnings()).extracting(Problem::code).contains("LATE_NIL", "LATE_ESTIMATE");
    }

    @Test
    void whatCannotBeAReturnIsRefused() {
        assertThatThrownBy(() -> payment("2024-06", -1, "2024-07-22", "2024-07-23"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("LATE_AMOUNT"));
        assertThatThrownBy(() -> payment("2024-07", 1, "2024-07-22", "2024-07-23"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("LATE_DUE_DATE"));
        assertThatThrownBy(() -> payment("2024-06", 1, "2024-07-22", "2024-07-23")
                        .withRelief(BigDecimal.TEN, BigDecimal.TEN.negate()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().where().column()).isEqualTo("fineRelief"));
    }

    @Test
    void amountsAndPercentagesReachToTheirBounds() {
        BigDecimal hundred = BigDecimal.valueOf(100);
        LatePayment most = payment("2024-06", 9_999_999_999_999L, "2024-07-22", "2024-07-23")
                .withIpc(hundred.negate())
                .withRelief(hundred, BigDecimal.ZERO);

        assertThat(most.withIpc(new BigDecimal("0.1234567891")).ipcPercent()).contains(new BigDecimal("0.1234567891"));
        assertThatThrownBy(() -> payment("2024-06", 10_000_000_000_000L, "2024-07-22", "2024-07-23"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().remedy().en()).contains("9999999999999"));
        for (String not : List.of("-100.1", "100.1", "0.12345678912")) {
            assertThatThrownBy(() -> most.withIpc(new BigDecimal(not)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("LATE_PERCENT");
                        assertThat(e.problem().where().column()).isEqualTo("ipcPercent");
                    });
        }
        assertThatThrownBy(() -> most.withRelief(new BigDecimal("100.1"), BigDecimal.ZERO))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().where().column()).isEqualTo("interestRelief"));
    }

    @Property(tries = 300)
    void theTotalIsTheSumOfItsPartsAndNoneIsNegative(@ForAll("payments") LatePayment payment) {
        LateBill bill = charges.of(payment);

        Clp sum = bill.readjustment()
                .orElse(Clp.ZERO)
                .plus(bill.interest())
                .plus(bill.fine())
                .minus(bill.relief());
        assertThat(bill.total()).isEqualTo(sum);
        assertThat(bill.payable()).isEqualTo(payment.amount().plus(sum));
        for (Clp part : List.of(bill.interest(), bill.fine(), bill.relief(), bill.total())) {
            assertThat(part.isNegative()).isFalse();
        }
        assertThat(bill.warnings()).extracting(Problem::code).contains("LATE_ESTIMATE");
        if (!bill.late()) {
            assertThat(bill.total()).isEqualTo(Clp.ZERO);
        }
    }

    @Property(tries = 300)
    void whatIsRemittedWhollyCostsNothing(@ForAll("payments") LatePayment payment) {
        BigDecimal all = BigDecimal.valueOf(100);
        LateBill bill = charges.of(payment.withRelief(all, all));

        assertThat(bill.total()).isEqualTo(bill.readjustment().orElse(Clp.ZERO));
        assertThat(bill.relief()).isEqualTo(bill.surcharges());
    }

    @Property(tries = 300)
    void aDayMoreCostsNeverLessUnderOneRate(
            @ForAll("payments") LatePayment payment, @ForAll @IntRange(min = 1, max = 40) int more) {
        LocalDate later = payment.paidOn().plusDays(more);
        var interest = LateBook.chile().interest();
        if (!interest.covers(later) || !interest.at(later).equals(interest.at(payment.paidOn()))) {
            return;
        }
        LateBill before = charges.of(payment);
        LateBill after = charges.of(LatePayment.of(payment.period(), payment.amount(), payment.dueDate(), later)
                .withIpc(payment.ipcPercent().orElse(BigDecimal.ZERO))
                .withRelief(payment.interestRelief(), payment.fineRelief()));

        assertThat(after.surcharges()).isGreaterThanOrEqualTo(before.surcharges());
    }

    @Property(tries = 200)
    void whoPaysByTheDueDatePaysNothingMore(
            @ForAll @LongRange(max = 9_999_999_999L) long amount, @ForAll @IntRange(max = 60) int early) {
        LocalDate due = LocalDate.of(2026, 10, 20);

        LateBill bill = charges.of(LatePayment.of(YearMonth.of(2026, 9), Clp.of(amount), due, due.minusDays(early)));

        assertThat(bill.payable()).isEqualTo(Clp.of(amount));
        assertThat(bill.readjustment()).contains(Clp.ZERO);
        assertThat(bill.steps()).isEmpty();
    }

    @Provide
    Arbitrary<LatePayment> payments() {
        Arbitrary<Integer> months = Arbitraries.integers().between(0, 70);
        Arbitrary<Integer> day = Arbitraries.of(12, 20, 28);
        Arbitrary<Integer> late = Arbitraries.integers().between(-5, 400);
        Arbitrary<Long> amount = Arbitraries.longs().between(0, 99_999_999_999L);
        Arbitrary<BigDecimal> ipc = Arbitraries.bigDecimals()
                .between(new BigDecimal("-2"), new BigDecimal("30"))
                .ofScale(1);
        Arbitrary<BigDecimal> relief = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(1);
        return Combinators.combine(months, day, late, amount, ipc, relief).as((m, d, l, a, i, r) -> {
            YearMonth period = YearMonth.of(2019, 1).plusMonths(m);
            LocalDate due = period.plusMonths(1).atDay(d);
            return LatePayment.of(period, Clp.of(a), due, due.plusDays(l))
                    .withIpc(i)
                    .withRelief(r, r);
        });
    }

    private static List<String> texts(LateBill bill) {
        return bill.steps().stream().map(step -> step.text().en()).toList();
    }

    private static <T> Dated<T> always(String until, T value) {
        return new Dated<>(
                LocalDate.MIN,
                until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
                value,
                "test",
                Confidence.CERTAIN);
    }

    private static <T> Dated<T> from(String day, T value) {
        return new Dated<>(LocalDate.parse(day), Optional.empty(), value, "test", Confidence.CERTAIN);
    }

    private static LatePayment payment(String period, long amount, String due, String paid) {
        return LatePayment.of(YearMonth.parse(period), Clp.of(amount), LocalDate.parse(due), LocalDate.parse(paid));
    }
}
