package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Inflates every part of a workbook once before any of it is parsed: what comes out is counted, whatever the headers
 * say, the check sums are compared, and XML is looked through by {@link XmlScan}.
 */
final class PartCheck {
    private static final long RATIO_FROM = 8L << 20;

    private final String source;
    private final TableLimits limits;
    private final Map<String, Long> rows = new HashMap<>();
    private long inflated;

    private PartCheck(String source, TableLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    static PartCheck of(String source, ZipParts zip, TableLimits limits) throws IOException {
        PartCheck check = new PartCheck(source, limits);
        byte[] buffer = new byte[64 * 1024];
        for (ZipParts.Part part : zip.parts()) {
            try (InputStream in = zip.open(part)) {
                check.read(part, in, buffer);
            }
        }
        return check;
    }

    /** How many elements named {@code row} a part has. */
    long rows(ZipParts.Part part) {
        return rows.getOrDefault(part.name(), 0L);
    }

    private void read(ZipParts.Part part, InputStream in, byte[] buffer) throws IOException {
        String name = part.name().toLowerCase(Locale.ROOT);
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
        XmlScan scan = new XmlScan(source, part.name(), limits.maxLineChars());
        CRC32 crc = new CRC32();
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            inflated += read;
            limit(part, size);
            crc.update(buffer, 0, read);
            if (xml) {
                scan.take(buffer, read);
            }
        }
        if (crc.getValue() != part.crc()) {
            throw XlsxFile.broken(source, part.name());
        }
        if (xml) {
            scan.end();
            rows.put(part.name(), scan.rows());
        }
    }

    private void limit(ZipParts.Part part, long size) {
        if (inflated > limits.maxInflatedBytes()) {
            throw bomb(limits.maxInflatedBytes() + " bytes");
        }
        if (size > RATIO_FROM && size / limits.maxInflationRatio() > part.length()) {
            throw bomb(limits.maxInflationRatio() + ":1");
        }
    }

    private TableException bomb(String limit) {
        return TableException.of(TableFault.ZIP_BOMB, Place.in(source), Map.of("limit", limit));
    }
}
