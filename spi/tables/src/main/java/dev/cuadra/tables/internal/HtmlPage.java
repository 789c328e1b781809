package dev.cuadra.tables.internal;

import dev.cuadra.tables.Cell;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFormat;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The rows of all tables of an HTML page, in the order of the document. */
final class HtmlPage implements TableReader {
    private static final int WIDEST_SPAN = 1000;
    private static final int TREE_FACTOR = 4;

    private final String source;
    private final Charset charset;
    private final String text;
    private final boolean complete;
    private final RowCheck check;
    private final int rowCount;
    private final Iterator<Element> rows;
    private final IdentityHashMap<Element, Integer> tables = new IdentityHashMap<>();
    private long line = 1;
    private @Nullable TableException end;

    private HtmlPage(String source, TableLimits limits, Charset charset, String text) {
        this.source = source;
        this.charset = charset;
        this.text = text;
        this.check = new RowCheck(source, limits);
        HtmlTags tags = HtmlTags.of(source, text, limits.maxTags());
        this.complete = tags.complete();
        Document page = Parser.htmlParser().parseInput(tags.marked(), "");
        for (Element table : page.getElementsByTag("table")) {
            tables.put(table, tables.size());
        }
        List<Element> found = page.getElementsByTag("tr");
        this.rowCount = found.size();
        this.rows = found.iterator();
    }

    /** The limits of a page: its tree is held in memory beside its text. */
    static TableLimits limits(TableLimits limits) {
        return limits.withMaxBytes(Math.min(limits.maxBytes(), Math.max(1, limits.maxBufferedBytes() / TREE_FACTOR)));
    }

    /** @param limits as {@link #limits} gives them */
    static TableReader reader(TableSource source, TableLimits limits, Charset charset) throws IOException {
        try (InputStream in = new LimitedInput(source, limits)) {
            byte[] bytes = in.readAllBytes();
            String text = new String(bytes, charset).replace("\r\n", "\n").replace('\r', '\n');
            return new HtmlPage(source.name(), limits, charset, text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public TableFormat format() {
        return TableFormat.HTML;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(charset);
    }

    @Override
    public Optional<Character> delimiter() {
        return Optional.empty();
    }

    @Override
    public List<String> sheets() {
        return List.of();
    }

    @Override
    public OptionalLong expectedRows() {
        return OptionalLong.of(rowCount);
    }

    @Override
    public Optional<String> text() {
        return Optional.of(text);
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public Optional<Row> next() {
        if (end != null) {
            throw end;
        }
        while (rows.hasNext()) {
            Element element = rows.next();
            List<Cell> cells = cells(element);
            if (!cells.isEmpty()) {
                return Optional.of(row(element, cells));
            }
        }
        return Optional.empty();
    }

    private Row row(Element element, List<Cell> cells) {
        line = line(element);
        try {
            check.count(line);
        } catch (TableException e) {
            end = e;
            throw e;
        }
        int width = cells.stream().mapToInt(Cell::span).sum();
        return check.check(Row.of(line, table(element), cells), width);
    }

    /** The table around a row, which is its parent's parent at most; the library's own search would go to the root. */
    private int table(Element row) {
        Element parent = row.parent();
        Element above = parent == null ? null : parent.parent();
        Integer near = parent == null ? null : tables.get(parent);
        Integer far = above == null ? null : tables.get(above);
        return near != null ? near : far != null ? far : 0;
    }

    /** What {@link HtmlTags} wrote into the tag; a row that the parser supplied has no tag and follows the last one. */
    private long line(Element row) {
        String mark = row.attr(HtmlTags.LINE);
        boolean digits = !mark.isEmpty() && mark.length() < 10 && mark.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.max(1, Long.parseLong(mark)) : line;
    }

    private static List<Cell> cells(Element row) {
        List<Cell> cells = new ArrayList<>();
        for (Element child : row.children()) {
            if (child.normalName().equals("td") || child.normalName().equals("th")) {
                StringBuilder text = new StringBuilder();
                collect(child, text);
                cells.add(new Cell(tidy(text), span(child)));
            }
        }
        return cells;
    }

    /** The text of a cell, without that of tables within, scripts and styles. Walks without recursion. */
    private static void collect(Element cell, StringBuilder text) {
        Node node = cell.childNodeSize() > 0 ? cell.childNode(0) : null;
        while (node != null) {
            boolean skipped = false;
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element element) {
                String name = element.normalName();
                skipped = name.equals("table") || name.equals("script") || name.equals("style");
                if (name.equals("br")) {
                    text.append('\n');
                } else if (element.isBlock()) {
                    text.append(' ');
                }
            }
            node = following(node, cell, skipped);
        }
    }

    private static @Nullable Node following(Node node, Element top, boolean skipChildren) {
        if (!skipChildren && node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        Node at = node;
        while (at != null && !at.equals(top)) {
            Node sibling = at.nextSibling();
            if (sibling != null) {
                return sibling;
            }
            at = at.parent();
        }
        return null;
    }

    /** Runs blanks together, non-breaking ones included, and takes them off around line breaks and at the ends. */
    private static String tidy(StringBuilder raw) {
        StringBuilder tidy = new StringBuilder(raw.length());
        boolean gap = false;
        boolean broken = false;
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '\n') {
                broken = true;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else {
                if (tidy.length() > 0 && (broken || gap)) {
                    tidy.append(broken ? '\n' : ' ');
                }
                gap = false;
                broken = false;
                tidy.append(c);
            }
        }
        return Legible.text(tidy.toString());
    }

    /** What the attribute says, as browsers take it: 1 when it is no number, 1000 at most. */
    private static int span(Element cell) {
        String said = cell.attr("colspan").strip();
        int digits = 0;
        while (digits < said.length() && said.charAt(digits) >= '0' && said.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            return 1;
        }
        return digits > 4
                ? WIDEST_SPAN
                : Math.min(WIDEST_SPAN, Math.max(1, Integer.parseInt(said.substring(0, digits))));
    }

    @Override
    public void close() {
        // The page is in memory; its stream was closed when it was read.
    }
}
