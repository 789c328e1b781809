package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.Timeliness.State;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnTimeRecordTest {
    private static final LocalDate LATER = LocalDate.of(2026, 12, 1);

    private static Timeliness month(int month, @Nullable String filed, boolean closed, LocalDate today) {
        DueDate due = DueDate.of(YearMonth.of(2026, month), 12, HolidayCalendar.chile());
        return Timeliness.of(due, Optional.ofNullable(filed).map(LocalDate::parse), closed, today);
    }

    @Test
    @Tag("DUE-4")
    void theLastDayIsOnTimeAndItMovesWithTheWeekend() {
        // 12 September 2026 is a Saturday: Monday the 14th is still on time.
        assertThat(month(8, "2026-09-14", true, LATER).state()).isEqualTo(State.ON_TIME);
        assertThat(month(8, "2026-09-14", true, LATER).period()).isEqualTo(YearMonth.of(2026, 8));
        assertThat(month(8, "2026-09-15", true, LATER))
                .satisfies(late -> assertThat(late.state()).isEqualTo(State.LATE))
                .satisfies(late -> assertThat(late.daysLate()).isEqualTo(1));
        // 12 June 2026 is a Friday.
        assertThat(month(5, "2026-06-12", true, LATER).daysLate()).isZero();
        assertThat(month(5, "2026-06-15", true, LATER).daysLate()).isEqualTo(3);
    }

    @Test
    @Tag("DUE-4")
    void whatIsNotFiledIsOpenUntilTheDayHasPassed() {
        assertThat(month(5, null, true, LocalDate.of(2026, 6, 12)).state()).isEqualTo(State.OPEN);
        assertThat(month(5, null, true, LocalDate.of(2026, 6, 14)))
                .satisfies(overdue -> assertThat(overdue.state()).isEqualTo(State.OVERDUE))
                .satisfies(overdue -> assertThat(overdue.daysLate()).isEqualTo(2));
        assertThat(month(5, null, false, LocalDate.of(2026, 6, 14)).state()).isEqualTo(State.UNKNOWN);
        assertThat(month(5, null, false, LocalDate.of(2026, 6, 12)).state()).isEqualTo(State.OPEN);
    }

    @Test
    @Tag("DUE-4")
    void aMonthOfWhichNobodyKnowsIsNeverAGoodOne() {
        List<Timeliness> months = new ArrayList<>(List.of(
                month(4, "2026-05-12", true, LATER), month(5, "2026-06-15", true, LATER), month(6, null, true, LATER)));
        // One of three: 33.33 %, and not a hundredth more.
        assertThat(new OnTimeRecord(months).percent()).contains(new BigDecimal("33.33"));
        months.add(month(11, null, false, LATER));
        assertThat(new OnTimeRecord(months).percent())
                .as("the month that is still open says nothing")
                .contains(new BigDecimal("33.33"));
        months.add(month(7, null, false, LATER));
        assertThat(new OnTimeRecord(months).percent()).isEmpty();
        assertThat(new OnTimeRecord(List.of()).percent()).isEmpty();
    }

    @Property
    @net.jqwik.api.Tag("DUE-4")
    void oneThatWasNotOnTimeIsNeverAHundredPercent(@ForAll @IntRange(min = 1, max = 40_000) int good) {
        DueDate due = DueDate.of(YearMonth.of(2026, 5), 12, HolidayCalendar.chile());
        List<Timeliness> months = new ArrayList<>(
                java.util.Collections.nCopies(good, Timeliness.of(due, Optional.of(due.due()), true, LATER)));
        assertThat(new OnTimeRecord(months).percent()).contains(new BigDecimal("100.00"));
        months.add(Timeliness.of(due, Optional.empty(), true, LATER));
        assertThat(new OnTimeRecord(months).percent().orElseThrow()).isLessThan(BigDecimal.valueOf(100));
    }
}
