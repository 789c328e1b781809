package dev.cuadra.sii.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.fuzz.Fuzzed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** The readers of single pages, whatever a page says. Without {@code JAZZER_FUZZ} the recorded pages alone are read. */
class PageFuzzTest {
    private static final List<String> TYPES = List.of(
            "",
            "text/html; charset=ISO-8859-1",
            "text/html; charset=utf-8",
            "text/html; charset=utf-16",
            "application/pdf",
            "text/html; charset=");
    private static final String HOME = "https://misiir.sii.cl/cgi_misii/siihome.cgi";

    /** The first byte says how the page is declared; the last type takes its charset from the first line. */
    @FuzzTest
    @Tag("SII-CHARSET")
    void charset(byte[] input) {
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        String type = TYPES.get(input.length == 0 ? 0 : Math.floorMod(input[0] - 'a', TYPES.size()));
        if (type.endsWith("=")) {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            int line = text.indexOf('\n');
            type += line < 0 ? text : text.substring(0, line);
        }
        SiiPage page = Pages.bytes(HOME, 200, type, body);
        assertThat(page.text()).isNotNull();
        assertThat(page.pdf()).isEqualTo(type.equals("application/pdf") && begins(body));
        if (!page.pdf() && page.charset().equals(StandardCharsets.ISO_8859_1)) {
            assertThat(page.text().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(body);
        }
    }

    private static boolean begins(byte[] body) {
        return body.length >= 4 && body[0] == '%' && body[1] == 'P' && body[2] == 'D' && body[3] == 'F';
    }

    /** Every page is exactly one fault when nothing of what was expected is in it, and shows nothing of anybody. */
    @FuzzTest
    @Tag("SII-PAGE")
    @Tag("SII-LOGIN")
    void judge(byte[] input) {
        for (SiiService service : SiiService.values()) {
            SiiPage page = Pages.bytes("https://" + service.hosts().get(0) + "/x", 200, "text/html", input);
            Optional<SiiFault> fault = PageJudge.judge(service, page, any -> false);
            Fuzzed.harmless(new SiiFaultException(fault.orElseThrow()));
            assertThat(LoginCode.in(page.text(), service).map(SiiFault::service).orElse(service))
                    .isEqualTo(service);
        }
    }

    @FuzzTest
    @Tag("SII-SCRIPT")
    void script(byte[] input) {
        ScriptPage page = ScriptPage.of(Pages.html(HOME, text(input)).text());
        assertThat(List.copyOf(page.rows().keySet())).isSorted();
        assertThat(page.rows().values()).noneMatch(java.util.Map::isEmpty);
    }

    @FuzzTest
    @Tag("SII-WIZARD")
    void form(byte[] input) {
        FormPage form = FormPage.of(text(input));
        form.hidden().forEach((name, value) -> assertThat(form.field(name)).isEqualTo(value));
    }

    /** Bytes are taken for a PDF when they begin and end as one, and come as they are. */
    @FuzzTest
    @Tag("SII-PDF")
    void pdf(byte[] input) {
        for (String type : List.of("application/pdf", "text/html")) {
            SiiPage page = Pages.bytes("https://loa.sii.cl/cgi_IMT/TMBCOT_ConsultaBoletaPdf.cgi", 200, type, input);
            Optional<SiiFault> fault = Fuzzed.fault(() ->
                    assertThat(PdfAnswer.of(SiiService.BHE, page).toArray()).isEqualTo(input));
            assertThat(fault.isEmpty() && !(begins(input) && text(input).contains("%%EOF")))
                    .isFalse();
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }
}
