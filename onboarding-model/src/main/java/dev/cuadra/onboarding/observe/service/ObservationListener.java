package dev.cuadra.onboarding.observe.service;

import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.ObservationList;
import java.util.OptionalLong;

/** Hears how an import goes on, on the importing thread. What it throws ends the import, which can be resumed. */
public interface ObservationListener {
    /** Hears nothing. */
    ObservationListener SILENT = new ObservationListener() {};

    /**
     * The list was opened.
     *
     * @param rejects how rejected lines of it are written
     * @param expected how many lines to expect at most, if that is known
     * @param resumedAt how many lines an interrupted import had settled; 0 for a new one
     */
    default void started(ObservationList.Rejects rejects, OptionalLong expected, long resumedAt) {}

    /** A line was rejected; told again when an import is resumed, so that a file of rejects is whole. */
    default void rejected(ObservationLine line) {}

    /** A line was accepted with warnings. */
    default void warned(ObservationLine line) {}

    /**
     * A chunk is stored.
     *
     * @param lines lines settled so far
     * @param counts what became of them so far
     */
    default void progressed(long lines, ObservationCounts counts) {}
}
