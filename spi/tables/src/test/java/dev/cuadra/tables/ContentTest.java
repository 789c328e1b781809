package dev.cuadra.tables;

import static dev.cuadra.tables.CsvReadingTest.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7\n1 0 obj", "{\\rtf1 hola}", "\u0000\u0001\u0002\u0003", "a,b\n\u0000,1\n"})
    void binaryContentIsRefused(String text) {
        assertFault(() -> Opened.bytes(text.getBytes(StandardCharsets.ISO_8859_1)), TableFault.BINARY);
    }

    @Test
    void aPictureIsRefused() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};
        assertFault(() -> Opened.bytes(png), TableFault.BINARY);
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2};
        assertFault(() -> Opened.bytes(jpeg), TableFault.BINARY);
    }

    @Test
    void zeroBytesFarBehindAreFound() {
        byte[] bytes = Opened.utf8("a,b\n".repeat(50_000) + "\u0000\n");
        TableException fault = assertFault(() -> Opened.bytes(bytes), TableFault.BINARY);
        assertThat(fault.problem().where().line()).isEqualTo(50_001);
    }

    @Test
    void anOldExcelFileIsNamedAsSuch() {
        byte[] ole = new byte[4096];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1}, 0, ole, 0, 6);
        TableException fault = assertFault(() -> Opened.bytes(ole), TableFault.XLS_BINARY);
        assertThat(fault.problem().remedy().es()).contains("XLSX o CSV");
    }

    @Test
    void aWorkbookWithAPasswordIsNamedAsSuch() {
        byte[] ole = new byte[200_000];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1}, 0, ole, 0, 6);
        byte[] name = "EEncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 150_001, name.length);
        assertFault(() -> Opened.bytes(ole), TableFault.ENCRYPTED);
    }

    @Test
    void aZipThatIsNoWorkbookIsNoTable() throws IOException {
        assertFault(() -> Opened.bytes(Zips.of(Map.of("hola.txt", "hola"))), TableFault.NOT_A_TABLE);
        assertFault(
                () -> Opened.bytes(Zips.of(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<d/>"))),
                TableFault.NOT_A_TABLE);
        assertFault(
                () -> Opened.bytes(Zips.of(Map.of("mimetype", "x", "META-INF/manifest.xml", "<m/>"))),
                TableFault.NOT_A_TABLE);
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        new ZipOutputStream(empty).close();
        assertFault(() -> Opened.bytes(empty.toByteArray()), TableFault.NOT_A_TABLE);
    }

    @Test
    void otherXmlIsNoTable() {
        assertFault(() -> Opened.text("<?xml version=\"1.0\"?><DTE/>"), TableFault.NOT_A_TABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>IngresoRutClave</body></html>",
                "\n \uFEFF<TABLE ><tr><td>1</td></tr></TABLE>",
                "<!DOCTYPE html>\n<p>x",
                "<!-- informe -->\n<meta charset=x><table>",
                "Informe mensual\n<table><tr><td>1"
            })
    void htmlIsFoundByContent(String text) {
        assertThat(Opened.text(text).format()).isEqualTo(TableFormat.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nombre;nota\nEVA;<table><tr><td>x</td></tr></table>\n",
                "\"<html>\",1\n",
                "a,b\n<html>,1\n",
                "<b>titulo</b>,1\n"
            })
    void markupInACellDoesNotTurnACsvFileIntoAPage(String text) {
        assertThat(Opened.text(text).format()).isEqualTo(TableFormat.CSV);
    }

    @Test
    void aPageOfAnyNameIsAPage() {
        assertThat(Tables.open(TableSource.ofText("informeMensualREC.xls", "<table><tr><td>1</td></tr></table>"))
                        .format())
                .isEqualTo(TableFormat.HTML);
        assertThat(Tables.open(TableSource.ofText("informe.xlsx", "a,b\n")).format())
                .isEqualTo(TableFormat.CSV);
    }

    @Test
    void everyFaultHasItsTextsInBothLanguages() {
        Map<String, Object> values = Map.of(
                "kind",
                "x",
                "charset",
                "x",
                "limit",
                1,
                "position",
                1,
                "cells",
                1,
                "part",
                "x",
                "sheet",
                "x",
                "sheets",
                "x",
                "column",
                "x",
                "columns",
                1);
        for (TableFault fault : TableFault.values()) {
            var problem = TableException.problem(fault, dev.cuadra.spi.problem.Place.NOWHERE, values);
            assertThat(List.of(
                            problem.message().es(),
                            problem.message().en(),
                            problem.remedy().es()))
                    .allMatch(text -> text.endsWith("."))
                    .doesNotContain(problem.remedy().en());
        }
    }

    /** Whatever the bytes are, the outcome is rows or a typed fault; a fixed seed makes a failure repeatable. */
    @Test
    void damagedFilesGiveRowsOrAFault() {
        List<byte[]> sound = List.of(
                Opened.utf8("rut;nombre\n1-9;\"EVA; \"\"X\"\"\"\n2-7;ÑÁ\n".repeat(20)),
                Opened.utf8("<html><table><tr><td colspan=3>a&nbsp;b<td>1</tr></table></html>".repeat(20)),
                Opened.xlsx(out -> {
                    for (int row = 0; row < 50; row++) {
                        out.row("texto " + row, row, java.time.LocalDate.of(2026, 9, 5), row % 2 == 0);
                    }
                }));
        Random random = new Random(20260905);
        int rows = 0;
        int faults = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = sound.get(round % sound.size()).clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            try (TableReader reader = Opened.bytes(bytes)) {
                rows += reader.remaining().size();
            } catch (TableException fault) {
                faults++;
                assertThat(fault.problem().where().source()).isEqualTo("datos.csv");
            }
        }
        assertThat(rows).isPositive();
        assertThat(faults).isPositive();
    }

    /** Archives written by hand. */
    static final class Zips {
        private Zips() {}

        static byte[] of(Map<String, String> parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(Opened.utf8(part.getValue()));
                    zip.closeEntry();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}
