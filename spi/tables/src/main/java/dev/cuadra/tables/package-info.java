/**
 * Reads and writes tables: bytes to rows and back, for CSV, XLSX and HTML, within limits.
 *
 * <p>What the rows mean is not known here. {@link dev.cuadra.tables.Tables} opens a source and finds its format by its
 * content; {@link dev.cuadra.tables.HeaderedTable} joins rows to column titles; {@link dev.cuadra.tables.TableWriter}
 * writes rows that no spreadsheet program takes for formulas. Input that cannot be read ends in a
 * {@link dev.cuadra.tables.TableException}; a fault of the medium ends in {@link java.io.UncheckedIOException}; nothing
 * else is thrown for any bytes.
 */
@NullMarked
package dev.cuadra.tables;

import org.jspecify.annotations.NullMarked;
