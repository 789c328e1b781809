package dev.cuadra.boleta.service;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Since when a contractor is paid no more.
 *
 * @param contractor the contractor, by the id of its document
 * @param from the first day without payments
 */
record Inactivity(UUID contractor, LocalDate from) {}
