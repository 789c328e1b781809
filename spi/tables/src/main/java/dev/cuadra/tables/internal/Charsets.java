package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which charset a text is in. */
final class Charsets {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Pattern DECLARED = Pattern.compile(
            "<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})", Pattern.CASE_INSENSITIVE);

    private Charsets() {}

    static Charset detect(TableFormat format, String source, Head head, ByteScan scan, ReadOptions options) {
        Optional<Charset> known = options.charset();
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Charset> marked = head.markedCharset();
        if (marked.isPresent()) {
            if (marked.get().equals(StandardCharsets.UTF_8) && !scan.utf8() && format == TableFormat.CSV) {
                throw misfit(source, scan.firstFaultLine(), "UTF-8");
            }
            return marked.get();
        }
        if (scan.nulLine() > 0) {
            throw TableException.of(TableFault.BINARY, Place.in(source).atLine(scan.nulLine()), Map.of("kind", "NUL"));
        }
        if (scan.utf8()) {
            return StandardCharsets.UTF_8;
        }
        if (format == TableFormat.HTML) {
            return declared(head).orElse(WINDOWS_1252);
        }
        if (scan.spoiltUtf8()) {
            throw misfit(source, scan.firstFaultLine(), "UTF-8");
        }
        if (scan.firstUnassignedLine() > 0) {
            throw misfit(source, scan.firstUnassignedLine(), "UTF-8, windows-1252");
        }
        return WINDOWS_1252;
    }

    static TableException misfit(String source, long line, String charset) {
        return TableException.of(TableFault.CHARSET, Place.in(source).atLine(line), Map.of("charset", charset));
    }

    /** What the page says of itself, as browsers take it: Latin-1 and ASCII mean windows-1252; UTF-8 was disproved. */
    private static Optional<Charset> declared(Head head) {
        Matcher meta = DECLARED.matcher(head.text(StandardCharsets.ISO_8859_1));
        if (!meta.find()) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(meta.group(1));
            boolean plain = charset.equals(StandardCharsets.ISO_8859_1)
                    || charset.equals(StandardCharsets.US_ASCII)
                    || charset.name().startsWith("UTF-");
            return plain || !charset.canEncode() ? Optional.empty() : Optional.of(charset);
        } catch (IllegalArgumentException unknownName) {
            return Optional.empty();
        }
    }
}
