package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a zip archive in memory, found by its central directory as spreadsheet programs find them. A stream
 * reader would not do: it cannot read every archive that such programs write, and would see entries that they do not.
 * Sizes and offsets are believed only as far as they stay inside the bytes.
 */
final class ZipParts {
    private static final int MOST_PARTS = 10_000;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_END = 0x06064b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final String source;
    private final ByteBuffer bytes;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /**
     * An entry of the archive.
     *
     * @param name its path
     * @param method how it is compressed
     * @param crc the check sum of its content
     * @param from where its bytes begin
     * @param length how many there are
     */
    record Part(String name, int method, long crc, int from, int length) {}

    private ZipParts(String source, byte[] bytes) {
        this.source = source;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ZipParts of(String source, byte[] bytes) {
        ZipParts zip = new ZipParts(source, bytes);
        try {
            zip.readDirectory();
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw XlsxFile.broken(source, "zip directory", e);
        }
        return zip;
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    Collection<Part> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }

    Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(key(name)));
    }

    /** The content of a part, inflated. */
    InputStream open(Part part) {
        InputStream raw = new ByteArrayInputStream(bytes.array(), part.from(), part.length());
        return part.method() == STORED ? raw : new Inflating(raw);
    }

    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in) {
            super(in, new Inflater(true), 8192);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }

    /** Part names are compared without case, as the packaging convention has it. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void readDirectory() {
        int end = end();
        long count = Short.toUnsignedInt(bytes.getShort(end + 10));
        long offset = Integer.toUnsignedLong(bytes.getInt(end + 16));
        if ((count == 0xFFFF || offset == 0xFFFFFFFFL) && end >= 20 && bytes.getInt(end - 20) == ZIP64_LOCATOR) {
            int end64 = Math.toIntExact(bytes.getLong(end - 12));
            if (bytes.getInt(end64) != ZIP64_END) {
                throw XlsxFile.broken(source, "zip directory");
            }
            count = bytes.getLong(end64 + 32);
            offset = bytes.getLong(end64 + 48);
        }
        if (count > MOST_PARTS) {
            throw TableException.of(TableFault.ZIP_BOMB, Place.in(source), Map.of("limit", MOST_PARTS + " parts"));
        }
        int at = Math.toIntExact(offset);
        for (long entry = 0; entry < count; entry++) {
            at = readEntry(at);
        }
    }

    private int end() {
        int last = bytes.capacity() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        throw XlsxFile.broken(source, "zip directory");
    }

    private int readEntry(int at) {
        if (bytes.getInt(at) != DIRECTORY) {
            throw XlsxFile.broken(source, "zip directory");
        }
        int flags = bytes.getShort(at + 8);
        int method = Short.toUnsignedInt(bytes.getShort(at + 10));
        long crc = Integer.toUnsignedLong(bytes.getInt(at + 16));
        int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(bytes.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(bytes.getShort(at + 32));
        long[] place = place(at, at + 46 + nameLength, extraLength);
        String name = new String(bytes.array(), at + 46, nameLength, StandardCharsets.UTF_8);
        if ((flags & 1) != 0) {
            throw TableException.of(TableFault.ENCRYPTED, Place.in(source), Map.of());
        }
        if (method != STORED && method != DEFLATED) {
            throw XlsxFile.broken(source, "zip method " + method);
        }
        if (!name.endsWith("/")) {
            add(name, method, crc, Math.toIntExact(place[0]), Math.toIntExact(place[1]));
        }
        return at + 46 + nameLength + extraLength + commentLength;
    }

    /** The compressed length and the offset, from the 64-bit extra field where the entry refers to it. */
    private long[] place(int entry, int extra, int extraLength) {
        long length = Integer.toUnsignedLong(bytes.getInt(entry + 20));
        long inflated = Integer.toUnsignedLong(bytes.getInt(entry + 24));
        long offset = Integer.toUnsignedLong(bytes.getInt(entry + 42));
        for (int at = extra; at + 4 <= extra + extraLength; ) {
            int id = Short.toUnsignedInt(bytes.getShort(at));
            int size = Short.toUnsignedInt(bytes.getShort(at + 2));
            if (id == 1) {
                int field = at + 4 + (inflated == 0xFFFFFFFFL ? 8 : 0);
                if (length == 0xFFFFFFFFL) {
                    length = bytes.getLong(field);
                    field += 8;
                }
                if (offset == 0xFFFFFFFFL) {
                    offset = bytes.getLong(field);
                }
            }
            at += 4 + size;
        }
        return new long[] {length, offset};
    }

    private void add(String name, int method, long crc, int length, int offset) {
        if (bytes.getInt(offset) != LOCAL) {
            throw XlsxFile.broken(source, "zip entry");
        }
        int from = offset
                + 30
                + Short.toUnsignedInt(bytes.getShort(offset + 26))
                + Short.toUnsignedInt(bytes.getShort(offset + 28));
        if (length < 0 || from < 0 || length > bytes.capacity() - from) {
            throw XlsxFile.broken(source, "zip entry");
        }
        if (parts.put(key(name), new Part(name, method, crc, from, length)) != null) {
            throw XlsxFile.broken(source, "zip entry twice");
        }
    }
}
