package dev.cuadra.layby.service;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far a run of the daily work has come; stored with every chunk, so that it says exactly what is stored.
 *
 * @param day up to which day
 * @param startedAt when it began
 * @param chunks how many chunks are stored
 * @param counts what they came to
 */
record StoredRun(LocalDate day, Instant startedAt, long chunks, DailyCounts counts) {
    StoredRun plus(DailyCounts chunk) {
        return new StoredRun(day, startedAt, chunks + 1, counts.plus(chunk));
    }
}
