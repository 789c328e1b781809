package dev.cuadra.layby.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryAmount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplanTest {
    private static final LocalDate AGREED = LocalDate.of(2026, 1, 30);
    private static final LocalDate MARCH_5 = LocalDate.of(2026, 3, 5);
    /** Six of 62.50, due on 13 and 27 February, 13 and 27 March, 10 and 24 April. */
    private static final Schedule OLD = Scheduler.schedule(
            aud("375.00"), AGREED, ScheduleTerms.of(6, Frequency.FORTNIGHTLY, AGREED), ScheduleLimits.NONE);

    private static final ScheduleTerms FOUR_MONTHS = ScheduleTerms.of(4, Frequency.MONTHLY, MARCH_5);

    @Test
    @Tag("SCH-15")
    void aPartPaidInstalmentIsClosedAndTheRestSpreadAnew() {
        Schedule fresh = Replan.respread(OLD, aud("102.50"), AGREED, MARCH_5, FOUR_MONTHS, ScheduleLimits.NONE);

        // 375.00 − 102.50 = 272.50 = 3 × 68.12 + 68.14
        assertThat(fresh.instalments())
                .containsExactly(
                        new Instalment(1, LocalDate.of(2026, 2, 13), aud("62.50")),
                        new Instalment(2, LocalDate.of(2026, 2, 27), aud("40.00")),
                        new Instalment(3, LocalDate.of(2026, 4, 5), aud("68.12")),
                        new Instalment(4, LocalDate.of(2026, 5, 5), aud("68.12")),
                        new Instalment(5, LocalDate.of(2026, 6, 5), aud("68.12")),
                        new Instalment(6, LocalDate.of(2026, 7, 5), aud("68.14")));
        assertThat(fresh.balance()).isEqualTo(aud("375.00"));
    }

    @Test
    @Tag("SCH-15")
    void goodsThatWereAddedAreSpreadWithTheRest() {
        Schedule fresh =
                Replan.respread(OLD, aud("62.50"), aud("400.00"), AGREED, MARCH_5, FOUR_MONTHS, ScheduleLimits.NONE);

        assertThat(fresh.balance()).isEqualTo(aud("462.50"));
        assertThat(fresh.instalments())
                .extracting(Instalment::amount)
                .containsExactly(aud("62.50"), aud("100.00"), aud("100.00"), aud("100.00"), aud("100.00"));
    }

    @Test
    @Tag("SCH-15")
    void nothingOutstandingLeavesWhatIsPaid() {
        ScheduleTerms none = ScheduleTerms.of(0, Frequency.MONTHLY, MARCH_5);

        Schedule fresh = Replan.respread(OLD, aud("375.00"), AGREED, MARCH_5, none, ScheduleLimits.NONE);

        assertThat(fresh).isEqualTo(OLD);
    }

    @Property
    void whatIsPaidStaysAndWhatIsOutstandingIsSpread(
            @ForAll @IntRange(min = 0, max = 37_400) int paid, @ForAll @IntRange(min = 1, max = 24) int count) {
        MonetaryAmount sum = MinorUnits.of(paid, OLD.balance().getCurrency());
        LocalDate last = LocalDate.of(2026, 4, 24);
        ScheduleTerms terms = ScheduleTerms.of(Math.min(count, 37_500 - paid), Frequency.WEEKLY, last);

        Schedule fresh = Replan.respread(OLD, sum, AGREED, last, terms, ScheduleLimits.NONE);

        int closed = -Math.floorDiv(-paid, 6_250);
        assertThat(fresh.balance()).isEqualTo(OLD.balance());
        assertThat(fresh.instalments()).hasSize(closed + terms.count());
        assertThat(fresh.instalments().subList(0, paid / 6_250))
                .isEqualTo(OLD.instalments().subList(0, paid / 6_250));
        assertThat(fresh.instalments().subList(0, closed).stream()
                        .mapToLong(instalment -> MinorUnits.count(instalment.amount()))
                        .sum())
                .isEqualTo(paid);
    }

    @Test
    @Tag("SCH-12")
    void theLimitsHoldFromTheAgreementOn() {
        // 5 July is 156 days after 30 January.
        assertThat(Replan.respread(OLD, aud("62.50"), AGREED, MARCH_5, FOUR_MONTHS, ScheduleLimits.days(156))
                        .instalments())
                .hasSize(5);
        assertRefused(
                () -> Replan.respread(OLD, aud("62.50"), AGREED, MARCH_5, FOUR_MONTHS, ScheduleLimits.days(155)),
                "SCHEDULE_TOO_LONG",
                "count");
        ScheduleLimits seven = new ScheduleLimits(Optional.empty(), Optional.empty(), 7, true);
        assertRefused(
                () -> Replan.respread(OLD, aud("62.50"), AGREED, MARCH_5, FOUR_MONTHS, seven),
                "SCHEDULE_TOO_FEW",
                "count");
    }

    @Test
    @Tag("SCH-12")
    void newInstalmentsAreDueAfterTodayAndAfterTheClosedOnes() {
        assertRefused(
                () -> Replan.respread(
                        OLD, aud("62.50"), AGREED, MARCH_5.plusMonths(1), FOUR_MONTHS, ScheduleLimits.NONE),
                "SCHEDULE_BEFORE_AGREEMENT",
                "anchor");
        // Five were paid ahead of time, the fifth of them due on 10 April.
        assertRefused(
                () -> Replan.respread(OLD, aud("312.50"), AGREED, MARCH_5, FOUR_MONTHS, ScheduleLimits.NONE),
                "SCHEDULE_DATES_NOT_INCREASING",
                "anchor");
    }

    @Test
    void moreThanTheBalanceIsNotPaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> Replan.closed(OLD, aud("375.01")));
        assertThatIllegalArgumentException().isThrownBy(() -> Replan.closed(OLD, aud("-0.01")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replan.respread(
                        OLD, aud("0.00"), AGREED, AGREED.minusDays(1), FOUR_MONTHS, ScheduleLimits.NONE));
        assertThat(Replan.closed(OLD, aud("0.00"))).isEmpty();
    }

    @Test
    @Tag("SCH-15")
    void aPauseMovesWhatFellDueInItOrLater() {
        // Paused from 5 March: the second instalment, part-paid, was overdue before and stays.
        Schedule shifted = shift("102.50", MARCH_5, 10, BusinessDays.NONE, ScheduleLimits.NONE);

        assertThat(shifted.instalments())
                .extracting(Instalment::due)
                .containsExactly(
                        LocalDate.of(2026, 2, 13),
                        LocalDate.of(2026, 2, 27),
                        LocalDate.of(2026, 3, 23),
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 4, 20),
                        LocalDate.of(2026, 5, 4));
        assertThat(shifted.balance()).isEqualTo(OLD.balance());
        assertThat(shifted.instalments()).extracting(Instalment::amount).containsOnly(aud("62.50"));
    }

    @Test
    @Tag("SCH-15")
    void whatWasPaidAheadStaysAndAPartPaidOneMovesWhole() {
        Schedule shifted = shift("200.00", MARCH_5, 10, BusinessDays.NONE, ScheduleLimits.NONE);

        assertThat(shifted.instalments().subList(0, 3))
                .isEqualTo(OLD.instalments().subList(0, 3));
        assertThat(shifted.instalments().get(3)).isEqualTo(new Instalment(4, LocalDate.of(2026, 4, 6), aud("62.50")));
    }

    @Test
    @Tag("SCH-11")
    void movedDaysMeetWorkingDaysAgain() {
        // 13 March and 15 days is Saturday 28 March.
        assertThat(shift("125.00", MARCH_5, 15, BusinessDays.FOLLOWING, ScheduleLimits.NONE)
                        .instalments()
                        .get(2)
                        .due())
                .isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(shift("125.00", MARCH_5, 0, BusinessDays.FOLLOWING, ScheduleLimits.NONE))
                .isEqualTo(OLD);
    }

    /** 12 and 13 March are a Thursday and a Friday; two days later both fall on the Monday after. */
    @Test
    @Tag("SCH-12")
    void twoMovedDaysThatMeetAreRefused() {
        Schedule close = new Schedule(
                aud("30.00"),
                List.of(
                        new Instalment(1, LocalDate.of(2026, 3, 12), aud("10.00")),
                        new Instalment(2, LocalDate.of(2026, 3, 13), aud("20.00"))));

        assertRefused(
                () -> Replan.shift(
                        close, aud("0.00"), MARCH_5, 2, terms(BusinessDays.FOLLOWING), AGREED, ScheduleLimits.NONE),
                "SCHEDULE_DATES_NOT_INCREASING",
                "businessDays");
        assertThat(Replan.shift(
                                close,
                                aud("0.00"),
                                MARCH_5,
                                3_660,
                                terms(BusinessDays.NONE),
                                AGREED,
                                ScheduleLimits.NONE)
                        .instalments()
                        .get(1)
                        .due())
                .isEqualTo(LocalDate.of(2026, 3, 13).plusDays(3_660));
    }

    @Test
    @Tag("SCH-15")
    void whatIsPaidStaysWhateverTheNextOnesAreWorth() {
        Schedule uneven = new Schedule(
                aud("60.00"),
                List.of(
                        new Instalment(1, LocalDate.of(2026, 3, 12), aud("10.00")),
                        new Instalment(2, LocalDate.of(2026, 3, 13), aud("20.00")),
                        new Instalment(3, LocalDate.of(2026, 3, 16), aud("30.00"))));

        for (String paid : List.of("10.00", "10.01", "29.99")) {
            assertThat(Replan.shift(
                                    uneven,
                                    aud(paid),
                                    MARCH_5,
                                    7,
                                    terms(BusinessDays.NONE),
                                    AGREED,
                                    ScheduleLimits.NONE)
                            .instalments())
                    .extracting(Instalment::due)
                    .containsExactly(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 3, 20), LocalDate.of(2026, 3, 23));
        }
    }

    @Test
    void aDayOfChangeThatIsMistypedIsRefused() {
        assertRefused(
                () -> Replan.respread(
                        OLD, aud("0.00"), AGREED, LocalDate.of(3000, 1, 1), FOUR_MONTHS, ScheduleLimits.NONE),
                "SCHEDULE_DATE_RANGE",
                "date");
        assertRefused(
                () -> Replan.respread(
                        OLD, aud("0.00"), LocalDate.of(1899, 12, 31), MARCH_5, FOUR_MONTHS, ScheduleLimits.NONE),
                "SCHEDULE_DATE_RANGE",
                "date");
    }

    @Test
    @Tag("SCH-12")
    void aPauseStaysWithinTheLimits() {
        assertRefused(
                () -> shift("0.00", MARCH_5, 30, BusinessDays.NONE, ScheduleLimits.days(100)),
                "SCHEDULE_TOO_LONG",
                "count");
        assertRefused(
                () -> shift("0.00", MARCH_5, -1, BusinessDays.NONE, ScheduleLimits.NONE), "SCHEDULE_SHIFT", "days");
        assertRefused(
                () -> shift("0.00", MARCH_5, Integer.MAX_VALUE, BusinessDays.NONE, ScheduleLimits.NONE),
                "SCHEDULE_SHIFT",
                "days");
    }

    private static Schedule shift(
            String paid, LocalDate from, int days, BusinessDays businessDays, ScheduleLimits limits) {
        return Replan.shift(OLD, aud(paid), from, days, terms(businessDays), AGREED, limits);
    }

    private static ScheduleTerms terms(BusinessDays businessDays) {
        return new ScheduleTerms(
                6,
                Frequency.FORTNIGHTLY,
                AGREED,
                false,
                List.of(),
                new Allocation.LastAbsorbs(),
                businessDays,
                Set.of());
    }

    private static void assertRefused(ThrowingCallable call, String code, String member) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where().column()).isEqualTo(member);
        });
    }

    private static MonetaryAmount aud(String amount) {
        return MinorUnits.parse(amount, "AUD");
    }
}
