package dev.cuadra.onboarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayRangeTest {
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 26);

    @ParameterizedTest
    @CsvSource({"1, 1, 2025-09-26, 2025-10-02", "2, 4, 2025-10-03, 2025-10-23", "5, 8, 2025-10-24, 2025-11-20"})
    @Tag("OPS-4")
    void theWeeksAfterTheLaunchBeginOnItsDay(int from, int to, LocalDate first, LocalDate last) {
        DayRange weeks = DayRange.weeks(from, to);
        assertThat(weeks.first(LAUNCH)).isEqualTo(first);
        assertThat(weeks.last(LAUNCH)).isEqualTo(last);
    }

    @Test
    @Tag("OPS-4")
    void dayOneIsTheLaunchAndDayZeroTheDayBefore() {
        assertThat(new DayRange(-7, 0).first(LAUNCH)).isEqualTo("2025-09-18");
        assertThat(new DayRange(-7, 0).last(LAUNCH)).isEqualTo("2025-09-25");
        assertThat(new DayRange(90, 90).first(LAUNCH)).isEqualTo("2025-12-24");
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 29..42, 31, 60, 31..42", "9, 10, 57..70, 61, 90, 61..70", "13, 13, 85..91, 61, 90, 85..90"})
    @Tag("PLAN-4")
    void weeksAreClippedToTheirPhase(int from, int to, String days, int first, int last, String clipped) {
        DayRange weeks = DayRange.weeks(from, to);
        assertThat(weeks).hasToString(days);
        assertThat(weeks.clippedTo(new DayRange(first, last))).hasToString(clipped);
    }

    @Test
    @Tag("PLAN-4")
    void bothEndsAreOfTheRange() {
        DayRange days = new DayRange(31, 42);
        assertThat(days.holds(30)).isFalse();
        assertThat(days.holds(31)).isTrue();
        assertThat(days.holds(42)).isTrue();
        assertThat(days.holds(43)).isFalse();
        assertThat(days.meets(new DayRange(42, 50))).isTrue();
        assertThat(days.meets(new DayRange(43, 50))).isFalse();
        assertThat(days.meets(new DayRange(20, 31))).isTrue();
        assertThat(days.meets(new DayRange(20, 30))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1..1", "2..7", "1..365"})
    @Tag("OPS-4")
    void daysOfAYearAreReadAsTheyAreWritten(String text) {
        assertThat(DayRange.parse(text)).hasToString(text);
        assertThat(DayRange.parse(text).ofYear()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "..7", "2..", "0..7", "7..2", "1..366", "2...7", "2..7..9"})
    @Tag("OPS-4")
    void whatIsNoRangeOfDaysOfAYearIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DayRange.parse(text));
    }
}
