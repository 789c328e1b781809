package dev.cuadra.sii.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-CHARSET")
class SiiPageTest {
    private static final String LOA = "https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi";

    @ParameterizedTest
    @CsvSource({
        "text/html, ISO-8859-1",
        "text/html; charset=iso-8859-1, ISO-8859-1",
        "text/html; charset=iso-8859-1, UTF-8",
        "text/html; charset=ISO-8859-1, windows-1252",
        "text/html; charset=utf-8, ISO-8859-1",
        "text/html; charset=\"windows-1252\", windows-1252",
        "text/html; charset=no-such-thing, ISO-8859-1",
        "'', UTF-8"
    })
    void theNameIsReadWhateverIsDeclared(String type, String written) {
        SiiPage page = Pages.of(LOA, 200, type, "EVA MUÑOZ ÁVILA", Charset.forName(written));
        assertThat(page.text()).isEqualTo("EVA MUÑOZ ÁVILA");
    }

    @Test
    void theLabelOfLatin1MeansTheCharactersOfWindows() {
        SiiPage page =
                Pages.bytes(LOA, 200, "text/html; charset=iso-8859-1", new byte[] {(byte) 0x93, 'a', (byte) 0x94});
        assertThat(page.text()).isEqualTo("\u201Ca\u201D");
    }

    @Test
    void aByteThatWindowsDoesNotKnowIsKeptAsLatin1() {
        SiiPage page = Pages.bytes(LOA, 200, "text/html; charset=iso-8859-1", new byte[] {(byte) 0x81, (byte) 0xD1});
        assertThat(page.text()).isEqualTo("\u0081Ñ");
        assertThat(page.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aMarkAtTheBeginningIsNotPartOfTheText() {
        assertThat(Pages.of(LOA, 200, "text/html", "\uFEFF<html>", StandardCharsets.UTF_8)
                        .text())
                .isEqualTo("<html>");
    }

    @Property
    @net.jqwik.api.Tag("SII-CHARSET")
    void noBytesAreEverReplaced(@ForAll byte[] body, @ForAll boolean declared) {
        String type = declared ? "text/html; charset=iso-8859-1" : "text/html";
        SiiPage page = Pages.bytes(LOA, 200, type, body);
        String text = page.text();
        byte[] again = text.getBytes(page.charset());
        byte[] expected = body;
        if (body.length >= 3
                && body[0] == (byte) 0xEF
                && body[1] == (byte) 0xBB
                && body[2] == (byte) 0xBF
                && page.charset().equals(StandardCharsets.UTF_8)) {
            expected = java.util.Arrays.copyOfRange(body, 3, body.length);
        }
        assertThat(again).isEqualTo(expected);
    }

    @Test
    void aPdfIsOneThatBeginsLikeOne() {
        assertThat(Pages.of(LOA, 200, "application/pdf", "%PDF-1.4", StandardCharsets.ISO_8859_1)
                        .pdf())
                .isTrue();
        assertThat(Pages.of(LOA, 200, "application/pdf", "", StandardCharsets.ISO_8859_1)
                        .pdf())
                .isFalse();
        assertThat(Pages.of(LOA, 200, "application/pdf", "<html>", StandardCharsets.ISO_8859_1)
                        .pdf())
                .isFalse();
        assertThat(Pages.of(LOA, 200, "text/html", "%PDF-1.4", StandardCharsets.ISO_8859_1)
                        .pdf())
                .isFalse();
    }
}
