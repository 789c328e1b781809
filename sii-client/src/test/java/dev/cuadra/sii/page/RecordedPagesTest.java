package dev.cuadra.sii.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One recorded page for each kind of trouble. */
@Tag("SII-PAGE")
class RecordedPagesTest {
    private static final Marker NONE = page -> false;

    @ParameterizedTest
    @CsvSource({
        "zeusr.sii.cl, wrong-password.html, CREDENTIAL_REJECTED, 01.01.203.500.720.20",
        "zeusr.sii.cl, too-many-sessions.html, SESSION_LIMIT, 01.01.190.500.720.27",
        "herculesr.sii.cl, too-many-sessions.html, SESSION_LIMIT, 01.01.190.500.720.27",
        "loa.sii.cl, error-429.html, THROTTLED, ''",
        "loa.sii.cl, error-al-contribuyente.html, UNAVAILABLE, ''"
    })
    void aPageIsToldForWhatItIs(String host, String name, FaultKind kind, String code) {
        SiiPage page = Pages.recorded(getClass(), "https://" + host + "/cgi/x.cgi", name);
        SiiFault fault = PageJudge.judge(SiiService.BHE, page, NONE).orElseThrow();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @Tag("SII-TLS")
    @CsvSource({
        "33, SII_WANTS_PASSWORD",
        "39, SII_WANTS_CERTIFICATE",
        "20, SII_CREDENTIAL_REJECTED",
        "35, SII_CREDENTIAL_REJECTED"
    })
    void theWrongMeansOfLoginIsSaidInItsOwnWords(String code, String problem) {
        SiiPage page = Pages.html(
                "https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi",
                "<script>alert('Texto. Código 01.01.203.500.720." + code + "');</script>");
        SiiFault fault = PageJudge.judge(SiiService.AUTH_WEB, page, NONE).orElseThrow();
        assertThat(fault.kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(fault.again()).isEqualTo(FaultKind.Again.NEVER);
        assertThat(fault.problem().code()).isEqualTo(problem);
        assertThat(fault.problem().message().es()).contains("." + code);
    }

    @Test
    @Tag("SII-CHARSET")
    void aPdfIsNotDecodedAndHasNoWords() {
        SiiPage page =
                Pages.bytes("https://loa.sii.cl/x", 200, "application/pdf", new byte[] {'%', 'P', 'D', 'F', -23});
        assertThat(page.text()).isEmpty();
        assertThat(page.bytes().toArray()).containsExactly('%', 'P', 'D', 'F', -23);
    }
}
