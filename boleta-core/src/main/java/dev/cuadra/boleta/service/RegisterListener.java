package dev.cuadra.boleta.service;

import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.OptionalLong;

/** Hears how an upload goes on, on the uploading thread. What it throws ends the upload, which can be resumed. */
public interface RegisterListener {
    /** Hears nothing. */
    RegisterListener SILENT = new RegisterListener() {};

    /**
     * The header was read.
     *
     * @param titles the column titles as they stand
     * @param expected how many lines to expect at most, if that is known
     * @param resumedAt how many lines an interrupted upload had settled; 0 for a new one
     */
    default void started(List<String> titles, OptionalLong expected, long resumedAt) {}

    /** A line was rejected; told again when an upload is resumed, so that a file of rejects is whole. */
    default void rejected(EntryLine line, List<Problem> problems) {}

    /** A line was accepted, and a person should look at it. */
    default void noticed(EntryLine line) {}

    /**
     * A chunk is stored; in a dry run, looked at.
     *
     * @param lines lines settled so far
     * @param counts what became of them so far
     */
    default void progressed(long lines, ImportCounts counts) {}
}
