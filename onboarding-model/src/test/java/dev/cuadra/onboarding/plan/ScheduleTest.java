package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    static final WorkingDays CALENDAR = WorkingDays.mondayToFriday(List.of(LocalDate.of(2026, 4, 3)));
    static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final List<Activity> PLAN = List.of(
            Activity.of("A", 1),
            Activity.of("B", 4, "A"),
            Activity.of("C", 8, "B"),
            Activity.of("D", 10, "B"),
            Activity.of("E", 9, "C", "D"));

    private static Schedule schedule(List<Activity> work) {
        return Schedule.of(work, START, CALENDAR);
    }

    private static Slot slot(Schedule schedule, String id) {
        return schedule.slot(id).orElseThrow();
    }

    private static List<Activity> with(Activity changed) {
        return PLAN.stream()
                .map(one -> one.id().equals(changed.id()) ? changed : one)
                .toList();
    }

    private static Activity task(String id) {
        return PLAN.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "A, 2026-03-02, 2026-03-02, 0, 0",
        "B, 2026-03-03, 2026-03-06, 0, 0",
        "C, 2026-03-09, 2026-03-18, 2, 2",
        "D, 2026-03-09, 2026-03-20, 0, 0",
        "E, 2026-03-23, 2026-04-02, 0, 0"
    })
    @Tag("PLAN-2")
    void thePlanOfTheReference(String id, LocalDate start, LocalDate finish, int total, int free) {
        Slot slot = slot(schedule(PLAN), id);
        assertThat(slot.start()).isEqualTo(start);
        assertThat(slot.finish()).isEqualTo(finish);
        assertThat(slot.totalFloat()).isEqualTo(total);
        assertThat(slot.freeFloat()).isEqualTo(free);
        assertThat(slot.latestFinish()).isEqualTo(CALENDAR.plus(finish, total));
        assertThat(slot.latestStart()).isEqualTo(CALENDAR.plus(start, total));
    }

    @Test
    @Tag("PLAN-2")
    void theCriticalPathIsADBE() {
        assertThat(schedule(PLAN).criticalPath()).containsExactly("A", "B", "D", "E");
        assertThat(schedule(PLAN).finish()).isEqualTo("2026-04-02");
        assertThat(schedule(List.of()).finish()).isEqualTo(START);
    }

    @Test
    @Tag("PLAN-3")
    void threeWorkingDaysLateAreSixDaysOverAWeekendAndAHoliday() {
        Schedule late = schedule(with(task("D").finished(LocalDate.of(2026, 3, 25))));
        assertThat(slot(late, "E").start()).isEqualTo("2026-03-26");
        assertThat(slot(late, "E").finish()).isEqualTo("2026-04-08");
        assertThat(late.slipFrom(schedule(PLAN), CALENDAR)).isEqualTo(new Slip(3, 6));
        assertThat(new Slip(3, 6).late()).isTrue();
        assertThat(late.criticalPath()).containsExactly("A", "B", "D", "E");
        assertThat(slot(late, "C").totalFloat()).isEqualTo(5);
    }

    @Test
    @Tag("PLAN-3")
    void whatHasFloatMayBeLateByIt() {
        Schedule late = schedule(with(task("C").finished(LocalDate.of(2026, 3, 20))));
        assertThat(late.slipFrom(schedule(PLAN), CALENDAR)).isEqualTo(new Slip(0, 0));
        assertThat(new Slip(0, 0).late()).isFalse();
        assertThat(late.criticalPath()).containsExactly("A", "B", "C", "D", "E");
        Schedule later = schedule(with(task("C").finished(LocalDate.of(2026, 3, 23))));
        assertThat(later.slipFrom(schedule(PLAN), CALENDAR).workingDays()).isEqualTo(1);
    }

    @Test
    @Tag("PLAN-3")
    void whatHasNotHappenedCannotHappenYesterday() {
        List<Activity> begun = with(task("A").finished(LocalDate.of(2026, 3, 2)));
        Schedule now = Schedule.asOf(begun, START, CALENDAR, LocalDate.of(2026, 3, 11));
        // B has not begun: it takes Wednesday to Monday.
        assertThat(slot(now, "B").start()).isEqualTo("2026-03-11");
        assertThat(slot(now, "B").finish()).isEqualTo("2026-03-16");
        List<Activity> working = new ArrayList<>(begun);
        working.set(1, task("B").started(LocalDate.of(2026, 3, 3)));
        assertThat(slot(Schedule.asOf(working, START, CALENDAR, LocalDate.of(2026, 3, 7)), "B")
                        .finish())
                .isEqualTo("2026-03-09");
    }

    @Test
    @Tag("PLAN-2")
    void onlyWorkThatBeganTooEarlyHasLessThanNoFloat() {
        List<Activity> hasty = new ArrayList<>(with(task("D").finished(LocalDate.of(2026, 3, 25))));
        hasty.set(4, task("E").started(LocalDate.of(2026, 3, 24)));
        Schedule schedule = schedule(hasty);
        assertThat(slot(schedule, "D").totalFloat()).isEqualTo(-2);
        assertThat(slot(schedule, "E").finish()).isEqualTo("2026-04-06");
    }

    @Test
    @Tag("PLAN-2")
    void workOnAFreeDayCountsFromTheNextWorkingDayAndItsEndStands() {
        Schedule schedule = schedule(List.of(
                Activity.of("A", 2).started(LocalDate.of(2026, 3, 7)),
                Activity.of("B", 1, "A"),
                Activity.of("C", 1).finished(LocalDate.of(2026, 3, 14)),
                Activity.of("D", 1, "C"),
                Activity.of("E", 1).notBefore(LocalDate.of(2026, 3, 15))));
        assertThat(slot(schedule, "A").finish()).isEqualTo("2026-03-10");
        assertThat(slot(schedule, "B").start()).isEqualTo("2026-03-11");
        assertThat(slot(schedule, "C").finish()).isEqualTo("2026-03-14");
        assertThat(slot(schedule, "D").start()).isEqualTo("2026-03-16");
        assertThat(slot(schedule, "E").start()).isEqualTo("2026-03-16");
    }

    @Test
    @Tag("PLAN-2")
    void aCircleIsNamed() {
        List<Activity> circle = List.of(
                Activity.of("start", 1),
                Activity.of("d", 1, "c"),
                Activity.of("c", 1, "b", "start"),
                Activity.of("b", 1, "d"),
                Activity.of("after", 1, "b"));
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> schedule(circle));
        assertThat(refused.problem().code()).isEqualTo("PLAN_CYCLE");
        assertThat(refused.problem().message().en()).contains("b → c → d → b");
        ProblemException alone =
                catchThrowableOfType(ProblemException.class, () -> schedule(List.of(Activity.of("a", 1, "a"))));
        assertThat(alone.problem().message().en()).contains("a → a");
    }

    @Test
    @Tag("PLAN-2")
    void whatIsNamedExistsOnce() {
        Stream.of(List.of(Activity.of("a", 1, "nobody")), List.of(Activity.of("a", 1), Activity.of("a", 2)))
                .forEach(work -> assertThat(catchThrowableOfType(ProblemException.class, () -> schedule(work))
                                .problem()
                                .code())
                        .isIn("PLAN_REFERENCE", "PLAN_DOUBLE"));
    }

    /** Ten thousand pieces of work with eight thousand years of float each: once counted day by day. */
    @Test
    @Tag("PLAN-2")
    void aSlipOfThePenInTheYearIsAnsweredLikeAnyOther() {
        List<Activity> work = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            work.add(Activity.of("t" + i, 1));
        }
        work.add(Activity.of("late", 1).finished(LocalDate.of(9999, 12, 31)));
        assertThat(slot(schedule(work), "t0").totalFloat()).isGreaterThan(2_000_000);
    }

    @Test
    @Tag("PLAN-2")
    void workThatEndsAfterTheYear9999IsAProblemAndNoDateOfFiveDigits() {
        List<Activity> work = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            work.add(i == 0 ? Activity.of("t0", 10_000) : Activity.of("t" + i, 10_000, "t" + (i - 1)));
        }
        ProblemException failure = catchThrowableOfType(ProblemException.class, () -> schedule(work));
        assertThat(failure.problem().code()).isEqualTo("PLAN_TOO_LONG");
        assertThat(failure.problem().where()).hasToString("t208");
    }
}
