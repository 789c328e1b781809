package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.SheetsWriter;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Workbooks: the way in and the way out. */
public final class XlsxFile {
    private XlsxFile() {}

    /** Begins a workbook; see {@link dev.cuadra.tables.Tables#xlsx}. */
    public static SheetsWriter writer(OutputStream out, List<String> sheets) {
        return new SheetFile(out, sheets);
    }

    static TableReader reader(TableSource source, TableLimits limits, ReadOptions options) throws IOException {
        byte[] bytes = bytes(source, limits);
        try {
            ZipParts zip = ZipParts.of(source.name(), bytes);
            requireWorkbook(source.name(), zip);
            PartCheck check = PartCheck.of(source.name(), zip, limits);
            Workbook book = Workbook.read(source.name(), zip, limits);
            return new SheetRows(source.name(), limits, zip, book, book.sheet(options.sheet()), check);
        } catch (IOException e) {
            throw broken(source.name(), "zip", e);
        }
    }

    private static byte[] bytes(TableSource source, TableLimits limits) throws IOException {
        try (InputStream in = new LimitedInput(source, limits)) {
            byte[] bytes = in.readNBytes(limits.maxBufferedBytes());
            if (in.read() >= 0) {
                throw LimitedInput.tooLarge(source.name(), limits.maxBufferedBytes());
            }
            return bytes;
        }
    }

    private static void requireWorkbook(String source, ZipParts zip) {
        String kind = "";
        if (zip.has("xl/workbook.bin")) {
            kind = "XLSB";
        } else if (zip.has("word/document.xml")) {
            kind = "DOCX";
        } else if (zip.has("META-INF/manifest.xml") && zip.has("mimetype")) {
            kind = "OpenDocument";
        } else if (!zip.has("[Content_Types].xml")) {
            kind = "ZIP";
        }
        if (!kind.isEmpty()) {
            throw TableException.of(TableFault.NOT_A_TABLE, Place.in(source), Map.of("kind", kind));
        }
    }

    static TableException broken(String source, String part) {
        return TableException.of(TableFault.XLSX_BROKEN, Place.in(source), Map.of("part", part));
    }

    static TableException broken(String source, String part, Throwable cause) {
        return TableException.of(TableFault.XLSX_BROKEN, Place.in(source), Map.of("part", part), cause);
    }
}
