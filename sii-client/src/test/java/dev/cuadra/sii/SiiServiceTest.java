package dev.cuadra.sii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-HOST")
class SiiServiceTest {
    @ParameterizedTest
    @CsvSource({
        "https://palena.sii.cl/DTEWS/CrSeed.jws, AUTH_SOAP",
        "https://maullin.sii.cl/DTEWS/CrSeed.jws, AUTH_SOAP",
        "https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi, AUTH_WEB",
        "https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi, AUTH_WEB",
        "https://misiir.sii.cl/cgi_misii/siihome.cgi, HOME",
        "https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi, BHE",
        "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons2, BTE",
        "https://www4.sii.cl/propuestaf29ui/, SDI"
    })
    void everyAddressBelongsToItsService(String uri, SiiService service) {
        assertThat(SiiService.of(URI.create(uri))).contains(service);
    }

    @Test
    void anAddressThatIsNotTheSiisBelongsToNone() {
        for (String uri : new String[] {
            "https://sii.cl.example/",
            "https://loa.sii.cl.evil.example/",
            "https://evil.example/loa.sii.cl",
            "mailto:x@sii.cl"
        }) {
            assertThat(SiiService.of(URI.create(uri))).as(uri).isEmpty();
        }
        assertThat(Arrays.stream(SiiService.values()).flatMap(service -> service.hosts().stream()))
                .doesNotHaveDuplicates();
    }
}
