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
        while (assignment.find()) {
            String value = value(text, assignment.end());
            if (assignment.group(1).equals("xml_values")) {
                values.put(assignment.group(3), value);
            } else {
                put(rows, assignment.group(3), value);
            }
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

    /** What the first quotes of the rest of the line hold; without quotes, what stands before the semicolon. */
    private static String value(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            char next = text.charAt(end);
            if (next == '"' || next == '\'') {
                return Parser.unescapeEntities(quoted(text, end + 1, next), false);
            }
            end++;
        }
        String plain = text.substring(from, end);
        int semicolon = plain.indexOf(';');
        return (semicolon < 0 ? plain : plain.substring(0, semicolon)).strip();
    }

    private static String quoted(String text, int from, char quote) {
        StringBuilder value = new StringBuilder();
        for (int at = from; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == quote || next == '\n' || next == '\r') {
                break;
            }
            if (next == '\\' && at + 1 < text.length()) {
                at++;
                next = text.charAt(at);
            }
            value.append(next);
        }
        return value.toString();
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
