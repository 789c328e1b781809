package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.MONDAY;
import static dev.cuadra.onboarding.operation.Launches.PACK;
import static dev.cuadra.onboarding.operation.Launches.SANTIAGO;
import static dev.cuadra.onboarding.operation.Launches.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static Shift shift(String person, String tier, String from, String until, String... breaks) {
        List<Shift.Break> pauses = new ArrayList<>();
        for (int i = 0; i < breaks.length; i += 2) {
            pauses.add(new Shift.Break(at("2026-03-02T" + breaks[i]), at("2026-03-02T" + breaks[i + 1])));
        }
        return new Shift(person, tier, at("2026-03-02T" + from), at("2026-03-02T" + until), Presence.ON_SITE, pauses);
    }

    private static Shift call(String person, String tier) {
        return new Shift(person, tier, at("2026-03-02T08:00"), at("2026-03-02T20:00"), Presence.ON_CALL, List.of());
    }

    /** All that launch day asks for, tier 1 left to the test. */
    private static List<Shift> others() {
        return new ArrayList<>(List.of(
                shift("marta", "support-manager", "07:00", "21:00"),
                shift("t2a", "tier2-technical", "08:00", "20:00"),
                shift("t2b", "tier2-technical", "08:00", "20:00"),
                shift("t3a", "tier3-developers", "08:00", "20:00"),
                call("t3b", "tier3-developers"),
                call("quim", "qa-lead")));
    }

    private static List<Shift> dayOne(int tierOne) {
        List<Shift> shifts = others();
        for (int i = 1; i <= tierOne; i++) {
            shifts.add(shift("p" + i, "tier1-support", "08:00", "20:00"));
        }
        return shifts;
    }

    private static CoverageReport report(List<Shift> shifts) {
        return Coverage.of(PACK.staffing(), MONDAY, SANTIAGO, true, new Rota(shifts));
    }

    private static List<CoverageSegment> gaps(List<Shift> shifts) {
        return report(shifts).gaps().stream().filter(gap -> gap.day() == 1).toList();
    }

    @Test
    @Tag("OPS-4")
    void launchDayIsCoveredBySixTwoOneAndOneOnCall() {
        assertThat(gaps(dayOne(6))).isEmpty();
        assertThat(report(dayOne(6)).doubles()).isEmpty();
    }

    @Test
    @Tag("OPS-4")
    void gapsAreNamedToTheMinute() {
        List<Shift> shifts = dayOne(4);
        shifts.add(shift("p5", "tier1-support", "08:00", "18:00"));
        shifts.add(shift("p6", "tier1-support", "08:31", "20:00"));

        List<CoverageSegment> gaps = gaps(shifts);

        assertThat(gaps).hasSize(2);
        assertThat(gaps.get(0).from()).isEqualTo(at("2026-03-02T08:00"));
        assertThat(gaps.get(0).until()).isEqualTo(at("2026-03-02T08:31"));
        assertThat(gaps.get(0).missing()).isEqualTo(1);
        assertThat(gaps.get(0).there()).isEqualTo(5);
        assertThat(gaps.get(0).rows()).containsExactly("LL-040");
        assertThat(gaps.get(1).from()).isEqualTo(at("2026-03-02T18:00"));
        assertThat(report(shifts).lines().get(0))
                .isEqualTo(new Text(
                        "Día 1 (2026-03-02), 08:00–08:31: sin cubrir 1 de 6, nivel 1, en terreno",
                        "Day 1 (2026-03-02), 08:00–08:31: 1 of 6 missing, tier 1, on site"));
    }

    @Test
    @Tag("OPS-5")
    void halfOfATierMayBeAtLunchTogetherAndNoMore() {
        List<Shift> three = others();
        List<Shift> four = others();
        for (int i = 1; i <= 6; i++) {
            String person = "p" + i;
            three.add(
                    i <= 3
                            ? shift(person, "tier1-support", "08:00", "20:00", "12:00", "12:30")
                            : shift(person, "tier1-support", "08:00", "20:00", "12:30", "13:00"));
            four.add(
                    i <= 4
                            ? shift(person, "tier1-support", "08:00", "20:00", "12:00", "12:30")
                            : shift(person, "tier1-support", "08:00", "20:00", "12:30", "13:00"));
        }
        assertThat(gaps(three)).isEmpty();
        assertThat(gaps(four)).singleElement().satisfies(gap -> {
            assertThat(gap.missing()).isEqualTo(1);
            assertThat(gap.onBreak()).isEqualTo(4);
            assertThat(Duration.between(gap.from(), gap.until())).isEqualTo(Duration.ofMinutes(30));
        });
        assertThat(report(four).lines().get(0).en()).endsWith("4 on a break");
    }

    @Test
    @Tag("OPS-5")
    void aBreakOutsideTheHoursOfBreaksIsAnAbsenceAndOneAloneNeedsRelief() {
        List<Shift> early = dayOne(5);
        early.add(shift("p6", "tier1-support", "08:00", "20:00", "11:30", "12:00"));
        assertThat(gaps(early))
                .singleElement()
                .satisfies(gap -> assertThat(gap.from()).isEqualTo(at("2026-03-02T11:30")));

        List<Shift> alone = dayOne(6);
        alone.removeIf(shift -> shift.person().equals("t3a"));
        alone.add(shift("t3a", "tier3-developers", "08:00", "20:00", "12:00", "12:30"));
        assertThat(gaps(alone))
                .singleElement()
                .satisfies(gap -> assertThat(gap.tier()).isEqualTo("tier3-developers"));
    }

    @Test
    @Tag("OPS-4")
    void whoIsAtWorkBeyondWhatIsAskedStandsInForSomebodyOnCall() {
        List<Shift> shifts = dayOne(6);
        shifts.removeIf(shift -> shift.person().equals("t3b"));
        assertThat(gaps(shifts))
                .singleElement()
                .satisfies(gap -> assertThat(gap.presence()).isEqualTo(Presence.ON_CALL));
        shifts.add(shift("t3c", "tier3-developers", "08:00", "20:00"));
        assertThat(gaps(shifts)).isEmpty();
        // Being on call is no work.
        shifts.removeIf(shift -> shift.tier().equals("tier2-technical"));
        shifts.add(call("t2a", "tier2-technical"));
        shifts.add(call("t2b", "tier2-technical"));
        assertThat(gaps(shifts))
                .singleElement()
                .satisfies(gap -> assertThat(gap.missing()).isEqualTo(2));
    }

    @Test
    @Tag("OPS-4")
    void whoIsInTwoShiftsAtOnceIsNamedAndCountsOnce() {
        List<Shift> shifts = dayOne(6);
        shifts.removeIf(shift -> shift.person().equals("p6"));
        shifts.add(shift("t2a", "tier1-support", "10:00", "12:00"));

        CoverageReport report = report(shifts);

        assertThat(report.doubles())
                .containsExactly(new DoubleBooking(
                        "t2a",
                        at("2026-03-02T10:00"),
                        at("2026-03-02T12:00"),
                        List.of("tier1-support", "tier2-technical")));
        assertThat(report.covered()).isFalse();
        // From ten to twelve tier 1 has six and tier 2 one; otherwise tier 1 has five.
        assertThat(gaps(shifts))
                .extracting(gap -> gap.tier() + " "
                        + Duration.between(gap.from(), gap.until()).toHours())
                .containsExactly("tier1-support 2", "tier1-support 8", "tier2-technical 2");
        assertThat(report.lines().stream().map(Text::es))
                .contains("t2a está en dos turnos a la vez el 2026-03-02, 10:00–12:00: nivel 1 y nivel 2");
    }

    @Test
    @Tag("OPS-4")
    void aTierThatIsWrittenWrongCoversNothingAndIsNamed() {
        List<Shift> shifts = dayOne(5);
        shifts.add(shift("p6", "tier-1", "08:00", "20:00"));

        assertThat(report(shifts).unasked()).containsExactly("tier-1");
        assertThat(gaps(shifts)).hasSize(1);
    }

    @Test
    @Tag("OPS-4")
    void theWeekendAsksForFewerAndAClosedHouseForThoseOnCallAlone() {
        CoverageReport open = report(List.of());
        CoverageReport closed = Coverage.of(PACK.staffing(), MONDAY, SANTIAGO, false, new Rota(List.of()));

        assertThat(needs(open, 5))
                .containsExactly("tier1-support 4", "tier2-technical 2", "tier3-developers 1", "support-manager 1");
        assertThat(needs(open, 6)).containsExactly("support-manager 1", "tier1-support 2", "tier3-developers 1");
        assertThat(needs(closed, 6)).containsExactly("support-manager 1", "tier3-developers 1");
        assertThat(needs(open, 9)).containsExactly("tier1-support 3", "tier2-technical 1", "tier3-developers 1");
        assertThat(needs(open, 12)).containsExactly("tier1-support 2", "tier3-developers 1", "support-manager 1");
        assertThat(needs(closed, 13)).containsExactly("tier3-developers 1", "support-manager 1");
        assertThat(open.onDay(15)).isEmpty();
    }

    private static List<String> needs(CoverageReport report, long day) {
        return report.onDay(day).stream()
                .map(one -> one.tier() + " " + one.needed())
                .distinct()
                .toList();
    }

    @Test
    @Tag("OPS-4")
    void daysHaveTheHoursOfTheirZone() {
        StaffingPlan round = plan(Hours.ALL_DAY);
        // In Santiago 4 April 2026 has 25 hours; 6 September 2026 begins at one o'clock and has 23.
        assertThat(missing(round, LocalDate.parse("2026-04-04"))).isEqualTo(25 * 60);
        assertThat(missing(round, LocalDate.parse("2026-09-06"))).isEqualTo(23 * 60);
        assertThat(missing(round, MONDAY)).isEqualTo(24 * 60);
        CoverageReport summer =
                Coverage.of(plan(Hours.parse("09:00..18:00")), MONDAY, SANTIAGO, true, new Rota(List.of()));
        assertThat(summer.gaps().get(0).from()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        CoverageReport winter = Coverage.of(
                plan(Hours.parse("09:00..18:00")), LocalDate.parse("2026-04-06"), SANTIAGO, true, new Rota(List.of()));
        assertThat(winter.gaps().get(0).from()).isEqualTo(Instant.parse("2026-04-06T13:00:00Z"));
    }

    private static long missing(StaffingPlan plan, LocalDate day) {
        return Coverage.of(plan, day, SANTIAGO, true, new Rota(List.of())).missingMinutes();
    }

    private static StaffingPlan plan(Hours hours) {
        StaffingRow row = new StaffingRow(
                "r",
                new Text("Uno", "One"),
                new DayRange(1, 1),
                WeekPart.ALL,
                List.of("tier1-support"),
                1,
                Optional.empty(),
                Presence.ON_SITE,
                Optional.empty());
        return new StaffingPlan(
                List.of(new OperatingPeriod(new DayRange(1, 1), hours)),
                List.of(row),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    @Tag("OPS-4")
    void aRotaIsReadByTheClockOnTheWall() {
        Rota rota = Rota.read("rota.json", """
                {"schema":1,"shifts":[{"person":"ana","tier":"tier1-support","from":"2026-03-02T08:00",
                "until":"2026-03-02T16:00","presence":"on-site",
                "breaks":[{"from":"2026-03-02T12:00","until":"2026-03-02T12:30"}]}]}
                """, SANTIAGO);

        assertThat(rota.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.from()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
            assertThat(shift.breaks()).hasSize(1);
        });
        Assertions.assertThatThrownBy(() -> Rota.read(
                        "rota.json",
                        "{\"schema\":1,\"shifts\":[{\"person\":\"ana\",\"tier\":\"t\",\"from\":\"2026-03-02T16:00\","
                                + "\"until\":\"2026-03-02T08:00\",\"presence\":\"on-site\"}]}",
                        SANTIAGO))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("OPERATION_VALUE"));
    }

    @Test
    @Tag("OPS-4")
    void shiftsAreWholeMinutesWithTheirBreaksInside() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shift("ana", "tier1-support", "08:00", "12:00", "11:30", "12:30"));
        assertThatIllegalArgumentException().isThrownBy(() -> shift("ana", "tier1-support", "08:00:30", "12:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse("20:00..08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse("8..20"));
        assertThat(Hours.parse("22:00..24:00")).hasToString("22:00..24:00");
    }
}
