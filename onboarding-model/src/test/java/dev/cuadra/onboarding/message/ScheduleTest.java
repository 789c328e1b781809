package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.problem.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    private static Schedule layby(LocalDate launch) {
        return schedule("layby-launch", Map.of("launch", launch), Set.of());
    }

    private static Schedule schedule(String pack, Map<String, LocalDate> anchors, Set<LocalDate> holidays) {
        List<Template> templates = Examples.SHIPPED.templates().stream()
                .filter(template -> template.pack().equals(pack))
                .toList();
        return Schedule.of(templates, PlanDates.of(anchors, SANTIAGO, holidays));
    }

    private static LocalDate date(Schedule schedule, String key) {
        return schedule.sendings().stream()
                .filter(sending -> sending.template().key().equals(key))
                .findFirst()
                .orElseThrow()
                .at()
                .toLocalDate();
    }

    private static List<String> said(Schedule schedule, String key) {
        return schedule.findings().stream()
                .filter(problem -> problem.where().toString().contains(key))
                .map(Problem::code)
                .toList();
    }

    /** The plan says Wednesday and Friday, two days and tomorrow; day 1 has to be a Monday. */
    @Test
    @Tag("MSG-5")
    void theLabelsOfThePlanDecideNothingAndAreReportedWhereTheyAreWrong() {
        Schedule schedule = layby(LocalDate.of(2026, 9, 7));

        assertThat(date(schedule, "layby-days-to-go")).isEqualTo("2026-09-03");
        assertThat(said(schedule, "layby-days-to-go")).containsExactly("MESSAGE_LABEL_WEEKDAY", "MESSAGE_LABEL_AHEAD");
        assertThat(date(schedule, "layby-live-tomorrow")).isEqualTo("2026-09-04");
        assertThat(said(schedule, "layby-live-tomorrow")).containsExactly("MESSAGE_LABEL_AHEAD");
        assertThat(schedule.findings())
                .extracting(problem -> problem.message().en())
                .contains(
                        "The plan says that layby-live-tomorrow goes out 1 days before; by the dates it is 3, on Friday "
                                + "2026-09-04.");
    }

    @Test
    @Tag("MSG-5")
    void whatIsReadOnThatDayCountsFromThatDay() {
        Schedule schedule = layby(LocalDate.of(2026, 9, 7));
        Template template = Examples.SHIPPED.template("layby-live-tomorrow");
        Setting setting = new Setting(SANTIAGO, date(schedule, template.key()));

        Letter letter =
                Examples.SHIPPED.letter(template, "es", Values.of(template, Examples.values(template, true)), setting);

        assertThat(letter.subject()).isEqualTo("Los apartados se activan en 3 días");
        Setting sunday = new Setting(SANTIAGO, LocalDate.of(2026, 9, 6));
        assertThat(Examples.SHIPPED
                        .letter(template, "es", Values.of(template, Examples.values(template, true)), sunday)
                        .subject())
                .isEqualTo("Los apartados se activan mañana");
    }

    /** The dates of the catalogue: 12, 19 and 26 September, 3 October 2025; the webinar comes after its invitation. */
    @Test
    @Tag("MSG-5")
    void theLaunchOfBoletasHasTheDatesOfItsPlan() {
        Schedule schedule = schedule("boleta-launch", Map.of("launch", LocalDate.of(2025, 9, 26)), Set.of());

        assertThat(date(schedule, "boleta-beta-invitation")).isEqualTo("2025-09-12");
        assertThat(date(schedule, "boleta-coming-soon")).isEqualTo("2025-09-19");
        assertThat(date(schedule, "boleta-internal-announcement")).isEqualTo("2025-09-19");
        assertThat(date(schedule, "boleta-feature-live")).isEqualTo("2025-09-26");
        assertThat(date(schedule, "boleta-phase2-invitation")).isEqualTo("2025-10-03");
        assertThat(date(schedule, "boleta-internal-week1")).isEqualTo("2025-10-03");
        assertThat(date(schedule, "boleta-webinar")).isBefore("2025-10-10");
    }

    /** In Chile 18 and 19 September are holidays, and the plan puts a company-wide announcement on one. */
    @Test
    @Tag("MSG-5")
    void aHolidayMovesWhatPeopleHaveToBeAtWorkFor() {
        Set<LocalDate> holidays = Set.of(LocalDate.of(2025, 9, 18), LocalDate.of(2025, 9, 19));
        Schedule schedule = schedule("boleta-launch", Map.of("launch", LocalDate.of(2025, 9, 26)), holidays);

        assertThat(date(schedule, "boleta-internal-announcement")).isEqualTo("2025-09-17");
        assertThat(said(schedule, "boleta-internal-announcement")).contains("MESSAGE_SHIFTED");
        assertThat(date(schedule, "boleta-coming-soon")).isEqualTo("2025-09-19");
        assertThat(said(schedule, "boleta-coming-soon")).contains("MESSAGE_DAY_OFF");
    }

    @Test
    @Tag("MSG-5")
    void aDateThatIsNotSetIsSaidAndWaits() {
        Schedule schedule = schedule("layby-launch", Map.of(), Set.of());

        assertThat(schedule.sendings()).isEmpty();
        assertThat(schedule.waiting()).hasSize(15);
        assertThat(schedule.findings())
                .extracting(Problem::code)
                .containsOnly("MESSAGE_ANCHOR_UNSET")
                .hasSize(8);
    }

    @Test
    @Tag("MSG-5")
    void theWelcomeComesInItsOrderAroundTheKickoff() {
        Schedule schedule = schedule("customer-onboarding", Map.of("kickoff", LocalDate.of(2026, 3, 2)), Set.of());

        List<String> series = Examples.SHIPPED.series().iterator().next().templates();
        assertThat(series.stream().map(key -> date(schedule, key)))
                .containsExactly(
                        LocalDate.of(2026, 2, 25),
                        LocalDate.of(2026, 2, 27),
                        LocalDate.of(2026, 3, 3),
                        LocalDate.of(2026, 3, 16));
        assertThat(schedule.sendings().stream()
                        .filter(sending -> sending.template().key().equals("onboarding-weekly-status")))
                .hasSize(12)
                .allSatisfy(sending -> assertThat(sending.at().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY));
    }

    @Test
    @Tag("MSG-5")
    void twoMessagesToTheSamePeopleOnOneDayAreWorthALook() {
        Template welcome = Examples.SHIPPED.template("onboarding-welcome-1");
        Template late = Examples.SHIPPED.template("onboarding-welcome-2");
        Set<LocalDate> holidays =
                Set.of(LocalDate.of(2026, 2, 26), LocalDate.of(2026, 2, 27), LocalDate.of(2026, 2, 28));
        PlanDates dates = PlanDates.of(Map.of("kickoff", LocalDate.of(2026, 3, 2)), SANTIAGO, holidays);

        assertThat(said(Schedule.of(List.of(welcome, late), dates), "welcome-2"))
                .containsExactly("MESSAGE_SHIFTED", "MESSAGE_SAME_DAY");
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("MSG-5")
    void whateverTheDateNothingThatShiftsFallsOnADayOffAndTheOrderOfTimeHolds(@ForAll @IntRange(max = 3_000) int days) {
        LocalDate launch = LocalDate.of(2024, 1, 1).plusDays(days);
        Set<LocalDate> holidays = Set.of(launch.minusDays(1), launch.plusDays(7), launch.minusDays(7));
        PlanDates dates = PlanDates.of(Map.of("launch", launch, "kickoff", launch), SANTIAGO, holidays);

        Schedule schedule = Schedule.of(Examples.SHIPPED.templates(), dates);

        assertThat(schedule.sendings()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        for (Schedule.Sending sending : schedule.sendings()) {
            When.Dated dated = (When.Dated) sending.template().when();
            LocalDate day = sending.at().toLocalDate();
            assertThat(dated.shift() == When.Shift.NONE || dates.works(day)).isTrue();
            assertThat(dated.shift() != When.Shift.EARLIER || !day.isAfter(sending.planned()))
                    .isTrue();
            assertThat(dated.shift() != When.Shift.LATER || !day.isBefore(sending.planned()))
                    .isTrue();
            assertThat(!dated.working() || dates.works(day)).isTrue();
        }
    }

    @Property(tries = 100)
    void workingDaysCountBackAsTheyCountOn(
            @ForAll @IntRange(min = -30, max = 30) int days, @ForAll @IntRange(max = 600) int from) {
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(from);
        PlanDates dates =
                PlanDates.of(Map.of(), SANTIAGO, Set.of(LocalDate.of(2025, 9, 18), LocalDate.of(2025, 9, 19)));

        LocalDate there = dates.workingDays(start, days);

        assertThat(days == 0 || dates.works(there)).isTrue();
        if (dates.works(start)) {
            assertThat(dates.workingDays(there, -days)).isEqualTo(start);
        }
    }

    /** The debrief is at 17:00; on the days after the launch the support is open until 18:00. */
    @Test
    @Tag("MSG-9")
    void aDebriefInThePeakHourIsReported() {
        TeamMeeting debrief = TeamMeeting.shipped().get(1);

        assertThat(debrief.clash(LocalTime.of(9, 0), LocalTime.of(18, 0)))
                .hasValueSatisfying(problem -> assertThat(problem.message().es())
                        .isEqualTo(
                                "Cierre del día empieza a las 17:00, mientras el soporte atiende de 09:00 a 18:00."));
        assertThat(debrief.clash(LocalTime.of(9, 0), LocalTime.of(17, 0))).isEmpty();
        assertThat(TeamMeeting.shipped().get(0).clash(LocalTime.of(9, 0), LocalTime.of(18, 0)))
                .isEmpty();
    }

    @Test
    @Tag("MSG-9")
    void twoChannelsAreForTheTeamAndFourForEverybody() {
        assertThat(SupportChannel.shipped().stream().filter(SupportChannel::internal))
                .extracting(SupportChannel::key)
                .containsExactly("team-chat", "team-mail");
        assertThat(SupportChannel.shipped())
                .hasSize(6)
                .extracting(SupportChannel::role)
                .containsOnly("support-manager");
        assertThat(TeamMeeting.shipped()).extracting(TeamMeeting::role).containsOnly("support-manager");
    }
}
