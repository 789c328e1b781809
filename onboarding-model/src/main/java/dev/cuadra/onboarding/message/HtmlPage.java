package dev.cuadra.onboarding.message;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A letter as a page of HTML. It reads well without its styles, loads nothing and runs nothing.
 *
 * @source MSG-3
 */
final class HtmlPage {
    private static final String STYLE = "body{margin:0;padding:24px 16px;background:#f4f4f2;color:#1c1c1a;"
            + "font:16px/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif}"
            + "main{max-width:600px;margin:0 auto;padding:28px 32px;background:#fff;border-radius:8px;"
            + "overflow-wrap:break-word}"
            + "h1{margin:0 0 20px;font-size:21px;line-height:1.3}"
            + "p,ul,ol,table{margin:0 0 16px}li{margin:0 0 6px}ul,ol{padding-inline-start:24px}"
            + "table{border-collapse:collapse;width:100%}"
            + "th,td{padding:7px 0;border-bottom:1px solid #dededa;text-align:start;vertical-align:top}"
            + "th{padding-inline-end:16px;font-weight:600;width:40%}td{overflow-wrap:anywhere}"
            + "a{color:#0b57a4}footer{margin-top:24px;color:#55554f}"
            + "@media(max-width:480px){main{padding:20px}}"
            + "@media(prefers-color-scheme:dark){body{background:#161614;color:#ecece6}"
            + "main{background:#22221f}th,td{border-color:#44443e}a{color:#8fc1ff}footer{color:#b4b4aa}}";

    private HtmlPage() {}

    static String of(Letter letter) {
        StringBuilder html = new StringBuilder(2_048);
        html.append("<!doctype html>\n<html lang=\"").append(escape(letter.language()));
        html.append("\" dir=\"").append(escape(letter.direction())).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" ");
        html.append("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.append("<title>").append(escape(letter.subject())).append("</title>\n");
        html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        html.append("<h1>").append(escape(letter.subject())).append("</h1>\n");
        letter.parts().forEach(part -> html.append(part(part)).append('\n'));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String part(Part part) {
        if (part instanceof Part.Paragraph paragraph) {
            return "<p>" + escape(paragraph.text()) + "</p>";
        } else if (part instanceof Part.Items items) {
            String tag = items.numbered() ? "ol" : "ul";
            return "<" + tag + ">" + joined(items.lines(), "<li>", "</li>", "") + "</" + tag + ">";
        } else if (part instanceof Part.Facts facts) {
            return facts.rows().stream().map(HtmlPage::row).collect(Collectors.joining("", "<table>", "</table>"));
        } else if (part instanceof Part.Link link) {
            return "<p><a href=\"" + escape(link.address()) + "\" rel=\"noopener noreferrer\">" + escape(link.label())
                    + "</a></p>";
        }
        return "<footer><p>" + joined(((Part.Signature) part).lines(), "", "", "<br>") + "</p></footer>";
    }

    private static String row(Part.Fact fact) {
        return "<tr><th scope=\"row\">" + escape(fact.label()) + "</th><td>" + escape(fact.value()) + "</td></tr>";
    }

    private static String joined(List<String> lines, String before, String after, String between) {
        return lines.stream().map(line -> before + escape(line) + after).collect(Collectors.joining(between));
    }

    /** For text and for attributes in double quotes. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
