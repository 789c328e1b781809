package dev.cuadra.sii.bhe;

import java.util.List;

/** A table as text, for the reader of downloaded reports. */
final class CsvText {
    private final StringBuilder text = new StringBuilder();

    /** A further line, every cell in quotes. */
    CsvText line(List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            text.append(at == 0 ? "\"" : ",\"")
                    .append(cells.get(at).replace("\"", "\"\""))
                    .append('"');
        }
        text.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
