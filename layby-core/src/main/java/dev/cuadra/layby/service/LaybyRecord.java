package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Recorded;
import java.util.List;

/**
 * A lay-by as it is stored, for those who check the books: nothing of it was replayed.
 *
 * @param summary the figures as they are stored
 * @param log the log as it is stored
 * @source INT-09
 */
public record LaybyRecord(LaybySummary summary, List<Recorded> log) {
    public LaybyRecord {
        log = List.copyOf(log);
    }
}
