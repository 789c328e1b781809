package dev.cuadra.onboarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2026, 4, 3);
    private static final WorkingDays CHILE = WorkingDays.mondayToFriday(List.of(GOOD_FRIDAY));

    @Test
    @Tag("PLAN-1")
    void theDayAfterThursdayBeforeEasterIsMonday() {
        LocalDate thursday = LocalDate.of(2026, 4, 2);
        assertThat(CHILE.on(thursday)).isTrue();
        assertThat(CHILE.on(GOOD_FRIDAY)).isFalse();
        assertThat(CHILE.after(thursday)).isEqualTo("2026-04-06");
        assertThat(CHILE.from(GOOD_FRIDAY)).isEqualTo("2026-04-06");
        assertThat(CHILE.until(GOOD_FRIDAY)).isEqualTo(thursday);
        assertThat(CHILE.plus(thursday, 3)).isEqualTo("2026-04-08");
        assertThat(CHILE.plus(GOOD_FRIDAY, 0)).isEqualTo(GOOD_FRIDAY);
        assertThat(CHILE.last(thursday, 1)).isEqualTo(thursday);
        assertThat(CHILE.last(GOOD_FRIDAY, 2)).isEqualTo("2026-04-07");
        assertThat(CHILE.between(thursday, LocalDate.of(2026, 4, 8))).isEqualTo(3);
        assertThat(CHILE.between(LocalDate.of(2026, 4, 8), thursday)).isEqualTo(-3);
    }

    @Test
    @Tag("PLAN-1")
    void aWeekendMayBeOtherDaysAndNeverTheWholeWeek() {
        WorkingDays gulf = new WorkingDays(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), new TreeSet<>());
        assertThat(gulf.after(LocalDate.of(2026, 4, 2))).isEqualTo("2026-04-05");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingDays(EnumSet.allOf(DayOfWeek.class), new TreeSet<>()));
        assertThatIllegalArgumentException().isThrownBy(() -> CHILE.last(GOOD_FRIDAY, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CHILE.plus(GOOD_FRIDAY, 5_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> CHILE.plus(GOOD_FRIDAY, -5_000_001));
    }

    @Test
    @Tag("PLAN-1")
    void fiveMillionWorkingDaysAreAMillionWeeksWithoutHolidays() {
        WorkingDays calendar = WorkingDays.mondayToFriday(List.of());
        LocalDate friday = LocalDate.of(2026, 4, 3);
        assertThat(calendar.plus(friday, 5_000_000)).isEqualTo(friday.plusWeeks(1_000_000));
        assertThat(calendar.plus(friday, -5_000_000)).isEqualTo(friday.minusWeeks(1_000_000));
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("PLAN-1")
    void manyStepsLeadWhereOneAfterTheOtherDo(
            @ForAll @IntRange(max = 60) int from,
            @ForAll @IntRange(min = -400, max = 400) int steps,
            @ForAll @Size(max = 6) Set<DayOfWeek> weekend,
            @ForAll @Size(max = 40) Set<@IntRange(min = -300, max = 360) Integer> holidays) {
        LocalDate start = LocalDate.of(2026, 2, 1).plusDays(from);
        TreeSet<LocalDate> free = new TreeSet<>();
        holidays.forEach(day -> free.add(LocalDate.of(2026, 2, 1).plusDays(day)));
        WorkingDays calendar = new WorkingDays(weekend, free);
        LocalDate oneByOne = start;
        for (int left = Math.abs(steps); left > 0; left--) {
            oneByOne = steps > 0 ? calendar.from(oneByOne.plusDays(1)) : calendar.until(oneByOne.minusDays(1));
        }
        assertThat(calendar.plus(start, steps)).isEqualTo(oneByOne);
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("PLAN-1")
    void theCountIsThatOfEachDayByItself(@ForAll @IntRange(max = 60) int from, @ForAll @IntRange(max = 90) int days) {
        LocalDate start = LocalDate.of(2026, 2, 1).plusDays(from);
        WorkingDays calendar = new WorkingDays(
                EnumSet.of(DayOfWeek.SUNDAY),
                new TreeSet<>(List.of(GOOD_FRIDAY, LocalDate.of(2026, 4, 5), LocalDate.of(2026, 5, 1))));
        long oneByOne = start.plusDays(1)
                .datesUntil(start.plusDays(days + 1L))
                .filter(calendar::on)
                .count();
        assertThat(calendar.between(start, start.plusDays(days))).isEqualTo((int) oneByOne);
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("PLAN-1")
    void whatIsAddedIsCounted(
            @ForAll @IntRange(max = 3_000) int from, @ForAll @IntRange(min = -200, max = 200) int days) {
        LocalDate start = CHILE.from(LocalDate.of(2024, 1, 1).plusDays(from));
        LocalDate end = CHILE.plus(start, days);
        assertThat(CHILE.on(end)).isTrue();
        assertThat(CHILE.between(start, end)).isEqualTo(days);
        assertThat(CHILE.plus(end, -days)).isEqualTo(start);
    }
}
