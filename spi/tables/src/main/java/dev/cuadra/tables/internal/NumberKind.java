package dev.cuadra.tables.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the number in a cell stands for, which only its format tells. */
enum NumberKind {
    NUMBER,
    DATE,
    TIME,
    DATE_TIME;

    private static final Set<String> DATES = Set.of(
            "14", "15", "16", "17", "27", "28", "29", "30", "31", "34", "35", "36", "50", "51", "52", "53", "54", "55",
            "56", "57", "58");
    private static final Set<String> TIMES = Set.of("18", "19", "20", "21", "32", "33", "45", "47");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");

    /** The kind of a format that has a number and no code. */
    static NumberKind builtIn(String id) {
        if (DATES.contains(id)) {
            return DATE;
        }
        if (TIMES.contains(id)) {
            return TIME;
        }
        return id.equals("22") ? DATE_TIME : NUMBER;
    }

    /** The kind of a format code; an elapsed time such as {@code [h]:mm} is a number. */
    static NumberKind of(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.contains("[h") || lower.contains("[m]") || lower.contains("[mm]") || lower.contains("[s")) {
            return NUMBER;
        }
        String letters = LITERAL.matcher(lower).replaceAll("");
        int section = letters.indexOf(';');
        String first = section < 0 ? letters : letters.substring(0, section);
        if (first.contains("general") || first.contains("#")) {
            return NUMBER;
        }
        boolean time = first.contains("h") || first.contains("s");
        boolean date = first.contains("y") || first.contains("d") || (!time && first.contains("m"));
        if (date) {
            return time ? DATE_TIME : DATE;
        }
        return time ? TIME : NUMBER;
    }
}
