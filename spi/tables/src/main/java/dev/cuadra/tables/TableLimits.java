package dev.cuadra.tables;

/**
 * How much a reader takes in before it refuses. All limits are inclusive.
 *
 * @param maxBytes bytes of the source, compressed if it is
 * @param maxRows rows that have content, the header among them
 * @param maxColumns cells of a row, counting the columns that a cell spans
 * @param maxCellChars UTF-16 units of a cell
 * @param maxLineChars UTF-16 units of a CSV record, its quoted line breaks included, and of a stretch of XML between two
 *     tags
 * @param maxBufferedBytes bytes held in memory at once: a compressed workbook, the shared strings of a workbook; an
 *     HTML page may have a quarter of it, since its tree is held as well
 * @param maxTags tags of an HTML page
 * @param maxInflatedBytes bytes of a workbook after inflation, all parts together
 * @param maxInflationRatio inflated bytes for each compressed one; looked at from 8 MiB of inflated bytes on
 */
public record TableLimits(
        long maxBytes,
        long maxRows,
        int maxColumns,
        int maxCellChars,
        int maxLineChars,
        int maxBufferedBytes,
        int maxTags,
        long maxInflatedBytes,
        int maxInflationRatio) {
    /**
     * 512 MiB, 2,000,000 rows of 200 cells, 32,768 characters in a cell and 1,048,576 in a record; 64 MiB in memory; a
     * page of 1,000,000 tags; a workbook of 1 GiB that inflates to no more than 200 times its size.
     */
    public static final TableLimits DEFAULT =
            new TableLimits(512L << 20, 2_000_000, 200, 32_768, 1 << 20, 64 << 20, 1_000_000, 1L << 30, 200);

    public TableLimits {
        if (maxBytes < 1
                || maxRows < 1
                || maxColumns < 1
                || maxCellChars < 1
                || maxLineChars < 1
                || maxBufferedBytes < 1
                || maxTags < 1
                || maxInflatedBytes < 1
                || maxInflationRatio < 1) {
            throw new IllegalArgumentException("A limit below 1");
        }
        if (maxLineChars > 1 << 28) {
            throw new IllegalArgumentException("A line limit beyond 268435456 characters: " + maxLineChars);
        }
    }

    /** The same limits with another number of bytes for the source. */
    public TableLimits withMaxBytes(long bytes) {
        return new TableLimits(
                bytes,
                maxRows,
                maxColumns,
                maxCellChars,
                maxLineChars,
                maxBufferedBytes,
                maxTags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with another number of rows. */
    public TableLimits withMaxRows(long rows) {
        return new TableLimits(
                maxBytes,
                rows,
                maxColumns,
                maxCellChars,
                maxLineChars,
                maxBufferedBytes,
                maxTags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with another number of columns. */
    public TableLimits withMaxColumns(int columns) {
        return new TableLimits(
                maxBytes,
                maxRows,
                columns,
                maxCellChars,
                maxLineChars,
                maxBufferedBytes,
                maxTags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with other lengths of a cell and of a record. */
    public TableLimits withMaxChars(int cell, int line) {
        return new TableLimits(
                maxBytes,
                maxRows,
                maxColumns,
                cell,
                line,
                maxBufferedBytes,
                maxTags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with another number of bytes in memory. */
    public TableLimits withMaxBufferedBytes(int bytes) {
        return new TableLimits(
                maxBytes,
                maxRows,
                maxColumns,
                maxCellChars,
                maxLineChars,
                bytes,
                maxTags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with another number of tags. */
    public TableLimits withMaxTags(int tags) {
        return new TableLimits(
                maxBytes,
                maxRows,
                maxColumns,
                maxCellChars,
                maxLineChars,
                maxBufferedBytes,
                tags,
                maxInflatedBytes,
                maxInflationRatio);
    }

    /** The same limits with another inflated size and ratio. */
    public TableLimits withMaxInflation(long bytes, int ratio) {
        return new TableLimits(
                maxBytes, maxRows, maxColumns, maxCellChars, maxLineChars, maxBufferedBytes, maxTags, bytes, ratio);
    }
}
