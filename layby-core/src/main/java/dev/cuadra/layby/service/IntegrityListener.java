package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.IntegrityFinding;

/** Follows a pass over all books, on the thread that runs it. What it throws ends the pass. */
public interface IntegrityListener {
    /** Hears everything and does nothing. */
    IntegrityListener SILENT = new IntegrityListener() {};

    /** Something does not hold. */
    default void found(IntegrityFinding finding) {}

    /** So many lay-bys were looked at so far. */
    default void progressed(long laybys) {}
}
