package dev.cuadra.boleta.service;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Which reminders of a month's return a company was sent. */
record StoredReminders(UUID payer, YearMonth period, List<String> sent) {}
