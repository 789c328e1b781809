package dev.cuadra.tables.internal;

import dev.cuadra.tables.ReadOptions;
import java.util.Locale;

/**
 * What is between the cells of a CSV file.
 *
 * @param delimiter the delimiter
 * @param separatorLine whether the first line only names it, as Excel has it
 */
record CsvDialect(char delimiter, boolean separatorLine) {
    private static final String CANDIDATES = ";,\t|";
    private static final int LINES_LOOKED_AT = 10;

    /** @param head the beginning of the text */
    static CsvDialect of(String head, ReadOptions options) {
        String first = head.lines().findFirst().orElse("");
        boolean named = first.length() == 5 && first.toLowerCase(Locale.ROOT).startsWith("sep=");
        char usual = named && first.charAt(4) != '"' ? first.charAt(4) : mostFrequent(head);
        return new CsvDialect(options.delimiter().orElse(usual), named);
    }

    private static char mostFrequent(String head) {
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        int found = 0;
        int lines = 0;
        for (int at = 0; at < head.length(); at++) {
            char c = head.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (found > 0 || ++lines >= LINES_LOOKED_AT) {
                    break;
                }
            } else if (!quoted && CANDIDATES.indexOf(c) >= 0) {
                counts[CANDIDATES.indexOf(c)]++;
                found++;
            }
        }
        int best = 1;
        for (int at = 0; at < counts.length; at++) {
            best = counts[at] > counts[best] || (counts[at] == counts[best] && at < best) ? at : best;
        }
        return found == 0 ? ',' : CANDIDATES.charAt(best);
    }
}
