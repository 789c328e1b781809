package dev.cuadra.boleta.form29;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * On which days a company is reminded of a return. A pure function of its arguments.
 *
 * @param daysBefore days before the due date, 0 for the day itself; up to 60, in any order
 * @param overdueEvery after how many days it is told again that nothing is filed, the first time on the day after the
 *     due date; 0 for never
 * @source DUE-3
 */
public record ReminderRule(List<Integer> daysBefore, int overdueEvery) {
    /** Five days before, the day before, on the day, and every week from the day after on. */
    public static final ReminderRule USUAL = new ReminderRule(List.of(5, 1, 0), 7);

    private static final int MOST = 60;

    public ReminderRule {
        daysBefore = daysBefore.stream().distinct().sorted().toList();
        if (daysBefore.stream().anyMatch(days -> days < 0 || days > MOST) || overdueEvery < 0) {
            throw new IllegalArgumentException("Not days of reminders: " + daysBefore + ", every " + overdueEvery);
        }
    }

    /**
     * The reminder whose day has come, if it was not sent. Those that a missed run left out are not made up for: the
     * latest says all.
     *
     * @param due the due date
     * @param sent the texts of those that were sent
     */
    public Optional<Reminder> due(LocalDate due, LocalDate today, Collection<String> sent) {
        return latest(due, today).filter(reminder -> !sent.contains(reminder.toString()));
    }

    /** The first day on which a return that is due on {@code due} is told of. */
    public LocalDate first(LocalDate due) {
        return due.minusDays(daysBefore.stream().max(Comparator.naturalOrder()).orElse(0));
    }

    private Optional<Reminder> latest(LocalDate due, LocalDate today) {
        long late = ChronoUnit.DAYS.between(due, today);
        if (late > 0) {
            return overdueEvery == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Reminder(Reminder.Kind.OVERDUE, (int) ((late - 1) / overdueEvery) * overdueEvery + 1));
        }
        return daysBefore.stream()
                .filter(days -> -late <= days)
                .min(Comparator.naturalOrder())
                .map(days ->
                        days == 0 ? new Reminder(Reminder.Kind.TODAY, 0) : new Reminder(Reminder.Kind.BEFORE, days));
    }
}
