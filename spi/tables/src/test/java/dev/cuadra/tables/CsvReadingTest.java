package dev.cuadra.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    private static final String ACCENTED = "rut;nombre\n12345678-5;EVA MUÑOZ Ávila\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1"})
    void accentsSurviveWithoutAnybodySayingTheCharset(String charset) {
        byte[] bytes = ACCENTED.getBytes(Charset.forName(charset));

        assertThat(Opened.values(Opened.bytes(bytes))).contains(List.of("12345678-5", "EVA MUÑOZ Ávila"));
        assertThat(Opened.bytes(bytes).charset())
                .contains(charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Opened.LATIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkDecidesAndIsNotPartOfTheFirstTitle(String charset) {
        byte[] bytes = ("\uFEFF" + ACCENTED).getBytes(Charset.forName(charset));

        assertThat(Opened.values(Opened.bytes(bytes)))
                .containsExactly(List.of("rut", "nombre"), List.of("12345678-5", "EVA MUÑOZ Ávila"));
        assertThat(Opened.bytes(bytes).charset()).contains(Charset.forName(charset));
    }

    @Test
    void theEuroSignOfWindowsIsRead() {
        assertThat(Opened.values(Opened.bytes(new byte[] {'a', ';', (byte) 0x80, '\n'})))
                .containsExactly(List.of("a", "€"));
    }

    @Test
    void aCharsetThatTheCallerNamesIsTaken() {
        byte[] bytes = "año,1\n".getBytes(Charset.forName("IBM850"));

        TableReader reader = Tables.open(
                TableSource.ofBytes("dos.csv", bytes),
                TableLimits.DEFAULT,
                ReadOptions.DEFAULT.withCharset(Charset.forName("IBM850")));

        assertThat(Opened.values(reader)).containsExactly(List.of("año", "1"));
    }

    @Test
    void aCharsetThatTheCallerNamesAndThatDoesNotFitIsAFault() {
        TableReader reader = Tables.open(
                TableSource.ofBytes("x.csv", "a,b\nñ,1\n".getBytes(StandardCharsets.ISO_8859_1)),
                TableLimits.DEFAULT,
                ReadOptions.DEFAULT.withCharset(StandardCharsets.UTF_8));

        assertFault(reader::remaining, TableFault.CHARSET);
    }

    @Test
    void aFileThatIsUtf8ButForOneByteIsRefusedAndNotSpoilt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Opened.utf8("nombre\nMUÑOZ\nÁVILA\n"));
        bytes.write(0xD1);
        bytes.writeBytes(Opened.utf8("ANDU\n"));

        TableException fault = assertFault(() -> Opened.bytes(bytes.toByteArray()), TableFault.CHARSET);
        assertThat(fault.problem().where().line()).isEqualTo(4);
    }

    @Test
    void bytesOfNoCharsetThatIsTriedAreRefused() {
        byte[] dos = "nombre\nGÓMEZ É\n".getBytes(Charset.forName("IBM850"));

        TableException fault = assertFault(() -> Opened.bytes(dos), TableFault.CHARSET);
        assertThat(fault.problem().where().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`a;b;c,d`|;",
                "`a,b,c;d`|,",
                "`a\tb\tc`|\t",
                "`a|b`|`|`",
                "solo|,",
                "`\"a,b,c\";d`|;",
                "`sep=|`|`|`",
                "`SEP=;`|;",
                "`titulo\n\na;b`|;"
            },
            delimiter = '|')
    void theDelimiterIsFoundInTheFirstLineThatHasOne(String text, String delimiter) {
        char expected = delimiter == null || delimiter.isEmpty() ? '\t' : delimiter.charAt(0);
        assertThat(Opened.text(text + "\nx").delimiter()).contains(expected);
    }

    @Test
    void aBarIsADelimiterToo() {
        assertThat(Opened.values(Opened.text("a|b\n1|2\n"))).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void aSeparatorLineIsHonouredSkippedAndCounted() {
        TableReader reader = Opened.text("sep=;\r\na,b;c\r\n1;2\r\n");

        List<Row> rows = reader.remaining();
        assertThat(rows).extracting(Row::values).containsExactly(List.of("a,b", "c"), List.of("1", "2"));
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L);
    }

    @Test
    void aSeparatorLineBehindAByteOrderMarkIsHonoured() {
        assertThat(Opened.values(Opened.text("\uFEFFsep=|\na|b\n"))).containsExactly(List.of("a", "b"));
    }

    @Test
    void aDelimiterThatTheCallerNamesIsTaken() {
        TableReader reader = Tables.open(
                TableSource.ofText("x", "a:b;c\n"), TableLimits.DEFAULT, ReadOptions.DEFAULT.withDelimiter(':'));
        assertThat(Opened.values(reader)).containsExactly(List.of("a", "b;c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedAsAnEditorShowsThem(String end) {
        String text = String.join(end, "a,b", "\"uno" + end + "dos\",2", "", "x,y", "ultima,z");

        List<Row> rows = Opened.text(text).remaining();

        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 5L, 6L);
        assertThat(rows.get(1).values()).containsExactly("uno" + end + "dos", "2");
    }

    @Test
    void quotedCellsKeepDelimitersQuotesAndBlanks() {
        assertThat(Opened.values(Opened.text("\"a,\"\"b\"\"\",\" c \"\n"))).containsExactly(List.of("a,\"b\"", " c "));
    }

    @Test
    void aQuoteInsideACellThatBeginsWithoutOneIsAFaultOfThatRowAlone() {
        TableReader reader = Opened.text("a,b\nSociedad \"El Sol\" SpA,1\nx,y\n");
        reader.next();

        TableException fault = assertFault(reader::next, TableFault.QUOTE);

        assertThat(fault.recoverable()).isTrue();
        assertThat(fault.problem().where().toString()).isEqualTo("datos.csv:2");
        assertThat(fault.row()).map(Row::values).contains(List.of("Sociedad \"El Sol\" SpA", "1"));
        assertThat(reader.next()).map(Row::values).contains(List.of("x", "y"));
    }

    @Test
    void aQuoteThatIsNotClosedNamesTheLineWhereItsRowBegan() {
        TableReader reader = Opened.text("a,b\nx,\"y\nz,1\nw,2\n");
        reader.next();

        TableException fault = assertFault(reader::next, TableFault.QUOTE);

        assertThat(fault.recoverable()).isFalse();
        assertThat(fault.problem().where().line()).isEqualTo(2);
        assertThatThrownBy(reader::next).isSameAs(fault);
    }

    @Test
    void textBehindAClosingQuoteNamesItsLine() {
        TableReader reader = Opened.text("a,b\nx,y\n\"x\"z,1\n");
        reader.next();
        reader.next();

        assertThat(assertFault(reader::next, TableFault.QUOTE).problem().where().line())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n\t  \n", "\uFEFF", "\uFEFF \n"})
    void nothingButBlanksIsEmpty(String text) {
        assertFault(() -> Opened.text(text), TableFault.EMPTY);
    }

    @Test
    void blanksBeyondTheFirstLookAreEmptyToo() {
        assertFault(() -> Opened.text(" \n".repeat(50_000)), TableFault.EMPTY);
    }

    @Test
    void emptyLinesAreLeftOutAndRowsOfBlankCellsAreNot() {
        List<Row> rows = Opened.text("a;b\n\n;\n \n1;2\n").remaining();

        assertThat(rows)
                .extracting(Row::values)
                .containsExactly(List.of("a", "b"), List.of("", ""), List.of(" "), List.of("1", "2"));
        assertThat(rows).extracting(Row::blank).containsExactly(false, true, true, false);
    }

    @Test
    void aHundredThousandRowsAreStreamedAndNotHeld() {
        AtomicLong handedOut = new AtomicLong();
        TableSource source = TableSource.of("grande.csv", () -> new Lines(100_001, handedOut));

        try (TableReader reader = Tables.open(source)) {
            assertThat(reader.expectedRows()).isEqualTo(OptionalLong.of(100_001));
            handedOut.set(0);
            for (int row = 0; row < 100; row++) {
                reader.next();
            }
            assertThat(handedOut).hasValueLessThan(200_000);
            long rows = 100;
            while (reader.next().isPresent()) {
                rows++;
            }
            assertThat(rows).isEqualTo(100_001);
        }
    }

    @Test
    void aLineOfAGigabyteFailsAtTheLimit() {
        AtomicLong handedOut = new AtomicLong();
        TableSource source = TableSource.of("larga.csv", () -> new Endless('x', 1L << 30, handedOut));

        TableException fault = assertFault(() -> Tables.open(source), TableFault.LINE_TOO_LONG);

        assertThat(handedOut).hasValueLessThan(8L << 20);
        assertThat(fault.problem().where().line()).isEqualTo(1);
    }

    @Test
    void aQuoteThatSwallowsAGigabyteFailsAtTheLimit() {
        AtomicLong handedOut = new AtomicLong();
        String line = "\"" + "y".repeat(99) + "\n";
        TableSource source = TableSource.of("comilla.csv", () -> new Repeated(line, 20_000_000, handedOut));
        TableLimits limits = TableLimits.DEFAULT.withMaxBytes(20_000_000_000L).withMaxChars(1000, 10_000);
        String once = "a,b\n\"" + ("y".repeat(99) + "\n").repeat(1000);

        TableReader reader = Tables.open(TableSource.ofText("comilla.csv", once), limits);
        reader.next();
        TableException fault = assertFault(reader::next, TableFault.LINE_TOO_LONG);

        assertThat(fault.problem().where().line()).isEqualTo(2);
        assertFault(() -> Tables.open(source, limits.withMaxBytes(1_000_000)), TableFault.TOO_LARGE);
        assertThat(handedOut).hasValueLessThan(2_000_000);
    }

    @Test
    void aRecordOfManyShortLinesIsHeldToTheSameLimitAndTheNextOneIsRead() {
        String record = "\"a\n\",".repeat(3000) + "z";
        TableReader reader = Tables.open(
                TableSource.ofText("x.csv", "h\n" + record + "\nfin\n"), TableLimits.DEFAULT.withMaxChars(100, 5000));
        reader.next();

        TableException fault = assertFault(reader::next, TableFault.LINE_TOO_LONG);

        assertThat(fault.recoverable()).isTrue();
        assertThat(fault.row()).isEmpty();
        assertThat(reader.next()).map(Row::line).contains(3003L);
    }

    @Test
    void rowsCellsAndColumnsHaveLimits() {
        TableLimits limits =
                TableLimits.DEFAULT.withMaxRows(3).withMaxColumns(2).withMaxChars(4, 1000);
        TableReader reader = Tables.open(TableSource.ofText("x.csv", "a,b\n1,2,3\n12345,1\nx,y\n"), limits);

        reader.next();
        assertThat(assertFault(reader::next, TableFault.TOO_MANY_COLUMNS).recoverable())
                .isTrue();
        TableException cell = assertFault(reader::next, TableFault.CELL_TOO_LONG);
        assertThat(cell.row()).map(Row::values).contains(List.of("12345", "1"));
        assertThat(assertFault(reader::next, TableFault.TOO_MANY_ROWS).recoverable())
                .isFalse();
    }

    @Test
    void whatIsExactlyAtTheLimitIsRead() {
        TableLimits limits = TableLimits.DEFAULT
                .withMaxBytes(8)
                .withMaxRows(2)
                .withMaxColumns(2)
                .withMaxChars(1, 3);
        assertThat(Opened.values(Tables.open(TableSource.ofText("x", "a,b\n1,2\n"), limits)))
                .containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void moreBytesThanAllowedAreRefused() {
        TableLimits limits = TableLimits.DEFAULT.withMaxBytes(10);
        assertFault(() -> Tables.open(TableSource.ofText("x", "a,b\n1,2,3,4"), limits), TableFault.TOO_LARGE);
    }

    @Test
    void aSourceThatGrowsBetweenTwoReadingsIsHeldToTheLimit() {
        AtomicInteger opened = new AtomicInteger();
        TableSource source = TableSource.of(
                "x",
                () -> TableSource.ofText("x", "a,b\n".repeat(opened.incrementAndGet() < 3 ? 1 : 100_000))
                        .opener()
                        .open());
        TableReader reader = Tables.open(source, TableLimits.DEFAULT.withMaxBytes(100_000));

        assertFault(reader::remaining, TableFault.TOO_LARGE);
    }

    @Test
    void aFaultOfTheMediumIsNoFaultOfTheTable() {
        TableSource source = TableSource.of("x", () -> {
            throw new IOException("disk gone");
        });
        assertThatThrownBy(() -> Tables.open(source)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aFaultOfTheMediumWhileReadingIsNoFaultOfTheTable() {
        AtomicInteger opened = new AtomicInteger();
        TableSource source = TableSource.of("x", () -> {
            InputStream sound = TableSource.ofText("x", "a,b\n1,2\n").opener().open();
            return opened.incrementAndGet() < 3 ? sound : new Failing(sound);
        });

        assertThatThrownBy(() -> Tables.open(source).remaining()).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void everyStreamThatIsOpenedIsClosed() {
        AtomicInteger open = new AtomicInteger();
        for (String text : List.of("a,b\n1,2\n", "a\n\"b", "<table><tr><td>1</table>", "", "%PDF-1.4")) {
            TableSource source = TableSource.of("x", () -> {
                open.incrementAndGet();
                return new Closing(TableSource.ofText("x", text).opener().open(), open);
            });
            try (TableReader reader = Tables.open(source)) {
                reader.remaining();
            } catch (TableException expected) {
                assertThat(expected.problem().where().source()).isEqualTo("x");
            }
            assertThat(open).as(text).hasValue(0);
        }
    }

    @Test
    void oneCellThatEndsWithoutLineBreakIsATable() {
        TableReader reader = Opened.text("a");
        assertThat(reader.format()).isEqualTo(TableFormat.CSV);
        assertThat(reader.next()).contains(Row.of(1, List.of("a")));
        assertThat(reader.next()).isEqualTo(Optional.empty());
        assertThat(reader.next()).isEqualTo(Optional.empty());
    }

    static TableException assertFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, TableFault expected) {
        TableException fault = catchThrowableOfType(TableException.class, call);
        assertThat(fault).as("a fault %s", expected).isNotNull();
        assertThat(fault.fault()).isEqualTo(expected);
        assertThat(fault.problem().code()).isEqualTo("TABLE_" + expected.name());
        return fault;
    }

    /** Bytes that are made as they are read. */
    private abstract static class Generated extends InputStream {
        abstract int made();

        @Override
        public int read() {
            return made();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = 0;
            for (int b = 0; count < length && (b = made()) >= 0; count++) {
                into[from + count] = (byte) b;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    /** The same byte again and again. */
    private static final class Endless extends Generated {
        private final int what;
        private final long count;
        private final AtomicLong handedOut;
        private long at;

        Endless(int what, long count, AtomicLong handedOut) {
            this.what = what;
            this.count = count;
            this.handedOut = handedOut;
        }

        @Override
        int made() {
            handedOut.incrementAndGet();
            return at++ < count ? what : -1;
        }
    }

    /** The same line again and again. */
    private static final class Repeated extends Generated {
        private final byte[] line;
        private final long count;
        private final AtomicLong handedOut;
        private long at;

        Repeated(String line, long times, AtomicLong handedOut) {
            this.line = Opened.utf8(line);
            this.count = times * this.line.length;
            this.handedOut = handedOut;
        }

        @Override
        int made() {
            handedOut.incrementAndGet();
            return at < count ? line[(int) (at++ % line.length)] : -1;
        }
    }

    /** Numbered lines, made as they are read. */
    private static final class Lines extends Generated {
        private final int count;
        private final AtomicLong handedOut;
        private byte[] line = {};
        private int at;
        private int number;

        Lines(int count, AtomicLong handedOut) {
            this.count = count;
            this.handedOut = handedOut;
        }

        @Override
        int made() {
            if (at == line.length) {
                if (number == count) {
                    return -1;
                }
                line = Opened.utf8(number++ + ";EVA MUÑOZ;1000000\n");
                at = 0;
            }
            handedOut.incrementAndGet();
            return line[at++] & 0xFF;
        }
    }

    private static final class Failing extends java.io.FilterInputStream {
        Failing(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("disk gone");
        }
    }

    private static final class Closing extends java.io.FilterInputStream {
        private final AtomicInteger open;
        private boolean closed;

        Closing(InputStream in, AtomicInteger open) {
            super(in);
            this.open = open;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
            super.close();
        }
    }
}
