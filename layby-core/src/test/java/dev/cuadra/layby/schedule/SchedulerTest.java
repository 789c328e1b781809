package dev.cuadra.layby.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final MonetaryAmount BALANCE = aud("400.00");

    @ParameterizedTest
    @Tag("SCH-08")
    @Tag("SCH-09")
    @Tag("SCH-10")
    @Tag("SCH-11")
    @CsvSource({
        "2026-01-31, MONTHLY, true, NONE, 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30",
        "2026-01-31, MONTHLY, false, NONE, 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30",
        "2026-01-30, MONTHLY, false, NONE, 2026-02-28 2026-03-30 2026-04-30 2026-05-30 2026-06-30",
        "2026-02-28, MONTHLY, true, NONE, 2026-03-31 2026-04-30 2026-05-31 2026-06-30",
        "2026-02-28, MONTHLY, false, NONE, 2026-03-28 2026-04-28 2026-05-28 2026-06-28",
        "2027-12-31, MONTHLY, true, NONE, 2028-01-31 2028-02-29 2028-03-31 2028-04-30",
        "2027-11-30, MONTHLY, false, NONE, 2027-12-30 2028-01-30 2028-02-29 2028-03-30",
        "2026-01-31, MONTHLY, true, FOLLOWING, 2026-03-02 2026-03-31 2026-04-30 2026-06-01 2026-06-30",
        "2026-01-31, MONTHLY, true, MODIFIED_FOLLOWING, 2026-02-27 2026-03-31 2026-04-30 2026-05-29 2026-06-30",
        "2026-11-20, FORTNIGHTLY, false, NONE, 2026-12-04 2026-12-18 2027-01-01 2027-01-15 2027-01-29",
        // Worked by hand: a leap day as anchor, a week, and the last working day of each month.
        "2028-02-29, MONTHLY, false, NONE, 2028-03-29 2028-04-29 2028-05-29",
        "2024-02-29, MONTHLY, true, NONE, 2024-03-31 2024-04-30 2024-05-31",
        "2026-11-20, WEEKLY, true, NONE, 2026-11-27 2026-12-04 2026-12-11",
        "2026-01-31, MONTHLY, true, PRECEDING, 2026-02-27 2026-03-31 2026-04-30 2026-05-29 2026-06-30",
    })
    void dueDatesComeFromTheAnchor(
            LocalDate anchor, Frequency frequency, boolean endOfMonth, BusinessDays businessDays, String dates) {
        List<LocalDate> expected =
                Arrays.stream(dates.split(" ", -1)).map(LocalDate::parse).toList();
        ScheduleTerms terms = terms(expected.size(), frequency, anchor, endOfMonth, businessDays, Set.of());

        assertThat(dates(Scheduler.schedule(BALANCE, anchor, terms, ScheduleLimits.NONE)))
                .isEqualTo(expected);
    }

    @Test
    @Tag("SCH-10")
    void aLeapDayComesBackAfterFourYears() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);

        List<LocalDate> dates = dates(monthly(48, leapDay));

        assertThat(dates.get(11)).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(dates.get(12)).isEqualTo(LocalDate.of(2025, 3, 29));
        assertThat(dates.get(47)).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    @Tag("SCH-12")
    void eightFortnightsAreLongerThanNinetyDaysAndSixAreNot() {
        ScheduleLimits ninety = ScheduleLimits.days(90);

        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, ScheduleTerms.of(8, Frequency.FORTNIGHTLY, MONDAY), ninety),
                "SCHEDULE_TOO_LONG",
                "count");
        Schedule six = Scheduler.schedule(BALANCE, MONDAY, ScheduleTerms.of(6, Frequency.FORTNIGHTLY, MONDAY), ninety);
        assertThat(six.instalments())
                .extracting(Instalment::amount)
                .containsExactly(aud("66.66"), aud("66.66"), aud("66.66"), aud("66.66"), aud("66.66"), aud("66.70"));
        assertThat(six.instalments().get(5)).isEqualTo(new Instalment(6, LocalDate.of(2026, 5, 25), aud("66.70")));
    }

    @Test
    @Tag("SCH-12")
    void theLongestDurationIsReachedAndNotPassed() {
        ScheduleTerms terms = ScheduleTerms.of(8, Frequency.FORTNIGHTLY, MONDAY);

        assertThat(Scheduler.schedule(BALANCE, MONDAY, terms, ScheduleLimits.days(112))
                        .instalments())
                .hasSize(8);
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, terms, ScheduleLimits.days(111)),
                "SCHEDULE_TOO_LONG",
                "count");
    }

    @Test
    @Tag("SCH-12")
    void theLastInstalmentIsDueByTheEndOfTheAgreement() {
        ScheduleTerms terms = ScheduleTerms.of(8, Frequency.FORTNIGHTLY, MONDAY);

        assertThat(Scheduler.schedule(BALANCE, MONDAY, terms, until("2026-06-22"))
                        .instalments())
                .hasSize(8);
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, terms, until("2026-06-21")), "SCHEDULE_PAST_END", "count");
    }

    @Test
    @Tag("SCH-12")
    void twoInstalmentsAreNotDueOnOneDay() {
        // A week of holidays moves one Wednesday to the next.
        Set<LocalDate> week = new HashSet<>();
        for (int day = 11; day <= 17; day++) {
            week.add(LocalDate.of(2026, 3, day));
        }
        ScheduleTerms terms = terms(3, Frequency.WEEKLY, LocalDate.of(2026, 3, 4), false, BusinessDays.FOLLOWING, week);

        assertThat(DueDates.of(terms, 2)).containsExactly(LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 18));
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, terms, ScheduleLimits.NONE),
                "SCHEDULE_DATES_NOT_INCREASING",
                "anchor");
    }

    @Test
    @Tag("SCH-09")
    void customDatesAreTakenAsTheyAreGiven() {
        assertThat(dates(Scheduler.schedule(
                        BALANCE, MONDAY, custom(2, "2026-03-05", "2026-07-01"), ScheduleLimits.NONE)))
                .containsExactly(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 7, 1));
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, custom(2, "2026-07-01", "2026-03-05"), ScheduleLimits.NONE),
                "SCHEDULE_DATES_NOT_INCREASING",
                "dates");
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, custom(3, "2026-03-05", "2026-07-01"), ScheduleLimits.NONE),
                "SCHEDULE_DATES",
                "dates");
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, custom(1, "2026-03-02"), ScheduleLimits.NONE),
                "SCHEDULE_BEFORE_AGREEMENT",
                "dates");
        assertThatIllegalArgumentException().isThrownBy(() -> DueDates.of(custom(1, "2026-03-05"), 2));
    }

    @Test
    @Tag("SCH-09")
    void datesAreForCustomSchedulesOnly() {
        ScheduleTerms both = new ScheduleTerms(
                1,
                Frequency.WEEKLY,
                MONDAY,
                false,
                List.of(LocalDate.of(2026, 4, 1)),
                new Allocation.LastAbsorbs(),
                BusinessDays.NONE,
                Set.of());

        assertRefused(() -> Scheduler.schedule(BALANCE, MONDAY, both, ScheduleLimits.NONE), "SCHEDULE_DATES", "dates");
    }

    @Test
    @Tag("SCH-08")
    void instalmentsAreDueAfterTheAgreementOnWhichTheDepositFalls() {
        ScheduleTerms weekly = ScheduleTerms.of(3, Frequency.WEEKLY, MONDAY);

        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY.plusDays(7), weekly, ScheduleLimits.NONE),
                "SCHEDULE_BEFORE_AGREEMENT",
                "anchor");
        assertThat(Scheduler.schedule(BALANCE, MONDAY.plusDays(6), weekly, ScheduleLimits.NONE)
                        .instalments())
                .hasSize(3);
    }

    @Test
    @Tag("SCH-13")
    void theDepositCountsAmongTheInstalmentsThatTheLawAsksFor() {
        ScheduleTerms one = ScheduleTerms.of(1, Frequency.WEEKLY, MONDAY);

        assertThat(Scheduler.schedule(BALANCE, MONDAY, one, least(2, true)).instalments())
                .hasSize(1);
        assertRefused(() -> Scheduler.schedule(BALANCE, MONDAY, one, least(2, false)), "SCHEDULE_TOO_FEW", "count");
        assertRefused(() -> Scheduler.schedule(BALANCE, MONDAY, one, least(3, true)), "SCHEDULE_TOO_FEW", "count");
    }

    @Test
    @Tag("SCH-13")
    void nothingLeftToPayNeedsNoInstalments() {
        MonetaryAmount nothing = aud("0.00");
        ScheduleTerms upTo = withAllocation(4, new Allocation.RoundUpTo(aud("5.00")));

        assertThat(Scheduler.schedule(
                                nothing, MONDAY, ScheduleTerms.of(0, Frequency.WEEKLY, MONDAY), ScheduleLimits.NONE)
                        .instalments())
                .isEmpty();
        assertThat(Scheduler.schedule(nothing, MONDAY, upTo, ScheduleLimits.NONE)
                        .instalments())
                .isEmpty();
        assertRefused(
                () -> Scheduler.schedule(
                        nothing, MONDAY, ScheduleTerms.of(4, Frequency.WEEKLY, MONDAY), ScheduleLimits.NONE),
                "SCHEDULE_NOTHING_LEFT",
                "count");
        assertRefused(
                () -> Scheduler.schedule(
                        BALANCE, MONDAY, ScheduleTerms.of(0, Frequency.WEEKLY, MONDAY), ScheduleLimits.NONE),
                "SCHEDULE_COUNT",
                "count");
    }

    @Test
    void whatIsRareIsComputed() {
        assertThat(monthly(1_000, MONDAY).instalments()).hasSize(1_000);
        assertThat(dates(monthly(1, LocalDate.of(1900, 1, 1)))).containsExactly(LocalDate.of(1900, 2, 1));
        assertThat(dates(monthly(1, LocalDate.of(2999, 11, 30)))).containsExactly(LocalDate.of(2999, 12, 30));
        assertThat(Scheduler.schedule(
                                BALANCE, MONDAY, custom(1, MONDAY.plusDays(1).toString()), ScheduleLimits.days(1))
                        .instalments())
                .hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> ScheduleLimits.days(0));
    }

    @Test
    void absurdInputIsRefusedAndNotComputed() {
        assertRefused(() -> monthly(1_001, MONDAY), "SCHEDULE_COUNT", "count");
        assertRefused(() -> monthly(Integer.MAX_VALUE, MONDAY), "SCHEDULE_COUNT", "count");
        assertRefused(() -> monthly(Integer.MIN_VALUE, MONDAY), "SCHEDULE_COUNT", "count");
        assertRefused(() -> monthly(3, LocalDate.MAX), "SCHEDULE_DATE_RANGE", "date");
        assertRefused(
                () -> Scheduler.schedule(
                        BALANCE, MONDAY, ScheduleTerms.of(3, Frequency.MONTHLY, LocalDate.MAX), ScheduleLimits.NONE),
                "SCHEDULE_DATE_RANGE",
                "anchor");
        assertRefused(
                () -> Scheduler.schedule(BALANCE, MONDAY, custom(1, "+12026-03-02"), ScheduleLimits.NONE),
                "SCHEDULE_DATE_RANGE",
                "dates");
        assertRefused(
                () -> Scheduler.schedule(
                        BALANCE,
                        LocalDate.of(1899, 12, 31),
                        ScheduleTerms.of(3, Frequency.MONTHLY, MONDAY),
                        ScheduleLimits.NONE),
                "SCHEDULE_DATE_RANGE",
                "date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scheduler.schedule(
                        aud("-1.00"), MONDAY, ScheduleTerms.of(1, Frequency.WEEKLY, MONDAY), ScheduleLimits.NONE));
    }

    @Test
    @Tag("SCH-05")
    void aBalanceThatIsUsedUpEarlyLeavesDatesUnused() {
        Schedule schedule = Scheduler.schedule(
                aud("10.00"),
                MONDAY,
                withAllocation(6, new Allocation.RoundUpTo(aud("5.00"))),
                ScheduleLimits.days(14));

        assertThat(schedule.instalments())
                .containsExactly(
                        new Instalment(1, LocalDate.of(2026, 3, 9), aud("5.00")),
                        new Instalment(2, LocalDate.of(2026, 3, 16), aud("5.00")));
    }

    @Property
    void aScheduleAddsUpAndItsDaysIncrease(
            @ForAll("dates") LocalDate anchor,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 100, max = 1_000_000) int units,
            @ForAll Frequency frequency,
            @ForAll boolean endOfMonth,
            @ForAll BusinessDays businessDays) {
        ScheduleTerms terms = terms(
                count,
                frequency == Frequency.CUSTOM ? Frequency.WEEKLY : frequency,
                anchor,
                endOfMonth,
                businessDays,
                Set.of());

        // Weekends alone never move one instalment onto another.
        Schedule schedule =
                Scheduler.schedule(MinorUnits.of(units, BALANCE.getCurrency()), anchor, terms, ScheduleLimits.NONE);

        assertThat(schedule.instalments()).hasSize(count);
        assertThat(schedule.instalments().stream()
                        .mapToLong(instalment -> MinorUnits.count(instalment.amount()))
                        .sum())
                .isEqualTo(units);
        List<LocalDate> dates = dates(schedule);
        for (int i = 1; i < count; i++) {
            assertThat(dates.get(i)).isAfter(dates.get(i - 1));
        }
    }

    @Property
    void adjustedDaysAreWorkingDaysNearBy(
            @ForAll("dates") LocalDate anchor,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll BusinessDays businessDays) {
        ScheduleTerms plain = terms(12, Frequency.MONTHLY, anchor, true, BusinessDays.NONE, holidays);
        List<LocalDate> unadjusted = DueDates.of(plain, 12);
        List<LocalDate> adjusted = DueDates.of(terms(12, Frequency.MONTHLY, anchor, true, businessDays, holidays), 12);

        for (int i = 0; i < 12; i++) {
            assertNear(unadjusted.get(i), adjusted.get(i), holidays, businessDays);
        }
    }

    private static void assertNear(LocalDate day, LocalDate moved, Set<LocalDate> off, BusinessDays businessDays) {
        if (businessDays == BusinessDays.NONE || working(day, off)) {
            assertThat(moved).isEqualTo(day);
            return;
        }
        assertThat(working(moved, off)).isTrue();
        LocalDate from = moved.isBefore(day) ? moved.plusDays(1) : day;
        LocalDate to = moved.isBefore(day) ? day : moved.minusDays(1);
        for (long i = 0; i <= ChronoUnit.DAYS.between(from, to); i++) {
            assertThat(working(from.plusDays(i), off)).isFalse();
        }
        if (businessDays == BusinessDays.MODIFIED_FOLLOWING) {
            // A whole month off leaves no day in it.
            assertThat(YearMonth.from(moved).equals(YearMonth.from(day)) || allOff(YearMonth.from(day), off))
                    .isTrue();
        } else {
            assertThat(moved.isAfter(day)).isEqualTo(businessDays == BusinessDays.FOLLOWING);
        }
    }

    @Test
    @Tag("SCH-16")
    void anInstalmentIsOverdueFromTheDayAfterGrace() {
        Instalment instalment = new Instalment(1, LocalDate.of(2026, 2, 27), aud("62.50"));

        assertThat(instalment.overdueFrom(0)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(instalment.overdueFrom(7)).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> instalment.overdueFrom(-1));
    }

    @Test
    @Tag("SCH-01")
    void instalmentsThatDoNotAddUpAreNoSchedule() {
        List<Instalment> one = List.of(new Instalment(1, MONDAY, aud("10.00")));

        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(aud("10.01"), one));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Schedule(aud("20.00"), List.of(one.get(0), new Instalment(2, MONDAY, aud("10.00")))))
                .withMessageContaining("Instalment 2 is not due after");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(aud("10.00"), List.of(new Instalment(2, MONDAY, aud("10.00")))))
                .withMessageContaining("Instalment 1 has the number 2");
        assertThat(new Instalment(0, MONDAY, aud("10.00")).number()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Instalment(-1, MONDAY, aud("10.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Instalment(1, MONDAY, aud("0.00")));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers()
                .between(0, 1_500)
                .map(day -> LocalDate.of(2000, 1, 1).plusDays(day));
    }

    /** Up to a third of the days, so that whole weeks off occur. */
    @Provide
    Arbitrary<Set<LocalDate>> holidays() {
        return dates().set().ofMinSize(50).ofMaxSize(500);
    }

    private static boolean allOff(YearMonth month, Set<LocalDate> off) {
        return IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .noneMatch(day -> working(day, off));
    }

    private static boolean working(LocalDate day, Set<LocalDate> off) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !off.contains(day);
    }

    private static Schedule monthly(int count, LocalDate anchor) {
        return Scheduler.schedule(
                BALANCE, anchor, ScheduleTerms.of(count, Frequency.MONTHLY, anchor), ScheduleLimits.NONE);
    }

    private static ScheduleTerms custom(int count, String... dates) {
        return new ScheduleTerms(
                count,
                Frequency.CUSTOM,
                MONDAY,
                false,
                Arrays.stream(dates).map(LocalDate::parse).toList(),
                new Allocation.LastAbsorbs(),
                BusinessDays.NONE,
                Set.of());
    }

    private static ScheduleTerms terms(
            int count,
            Frequency frequency,
            LocalDate anchor,
            boolean endOfMonth,
            BusinessDays businessDays,
            Set<LocalDate> nonWorking) {
        return new ScheduleTerms(
                count,
                frequency,
                anchor,
                endOfMonth,
                List.of(),
                new Allocation.LastAbsorbs(),
                businessDays,
                nonWorking);
    }

    private static ScheduleTerms withAllocation(int count, Allocation allocation) {
        return new ScheduleTerms(
                count, Frequency.WEEKLY, MONDAY, false, List.of(), allocation, BusinessDays.NONE, Set.of());
    }

    private static ScheduleLimits until(String end) {
        return new ScheduleLimits(Optional.empty(), Optional.of(LocalDate.parse(end)), 0, false);
    }

    private static ScheduleLimits least(int instalments, boolean deposit) {
        return new ScheduleLimits(Optional.empty(), Optional.empty(), instalments, deposit);
    }

    private static List<LocalDate> dates(Schedule schedule) {
        return schedule.instalments().stream().map(Instalment::due).toList();
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
