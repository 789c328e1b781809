package dev.cuadra.tables;

/**
 * Writes a workbook of several sheets, one after the other; see {@link TableWriter}. Rows go to the first sheet until
 * the next one is begun. For one thread.
 */
public interface SheetsWriter extends TableWriter {
    /**
     * Ends the sheet and begins the next. Sheets that are not begun when the table is closed stay empty.
     *
     * @throws IllegalStateException after the last sheet, and after closing
     * @throws java.io.UncheckedIOException when the medium fails
     */
    void nextSheet();
}
