package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.ReminderRule;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** How a company is reminded, as it is kept: the addresses are sealed. */
record StoredReminding(
        UUID payer,
        int day,
        boolean vat,
        YearMonth since,
        List<Integer> daysBefore,
        int overdueEvery,
        List<ReminderSetting.Recipient> recipients) {
    /** What finds it. */
    record Plain(UUID payer) {}

    static StoredReminding of(UUID payer, ReminderSetting setting) {
        return new StoredReminding(
                payer,
                setting.day(),
                setting.vat(),
                setting.since(),
                setting.rule().daysBefore(),
                setting.rule().overdueEvery(),
                setting.recipients());
    }

    ReminderSetting setting() {
        return new ReminderSetting(day, vat, since, new ReminderRule(daysBefore, overdueEvery), recipients);
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "StoredReminding[…]";
    }
}
