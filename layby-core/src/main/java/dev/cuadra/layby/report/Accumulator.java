package dev.cuadra.layby.report;

import dev.cuadra.layby.agreement.Layby;

/**
 * A report while lay-bys are added to it, in any order. For one thread.
 *
 * @param <R> its rows
 */
public interface Accumulator<R extends ReportRow> {
    /** Adds a lay-by; one that the report is not about adds nothing. */
    void add(Layby layby);

    /** The report over what was added so far. */
    Report<R> report();
}
