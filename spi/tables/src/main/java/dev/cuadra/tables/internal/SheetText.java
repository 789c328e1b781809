package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a workbook: runs put together, and characters that XML cannot carry written as {@code _x000D_}. */
final class SheetText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final String SPECIAL = "&<>\"";

    private SheetText() {}

    /** Reads to the end of the element {@code name}; phonetic hints are left out. */
    static String read(String source, XmlCursor xml, String name, TableLimits limits) {
        StringBuilder text = new StringBuilder();
        boolean within = false;
        boolean hint = false;
        while (xml.next() && !xml.ends(name)) {
            if (xml.starts("rPh")) {
                hint = true;
            } else if (xml.ends("rPh")) {
                hint = false;
            } else if (xml.starts("t")) {
                within = true;
            } else if (xml.ends("t")) {
                within = false;
            } else if (within && !hint) {
                xml.addText(text);
                limit(source, text, limits);
            }
        }
        return unescaped(text.toString());
    }

    static void limit(String source, StringBuilder text, TableLimits limits) {
        if (text.length() > limits.maxLineChars()) {
            throw TableException.of(TableFault.LINE_TOO_LONG, Place.in(source), Map.of("limit", limits.maxLineChars()));
        }
    }

    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return Legible.text(ESCAPE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)))));
    }

    /** The text as it can stand between tags. */
    static String escaped(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0xD800 && c != '_' && SPECIAL.indexOf(c) < 0))) {
            return text;
        }
        StringBuilder xml = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                xml.append(c).append(text.charAt(++at));
            } else if (c == '&') {
                xml.append("&amp;");
            } else if (c == '<') {
                xml.append("&lt;");
            } else if (c == '>') {
                xml.append("&gt;");
            } else if (c == '"') {
                xml.append("&quot;");
            } else if (foreignToXml(c)
                    || (c == '_'
                            && ESCAPE.matcher(text).region(at, text.length()).lookingAt())) {
                xml.append("_x").append(hex(c)).append('_');
            } else {
                xml.append(c);
            }
        }
        return xml.toString();
    }

    private static boolean foreignToXml(char c) {
        return (c < ' ' && c != '\t' && c != '\n') || Character.isSurrogate(c) || c >= '\uFFFE';
    }

    private static String hex(char c) {
        String digits = "0123456789ABCDEF";
        return new String(new char[] {
            digits.charAt(c >> 12), digits.charAt(c >> 8 & 15), digits.charAt(c >> 4 & 15), digits.charAt(c & 15)
        });
    }
}
