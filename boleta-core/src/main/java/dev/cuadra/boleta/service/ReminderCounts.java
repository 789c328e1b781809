package dev.cuadra.boleta.service;

/**
 * What a run of {@link Form29Reminders} came to.
 *
 * @param companies companies that were looked at
 * @param reminders returns that a company was reminded of
 * @param messages messages that go out, one for each reminder and recipient
 */
public record ReminderCounts(int companies, int reminders, int messages) {
    ReminderCounts plus(ReminderCounts other) {
        return new ReminderCounts(companies + other.companies, reminders + other.reminders, messages + other.messages);
    }
}
