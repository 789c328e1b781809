package dev.cuadra.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RoundTripTest {
    private static final TableLimits ROOMY = TableLimits.DEFAULT;

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> tricky = Arbitraries.strings()
                .withChars("=+-@'\"\t\r\n ,;|<>_x0D\u00A0\uFEFF\uFF1D\u0001abñ€")
                .ofMaxLength(8);
        Arbitrary<String> known = Arbitraries.of(
                "sep=;",
                "<table><tr>",
                "%PDF-1.4",
                "PK\u0003\u0004",
                "12345678-5",
                "=\"1-9\"",
                "'=x",
                "_x000D_",
                "😀",
                "{\\rtf",
                "<?xml",
                "-12.5",
                "\uFFFF");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, tricky), net.jqwik.api.Tuple.of(1, known), net.jqwik.api.Tuple.of(2, any));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(width -> texts().filter(RoundTripTest::writable)
                        .list()
                        .ofSize(width)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(5));
    }

    private static boolean writable(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Property(tries = 2000)
    void whatIsWrittenAsCsvIsReadBack(
            @ForAll("tables") List<List<String>> rows, @ForAll boolean mark, @ForAll @IntRange(max = 3) int delimiter) {
        CsvStyle style =
                new CsvStyle(",;\t|".charAt(delimiter), mark, mark ? CsvStyle.LineBreak.CRLF : CsvStyle.LineBreak.LF);
        byte[] bytes = Opened.csv(style, out -> rows.forEach(out::row));

        ReadOptions options =
                rows.get(0).size() > 1 ? ReadOptions.DEFAULT : ReadOptions.DEFAULT.withDelimiter(style.delimiter());
        TableReader reader = Tables.open(TableSource.ofBytes("x.csv", bytes), ROOMY, options);

        assertThat(reader.delimiter()).contains(style.delimiter());
        assertThat(plain(Opened.values(reader))).isEqualTo(rows);
    }

    @Property(tries = 1000)
    void whatIsWrittenAsAWorkbookIsReadBack(@ForAll("tables") List<List<String>> rows) {
        byte[] bytes = Opened.xlsx(out -> rows.forEach(out::row));

        List<List<String>> expected = new ArrayList<>();
        for (List<String> row : rows) {
            int end = row.size();
            while (end > 0 && row.get(end - 1).isEmpty()) {
                end--;
            }
            if (end > 0) {
                expected.add(row.subList(0, end));
            }
        }
        assertThat(Opened.values(Opened.bytes(bytes))).isEqualTo(expected);
    }

    @Property(tries = 1000)
    void whateverAPageSpellsOutCanBeWrittenAgain(@ForAll char one, @ForAll char other) {
        String page = "<table><tr><td>&#" + (int) one + ";&#x" + Integer.toHexString(other) + ";</td></tr></table>";

        List<List<String>> rows = Opened.values(Opened.bytes(Opened.utf8(page)));

        assertThat(Opened.csv(CsvStyle.RFC_4180, out -> rows.forEach(out::row))).isNotEmpty();
        assertThat(rows.get(0).get(0)).matches(RoundTripTest::writable);
    }

    @Property(tries = 1000)
    void whateverASheetSpellsOutCanBeWrittenAgain(@ForAll char one, @ForAll char other) {
        // A sheet carries what XML cannot as an escape.
        byte[] sheet = Opened.xlsx(out -> out.row("x" + one + other));

        List<List<String>> rows = Opened.values(Opened.bytes(sheet));

        assertThat(Opened.csv(CsvStyle.RFC_4180, out -> rows.forEach(out::row))).isNotEmpty();
        assertThat(rows.get(0).get(0)).matches(RoundTripTest::writable);
    }

    @Property(tries = 3000)
    void plainUndoesSafeForAnyText(@ForAll("texts") String text) {
        assertThat(CellText.plain(CellText.safe(text))).isEqualTo(text);
    }

    @Property(tries = 3000)
    void noTextIsWrittenAsAFormula(@ForAll("texts") String text) {
        String shown = CellText.trimmed(CellText.safe(text));
        boolean plainNumber = shown.matches("[+-][0-9.,]+");

        assertThat(plainNumber || shown.isEmpty() || "=+-@＝＋－＠".indexOf(shown.charAt(0)) < 0)
                .isTrue();
    }

    @Property(tries = 3000)
    void anyBytesGiveRowsOrATypedFault(@ForAll byte[] bytes) {
        readOrFault(bytes);
    }

    @Property(tries = 2000)
    void anyTextGivesRowsOrATypedFault(@ForAll("texts") String text, @ForAll("texts") String more) {
        readOrFault(Opened.utf8(text + "\n" + more));
        readOrFault(Opened.utf8("<table>" + text + more));
    }

    private static void readOrFault(byte[] bytes) {
        try (TableReader reader = Opened.bytes(bytes)) {
            assertThat(reader.remaining()).allMatch(row -> row.line() >= 1 && row.size() >= 1);
        } catch (TableException fault) {
            assertThat(fault.problem().code()).startsWith("TABLE_");
        }
    }

    private static List<List<String>> plain(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(CellText::plain).toList())
                .toList();
    }
}
