package dev.cuadra.boleta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("DUE-1")
@Tag("DUE-2")
@Tag("CAL-1")
class DueDateTest {
    private final HolidayCalendar chile = HolidayCalendar.chile();

    /** The dates on which a widely used calendar library is wrong, and real filings. */
    @ParameterizedTest
    @CsvSource({
        "2024-06-20, 2024-06-21",
        "2024-06-28, 2024-06-28",
        "2024-09-20, 2024-09-23",
        "2025-06-20, 2025-06-23",
        "2026-06-28, 2026-06-30",
        "2026-10-12, 2026-10-13",
        "2027-06-20, 2027-06-22",
        "2028-06-20, 2028-06-21",
        "2028-06-28, 2028-06-28",
        "2024-01-20, 2024-01-22",
        "2024-07-20, 2024-07-22",
        "2026-11-12, 2026-11-12",
    })
    void theDueDateMovesToTheNextWorkingDay(LocalDate nominal, LocalDate due) {
        DueDate date = DueDate.of(YearMonth.from(nominal).minusMonths(1), nominal.getDayOfMonth(), chile);

        assertThat(date.nominal()).isEqualTo(nominal);
        assertThat(date.due()).isEqualTo(due);
        assertThat(date.because()).hasSize((int) (due.toEpochDay() - nominal.toEpochDay()));
    }

    @Test
    void thatTheShiftReachesThe28thIsMarkedAsUnverified() {
        assertThat(DueDate.of(YearMonth.of(2026, 5), 28, chile).confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(DueDate.of(YearMonth.of(2024, 5), 28, chile).confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(DueDate.of(YearMonth.of(2025, 5), 20, chile).confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void aOneOffHolidayCanBeAdded() {
        HolidayCalendar more = chile.with(
                new Holiday(LocalDate.of(2026, 11, 12), "Elecciones", "Ley del caso", Confidence.UNVERIFIED));

        assertThat(DueDate.of(YearMonth.of(2026, 10), 12, more).due()).isEqualTo("2026-11-13");
        assertThat(DueDate.of(YearMonth.of(2026, 10), 12, chile).due()).isEqualTo("2026-11-12");
    }

    @Test
    void newYearsEveIsNoDayForATaxLimit() {
        assertThat(chile.closedBecause(LocalDate.of(2026, 12, 31))).contains("31 de diciembre");
        assertThat(chile.holiday(LocalDate.of(2026, 12, 31))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2031-01-01"})
    void aYearWithoutAListIsAnErrorAndNotAWorkingDay(LocalDate day) {
        assertThatThrownBy(() -> chile.holiday(day))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("HOLIDAYS_NOT_COVERED"));
    }

    @Test
    void thePeriodOfNovember2018IsBeyondTheCalendarAndThatOfDecemberIsNot() {
        assertThatThrownBy(() -> DueDate.of(YearMonth.of(2018, 11), 12, chile)).isInstanceOf(ProblemException.class);
        assertThat(DueDate.of(YearMonth.of(2018, 12), 12, chile).due()).isEqualTo("2019-01-14");
    }

    @Test
    void everyHolidayNamesItsLaw() {
        LocalDate day = LocalDate.of(2019, 1, 1);
        int holidays = 0;
        for (; day.getYear() < 2031; day = day.plusDays(1)) {
            holidays += chile.holiday(day).filter(h -> !h.source().isBlank()).isPresent() ? 1 : 0;
        }
        assertThat(holidays).isEqualTo(198);
    }
}
