package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first bytes of a source, and what they say about its format. */
final class Head {
    static final int SIZE = 64 * 1024;

    private static final Pattern HTML_START = Pattern.compile("<(?:!doctype\\s+html|html|table)[\\s>]");
    private static final Pattern DELIMITER = Pattern.compile("[,;\\t|\"]");
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final Map<String, byte[]> OTHERS = others();

    private final byte[] bytes;
    private final boolean whole;

    Head(byte[] bytes) {
        this.bytes = bytes;
        this.whole = bytes.length < SIZE;
    }

    private static Map<String, byte[]> others() {
        Map<String, byte[]> magic = new LinkedHashMap<>();
        magic.put("PDF", "%PDF-".getBytes(StandardCharsets.US_ASCII));
        magic.put("PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        magic.put("JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        magic.put("GZIP", new byte[] {0x1F, (byte) 0x8B, 0x08});
        magic.put("RAR", new byte[] {'R', 'a', 'r', '!', 0x1A, 0x07});
        magic.put("7Z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C});
        magic.put("RTF", "{\\rtf".getBytes(StandardCharsets.US_ASCII));
        return magic;
    }

    /** The format, or a fault for what is surely none of them. */
    TableFormat format(String source, ReadOptions options) {
        Place where = Place.in(source);
        if (startsWith(ZIP) || startsWith(EMPTY_ZIP)) {
            return TableFormat.XLSX;
        }
        for (Map.Entry<String, byte[]> other : OTHERS.entrySet()) {
            if (startsWith(other.getValue())) {
                throw TableException.of(TableFault.BINARY, where, Map.of("kind", other.getKey()));
            }
        }
        Charset charset = options.charset().or(this::markedCharset).orElse(StandardCharsets.ISO_8859_1);
        String text = new String(bytes, charset).replace("\uFEFF", "").strip();
        if (charset.equals(StandardCharsets.ISO_8859_1) && text.startsWith("\u00EF\u00BB\u00BF")) {
            text = text.substring(3).strip();
        }
        if (whole && text.isEmpty()) {
            throw TableException.of(TableFault.EMPTY, where, Map.of());
        }
        if (charset.equals(StandardCharsets.ISO_8859_1) && text.indexOf('\0') >= 0) {
            throw TableException.of(TableFault.BINARY, where, Map.of("kind", "NUL"));
        }
        if (looksLikeHtml(text)) {
            return TableFormat.HTML;
        }
        if (text.startsWith("<?xml")) {
            throw TableException.of(TableFault.NOT_A_TABLE, where, Map.of("kind", "XML"));
        }
        return TableFormat.CSV;
    }

    /** The charset that a byte-order mark names. */
    Optional<Charset> markedCharset() {
        if (startsWith(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /** Whether it is the container of old Excel files, in which workbooks with a password are kept as well. */
    boolean ole2() {
        return startsWith(OLE2);
    }

    /** The head in a charset, without a byte-order mark; its last character may be cut. */
    String text(Charset charset) {
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * A page begins with a tag and names a table or itself soon, or has at most some words before that. Markup inside a
     * cell of a CSV file is neither: the file has delimiters first.
     */
    private static boolean looksLikeHtml(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher start = HTML_START.matcher(lower);
        return start.find()
                && (lower.charAt(0) == '<'
                        || !DELIMITER.matcher(lower).region(0, start.start()).find());
    }

    private boolean startsWith(byte[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int at = 0; at < magic.length; at++) {
            if (bytes[at] != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
