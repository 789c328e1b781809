package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.ListedLayby;
import java.util.List;
import java.util.OptionalLong;

/**
 * Hears how an import goes on, on the importing thread. What it throws ends the import between two chunks; it can be
 * resumed.
 */
public interface ImportListener {
    /** Hears nothing. */
    ImportListener SILENT = new ImportListener() {};

    /**
     * The header was read. Heard again, with all that follows, when somebody else began to import the same bytes while
     * they were looked at.
     *
     * @param titles the column titles as they stand
     * @param expected how many lines to expect at most, if that is known
     * @param resumedAt how many lay-bys of the list an interrupted import had settled; 0 for a new one
     */
    default void started(List<String> titles, OptionalLong expected, long resumedAt) {}

    /** A lay-by is rejected; told again when an import is resumed, so that a file of rejects is whole. */
    default void rejected(ListedLayby listed) {}

    /** So many lay-bys of the list were looked at. Nothing is written yet. */
    default void looked(long laybys) {}

    /** The whole list was looked at. If it is proven, and this is more than a check, writing begins now. */
    default void checked(ImportCheck check) {}

    /**
     * A chunk is stored.
     *
     * @param imported how many lay-bys came in so far
     * @param all how many there will be
     */
    default void progressed(long imported, long all) {}
}
