package dev.cuadra.sii.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * The data of a page whose tables a script fills: assignments to {@code xml_values}, to the rows of an {@code arr_…},
 * and to plain counters. Values are text with entities decoded; amounts keep their dots. Immutable.
 *
 * @param values the assignments to {@code xml_values}, by key
 * @param rows the assignments to arrays, by row number and field, in the order of the numbers
 * @param counters the plain assignments of whole numbers, such as {@code CantidadFilas}
 * @source SII-SCRIPT
 */
public record ScriptPage(
        Map<String, String> values, Map<Integer, Map<String, String>> rows, Map<String, Integer> counters) {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(xml_values|arr_[a-z_]{1,40})\\s{0,9}\\[\\s{0,9}(['\"])([A-Za-z0-9_]{1,60})\\2\\s{0,9}]\\s{0,9}=(?!=)");
    private static final Pattern COUNTER =
            Pattern.compile("\\b([A-Z][A-Za-z]{2,40})\\s{0,9}=\\s{0,9}([0-9]{1,9})\\s{0,9};");
    private static final Pattern ROW = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,50})_([0-9]{1,6})");

    public ScriptPage {
        values = Map.copyOf(values);
        Map<Integer, Map<String, String>> ordered = new TreeMap<>();
        rows.forEach((number, fields) -> ordered.put(number, Map.copyOf(fields)));
        rows = java.util.Collections.unmodifiableMap(ordered);
        counters = Map.copyOf(counters);
    }

    /** Reads the assignments of a page; one that has none gives three empty maps. */
    public static ScriptPage of(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<Integer, Map<String, String>> rows = new TreeMap<>();
        Matcher assignment = ASSIGNMENT.matcher(text);
        Names names = new Names(text);
        for (int at = names.from(0); at >= 0; at = names.from(at + 1)) {
            assignment.region(at, text.length());
            if (!assignment.lookingAt()) {
                continue;
            }
            Value value = Value.at(text, assignment.end());
            if (assignment.group(1).equals("xml_values")) {
                values.put(assignment.group(3), value.text());
            } else {
                put(rows, assignment.group(3), value.text());
            }
            // What stands in quotes is somebody's text, and assigns nothing.
            at = value.end() - 1;
        }
        Map<String, Integer> counters = new LinkedHashMap<>();
        Matcher counter = COUNTER.matcher(text);
        while (counter.find()) {
            counters.put(counter.group(1), Integer.valueOf(counter.group(2)));
        }
        return new ScriptPage(values, rows, counters);
    }

    private static void put(Map<Integer, Map<String, String>> rows, String key, String value) {
        Matcher row = ROW.matcher(key);
        if (row.matches()) {
            rows.computeIfAbsent(Integer.valueOf(row.group(2)), any -> new LinkedHashMap<>())
                    .put(row.group(1), value);
        }
    }

    /** Where a name that is assigned to may stand: a regular expression that tries every character takes longer. */
    private static final class Names {
        private static final String VALUES = "xml_values";
        private static final String ARRAY = "arr_";

        private final String text;
        private int value = -1;
        private int array = -1;

        Names(String text) {
            this.text = text;
        }

        /** The next one at {@code at} or behind, or -1. */
        int from(int at) {
            value = value < at ? behind(VALUES, at) : value;
            array = array < at ? behind(ARRAY, at) : array;
            int next = Math.min(value, array);
            return next == Integer.MAX_VALUE ? -1 : next;
        }

        private int behind(String name, int at) {
            int found = text.indexOf(name, at);
            return found < 0 ? Integer.MAX_VALUE : found;
        }
    }

    /** What is assigned, and where it ends. */
    private record Value(String text, int end) {
        /** What the first quotes of a statement hold; without quotes, what stands before its semicolon. */
        static Value at(String text, int from) {
            int end = from;
            while (end < text.length() && !ends(text.charAt(end)) && text.charAt(end) != ';') {
                char next = text.charAt(end);
                if (next == '"' || next == '\'') {
                    return quoted(text, end + 1, next);
                }
                end++;
            }
            return new Value(text.substring(from, end).strip(), end);
        }

        private static boolean ends(char next) {
            return next == '\n' || next == '\r';
        }

        private static Value quoted(String text, int from, char quote) {
            StringBuilder value = new StringBuilder();
            int at = from;
            while (at < text.length() && text.charAt(at) != quote && !ends(text.charAt(at))) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
                at++;
            }
            return new Value(decoded(value.toString()), at);
        }

        private static String decoded(String value) {
            return value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, false);
        }
    }

    /** An assignment to {@code xml_values}; empty when there is none. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A plain counter; empty when there is none. */
    public Optional<Integer> counter(String name) {
        return Optional.ofNullable(counters.get(name));
    }

    /** How much there is: values are personal. */
    @Override
    public String toString() {
        return "ScriptPage[" + values.size() + " values, " + rows.size() + " rows]";
    }
}
