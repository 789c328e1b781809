package dev.cuadra.layby.service;

import dev.cuadra.spi.problem.Problem;
import java.util.UUID;

/** Follows a run of the daily work, on the thread that runs it. What it throws ends the run between two chunks. */
public interface DailyListener {
    /** Hears everything and does nothing. */
    DailyListener SILENT = new DailyListener() {};

    /** Another chunk is stored; {@code counts} is what the run came to so far. */
    default void progressed(DailyCounts counts) {}

    /** A lay-by could not be dealt with, and comes up again in the next run. */
    default void failed(UUID layby, Problem problem) {}
}
