package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableFormat;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;

/** Finds out what a source is and opens the reader for it. */
public final class Opening {
    private Opening() {}

    /** See {@link dev.cuadra.tables.Tables#open(TableSource, TableLimits, ReadOptions)}. */
    public static TableReader open(TableSource source, TableLimits limits, ReadOptions options) {
        try {
            Head head = head(source, limits);
            if (head.ole2()) {
                throw TableException.of(
                        PasswordMark.in(source, limits) ? TableFault.ENCRYPTED : TableFault.XLS_BINARY,
                        Place.in(source.name()),
                        Map.of());
            }
            TableFormat format = head.format(source.name(), options);
            if (format == TableFormat.XLSX) {
                return XlsxFile.reader(source, limits, options);
            }
            ByteScan scan = format == TableFormat.HTML
                    ? ByteScan.ofPage(source, HtmlPage.limits(limits))
                    : ByteScan.of(source, limits);
            if (scan.blank()) {
                throw TableException.of(TableFault.EMPTY, Place.in(source.name()), Map.of());
            }
            Charset charset = Charsets.detect(format, source.name(), head, scan, options);
            return format == TableFormat.HTML
                    ? HtmlPage.reader(source, HtmlPage.limits(limits), charset)
                    : CsvRows.reader(source, limits, options, charset, head, scan);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + source.name(), e);
        }
    }

    private static Head head(TableSource source, TableLimits limits) throws IOException {
        try (InputStream in = new LimitedInput(source, limits)) {
            return new Head(in.readNBytes(Head.SIZE));
        }
    }
}
