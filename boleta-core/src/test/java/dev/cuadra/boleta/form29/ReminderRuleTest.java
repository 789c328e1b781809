package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderRuleTest {
    private static final LocalDate DUE = LocalDate.of(2026, 10, 20);

    @ParameterizedTest
    @CsvSource({
        "2026-10-15,BEFORE-5",
        "2026-10-18,BEFORE-5",
        "2026-10-19,BEFORE-1",
        "2026-10-20,TODAY-0",
        "2026-10-21,OVERDUE-1",
        "2026-10-27,OVERDUE-1",
        "2026-10-28,OVERDUE-8"
    })
    @Tag("DUE-3")
    void theLatestReminderWhoseDayHasComeIsTheOne(LocalDate today, String reminder) {
        assertThat(ReminderRule.USUAL.due(DUE, today, List.of())).hasToString("Optional[" + reminder + "]");
        assertThat(ReminderRule.USUAL.due(DUE, today, List.of(reminder))).isEmpty();
    }

    @Test
    void beforeTheFirstDayNothingIsSent() {
        assertThat(ReminderRule.USUAL.due(DUE, LocalDate.of(2026, 10, 14), List.of()))
                .isEmpty();
        assertThat(ReminderRule.USUAL.first(DUE)).isEqualTo("2026-10-15");
    }

    @Test
    @Tag("DUE-3")
    void aHostChoosesItsDaysUpToSixty() {
        ReminderRule own = new ReminderRule(List.of(60, 0, 60), 0);

        assertThat(own.daysBefore()).containsExactly(0, 60);
        assertThat(own.first(DUE)).isEqualTo("2026-08-21");
        assertThat(own.due(DUE, DUE.plusDays(1), List.of())).isEmpty();
        assertThat(new ReminderRule(List.of(), 1).first(DUE)).isEqualTo(DUE);
        for (List<Integer> days : List.of(List.of(-1), List.of(61), List.of(5, 61))) {
            assertThatThrownBy(() -> new ReminderRule(days, 7)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ReminderRule(List.of(1), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReminderIsOnTheDayOrSomeDaysApart() {
        assertThat(new Reminder(Reminder.Kind.BEFORE, 1)).hasToString("BEFORE-1");
        assertThatThrownBy(() -> new Reminder(Reminder.Kind.TODAY, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reminder(Reminder.Kind.OVERDUE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void runEveryDayEachReminderIsSentOnce(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 3) Integer> runs) {
        List<String> sent = new ArrayList<>();
        LocalDate day = DUE.minusDays(7);
        for (int count : runs) {
            for (int run = 0; run < count; run++) {
                ReminderRule.USUAL.due(DUE, day, sent).ifPresent(reminder -> sent.add(reminder.toString()));
            }
            day = day.plusDays(1);
        }
        assertThat(sent).doesNotHaveDuplicates();
    }

    @Test
    @Tag("DUE-1")
    void aYearHasTwelveDueDatesEachWithItsReason() {
        List<DueDate> dates = FilingCalendar.of(2026, 20, HolidayCalendar.chile());

        assertThat(dates).hasSize(12);
        assertThat(dates.get(0).period()).hasToString("2025-12");
        assertThat(dates)
                .allSatisfy(date -> assertThat(date.nominal().getYear()).isEqualTo(2026));
        // 20 June is a Saturday, 21 June a Sunday and a holiday; 20 September a Sunday.
        assertThat(dates.get(5).due()).isEqualTo("2026-06-22");
        assertThat(dates.get(8).due()).isEqualTo("2026-09-21");
        assertThat(Set.copyOf(dates.get(8).because().values())).containsExactly("domingo");
        assertThat(dates.get(0).because()).isEmpty();
    }
}
