package dev.cuadra.tables.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A CSV file that is being written. */
final class CsvFile implements TableWriter {
    private final CsvWriter csv;
    private boolean closed;

    CsvFile(OutputStream out, CsvStyle style) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            if (style.byteOrderMark()) {
                writer.write('\uFEFF');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = CsvWriter.builder()
                .fieldSeparator(style.delimiter())
                .lineDelimiter(style.lineBreak() == CsvStyle.LineBreak.CRLF ? LineDelimiter.CRLF : LineDelimiter.LF)
                .quoteStrategy(new Quotes())
                .build(writer);
    }

    /**
     * Quotes more than RFC 4180 asks for: what another delimiter would split, what would be lost as a blank line, and
     * what at the start of a file would be taken for something else than a CSV file.
     */
    private static final class Quotes implements QuoteStrategy {
        @Override
        public boolean quoteValue(int lineNo, int fieldIdx, String value) {
            if (lineNo == 1
                    && fieldIdx == 0
                    && (!Character.isLetterOrDigit(value.charAt(0))
                            || value.chars().anyMatch(Character::isISOControl))) {
                return true;
            }
            for (int at = 0; at < value.length(); at++) {
                char c = value.charAt(at);
                if (c == ',' || c == ';' || c == '\t' || c == '|' || c == '=' || c == '<' || c == '\'') {
                    return true;
                }
            }
            return CellText.trimmed(value).length() < value.length();
        }

        @Override
        public boolean quoteEmpty(int lineNo, int fieldIdx) {
            return fieldIdx == 0;
        }
    }

    @Override
    public void row(List<?> cells) {
        if (closed) {
            throw new IllegalStateException("The table is closed");
        }
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("A row without cells");
        }
        List<String> texts = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            texts.add(cell instanceof String text ? CellText.safe(encodable(text)) : CellValues.text(cell));
        }
        csv.writeRecord(texts);
    }

    private static String encodable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new IllegalArgumentException("Not text: U+" + Integer.toHexString(c));
            }
            at += pair ? 1 : 0;
        }
        return text;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
