package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Walks over the tags of a page once, before it is parsed: counts them, sees whether the tables are closed, and writes
 * the line of each row into its tag. The parser could tell lines itself, at seven times the memory.
 */
final class HtmlTags {
    /** The attribute that carries the line of a row. */
    static final String LINE = "data-cuadra-line";

    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_SENSELESS_NAME = 256;

    private final String source;
    private final String page;
    private final int maxTags;
    private final StringBuilder marked;

    private int copied;
    private int counted;
    private long line = 1;
    private int tags;
    private int openTables;
    private boolean openPage;
    private boolean cut;

    private HtmlTags(String source, String page, int maxTags) {
        this.source = source;
        this.page = page;
        this.maxTags = maxTags;
        this.marked = new StringBuilder(page.length() + page.length() / 8);
    }

    /** @throws TableException when there are more tags than allowed */
    static HtmlTags of(String source, String page, int maxTags) {
        HtmlTags scan = new HtmlTags(source, page, maxTags);
        int at = page.indexOf('<');
        int end = page.length();
        while (at >= 0) {
            int next = scan.markup(at);
            if (scan.cut) {
                end = Math.max(at, scan.copied);
                break;
            }
            at = page.indexOf('<', next);
        }
        scan.marked.append(page, scan.copied, end);
        return scan;
    }

    /** The page with the line of each row in its tag, without markup at its end that is never closed. */
    String marked() {
        return marked.toString();
    }

    /** Whether every table is closed, the page as well if it was opened, and nothing ends inside a tag. */
    boolean complete() {
        return openTables <= 0 && !openPage && !cut;
    }

    /** Passes over what begins with {@code <}, and returns where to go on. */
    private int markup(int at) {
        if (++tags > maxTags) {
            throw TableException.of(TableFault.TOO_MANY_TAGS, Place.in(source), Map.of("limit", maxTags));
        }
        if (page.startsWith("<!--", at)) {
            return behind("-->", at + 2);
        }
        if (page.startsWith("<!", at) || page.startsWith("<?", at)) {
            return behind(">", at);
        }
        boolean closing = page.startsWith("</", at);
        int from = at + (closing ? 2 : 1);
        if (from >= page.length() || !letter(page.charAt(from))) {
            return at + 1;
        }
        int to = endOfName(from);
        if (to < 0) {
            return unclosed();
        }
        String name = to - from > LONGEST_NAME ? "" : page.substring(from, to).toLowerCase(Locale.ROOT);
        if (!closing && name.equals("tr")) {
            mark(to);
        }
        int end = endOfTag(to);
        seen(name, closing);
        return !closing && RAW.contains(name) && !cut ? behindRaw(name, end) : end;
    }

    private void mark(int at) {
        for (; counted < at; counted++) {
            line += page.charAt(counted) == '\n' ? 1 : 0;
        }
        marked.append(page, copied, at)
                .append(' ')
                .append(LINE)
                .append("=\"")
                .append(line)
                .append('"');
        copied = at;
    }

    private void seen(String name, boolean closing) {
        if (cut) {
            return;
        }
        if (name.equals("table")) {
            openTables += closing ? -1 : 1;
        } else if (name.equals("html")) {
            openPage = !closing;
        }
    }

    private int behind(String end, int from) {
        int at = page.indexOf(end, from);
        return at < 0 ? unclosed() : at + end.length();
    }

    private int unclosed() {
        cut = true;
        return page.length();
    }

    /** Behind a name, or -1 when it has no end or is longer than any; the parser's time for it grows with the square. */
    private int endOfName(int from) {
        int most = Math.min(page.length(), from + LONGEST_SENSELESS_NAME);
        for (int at = from; at < most; at++) {
            char c = page.charAt(at);
            if (c <= ' ' || c == '/' || c == '>') {
                return at;
            }
        }
        return -1;
    }

    /** Behind the {@code >} that is not in a quoted value. */
    private int endOfTag(int from) {
        char quote = 0;
        boolean value = false;
        for (int at = from; at < page.length(); at++) {
            char c = page.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return at + 1;
            } else if (value && (c == '"' || c == '\'')) {
                quote = c;
                value = false;
            } else if (c != ' ' && c != '\n' && c != '\t') {
                value = c == '=';
            }
        }
        return unclosed();
    }

    /** Behind the text of an element in which tags mean nothing, at its end tag. */
    private int behindRaw(String name, int from) {
        for (int at = page.indexOf("</", from); at >= 0; at = page.indexOf("</", at + 2)) {
            if (page.regionMatches(true, at + 2, name, 0, name.length())) {
                return at;
            }
        }
        return unclosed();
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
