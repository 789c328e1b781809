package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.ReminderRule;
import dev.cuadra.boleta.law.DueDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * How a company is reminded of its returns.
 *
 * @param day its day of the law: 12, 20 or 28
 * @param vat whether it is subject to VAT, and so files every month; others file only for months in which something was
 *     retained or is to be paid
 * @param since the first month that it is reminded of
 * @param rule on which days
 * @param recipients who is told
 * @source DUE-3
 */
public record ReminderSetting(int day, boolean vat, YearMonth since, ReminderRule rule, List<Recipient> recipients) {
    public ReminderSetting {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(rule, "rule");
        recipients = List.copyOf(recipients);
        if (!DueDate.DAYS.contains(day)) {
            throw new IllegalArgumentException("The law knows the days 12, 20 and 28, not " + day);
        }
    }

    /** The language that somebody is written to in. */
    public enum Language {
        /** Spanish. */
        ES,
        /** English. */
        EN
    }

    /**
     * Somebody who is told.
     *
     * @param channel how, such as {@code mail} or {@code in-app}
     * @param address where on that channel, one line
     * @param language in which language
     */
    public record Recipient(String channel, String address, Language language) {
        public Recipient {
            Objects.requireNonNull(language, "language");
            if (channel.isBlank() || address.isBlank() || address.lines().count() > 1) {
                throw new IllegalArgumentException("A recipient has a channel and an address of one line");
            }
        }

        /** The channel alone: addresses stay out of logs. */
        @Override
        public String toString() {
            return "Recipient[" + channel + "]";
        }
    }
}
