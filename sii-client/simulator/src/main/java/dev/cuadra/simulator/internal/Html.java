package dev.cuadra.simulator.internal;

import java.util.Map;

/** Text for pages, and pages. */
final class Html {
    private static final Map<Integer, String> NAMED = Map.ofEntries(
            Map.entry((int) '&', "&amp;"),
            Map.entry((int) '<', "&lt;"),
            Map.entry((int) '>', "&gt;"),
            Map.entry((int) '"', "&quot;"),
            Map.entry((int) 'á', "&aacute;"),
            Map.entry((int) 'é', "&eacute;"),
            Map.entry((int) 'í', "&iacute;"),
            Map.entry((int) 'ó', "&oacute;"),
            Map.entry((int) 'ú', "&uacute;"),
            Map.entry((int) 'ñ', "&ntilde;"),
            Map.entry((int) 'ü', "&uuml;"),
            Map.entry((int) 'Á', "&Aacute;"),
            Map.entry((int) 'É', "&Eacute;"),
            Map.entry((int) 'Í', "&Iacute;"),
            Map.entry((int) 'Ó', "&Oacute;"),
            Map.entry((int) 'Ú', "&Uacute;"),
            Map.entry((int) 'Ñ', "&Ntilde;"),
            Map.entry((int) 'Ü', "&Uuml;"));

    private Html() {}

    /** With entities for what is not plain, as the SII writes names. */
    static String entities(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            String named = NAMED.get(point);
            if (named != null) {
                out.append(named);
            } else if (point < 128) {
                out.appendCodePoint(point);
            } else {
                out.append("&#").append(point).append(';');
            }
        });
        return out.toString();
    }

    /** With entities for what would break a page, and accents as bytes of the page's charset. */
    static String raw(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String page(String title, String body) {
        return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + raw(name) + "\" value=\"" + raw(value) + "\">";
    }

    static String form(String action, String content) {
        return "<form name=\"formulario\" method=\"post\" action=\"" + action + "\">" + content + "</form>";
    }

    /** Whole pesos with dots for thousands. */
    static String dotted(long pesos) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.abs(pesos)));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, '.');
        }
        return (pesos < 0 ? "-" : "") + digits;
    }
}
