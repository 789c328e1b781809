package dev.cuadra.boleta.service;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A day of payment of a company. Each approval for the day writes it, so that two at once do not overlook each other.
 *
 * @param approvals how many approvals there were
 */
record PayDay(UUID payer, LocalDate day, long approvals) {}
