package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.ContractorLine;
import java.util.List;
import java.util.OptionalLong;

/** Hears how an import goes on, on the importing thread. What it throws ends the import, which can be resumed. */
public interface ImportListener {
    /** Hears nothing. */
    ImportListener SILENT = new ImportListener() {};

    /**
     * The header was read.
     *
     * @param titles the column titles as they stand
     * @param expected how many lines to expect at most, if that is known
     * @param resumedAt how many lines an interrupted import had settled; 0 for a new one
     */
    default void started(List<String> titles, OptionalLong expected, long resumedAt) {}

    /** A line was rejected; told again when an import is resumed, so that a file of rejects is whole. */
    default void rejected(ContractorLine line) {}

    /** A line was accepted with warnings. */
    default void warned(ContractorLine line) {}

    /**
     * A chunk is stored.
     *
     * @param lines lines settled so far
     * @param counts what became of them so far
     */
    default void progressed(long lines, ImportCounts counts) {}
}
