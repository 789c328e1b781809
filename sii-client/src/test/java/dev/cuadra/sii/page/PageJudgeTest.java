package dev.cuadra.sii.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.FaultKind.Again;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-PAGE")
class PageJudgeTest {
    private static final String LOA = "https://loa.sii.cl/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi";
    private static final String ZEUSR = "https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi";
    private static final Marker REPORT = Marker.text("xml_values['anio_consulta']");

    private static SiiFault judge(SiiPage page) {
        return PageJudge.judge(SiiService.BHE, page, REPORT).orElseThrow();
    }

    private static SiiFault judge(String html) {
        return judge(Pages.html(LOA, html));
    }

    @Test
    void aPageWithItsMarkerIsWhatWasAskedForWhateverElseItMentions() {
        SiiPage page = Pages.html(
                LOA, "<html>xml_values['anio_consulta'] = \"2026\"; // Error 429, no está autorizado, IngresoRutClave");
        assertThat(PageJudge.judge(SiiService.BHE, page, REPORT)).isEmpty();
    }

    @Test
    void theSamplesOfErrorPagesAreTold() {
        assertThat(judge("<html><body><h1>Error 429</h1><p>Se ha superado el l&iacute;mite.</p></body></html>")
                        .kind())
                .isEqualTo(FaultKind.THROTTLED);
        assertThat(judge("<html><head><title>Error al contribuyente</title></head><body>Por el momento no se puede"
                                + " responder a sus requerimientos. Por favor, int&eacute;ntelo m&aacute;s tarde."
                                + " CODIGO: 01.02.003.04.005.06</body></html>")
                        .kind())
                .isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(judge("<html><head><title>INFORMACION AL CONTRIBUYENTE</title></head><body>No existe la boleta de"
                                + " honorarios</body></html>")
                        .kind())
                .isEqualTo(FaultKind.NOT_FOUND);
        assertThat(judge("<p>Usted no est&aacute; autorizado</p>").kind()).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(judge("<html><body>Error 500</body></html>").kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(judge("<p>TMB020a</p>").kind()).isEqualTo(FaultKind.PROTOCOL);
    }

    @Test
    void maintenanceAsksForFiveMinutes() {
        SiiFault fault = judge(Pages.html("https://www.sii.cl/ayudas/900.html", "<html>Servicio no disponible</html>"));
        assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(fault.pause()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"429, THROTTLED", "500, UNAVAILABLE", "503, UNAVAILABLE", "404, UNRECOGNISED", "302, UNRECOGNISED"})
    void theStatusCountsWhereThePageSaysNothing(int status, FaultKind kind) {
        assertThat(judge(Pages.of(LOA, status, "text/html", "<html></html>", StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aMarkerUnderAnErrorStatusIsNotTrusted() {
        assertThat(judge(Pages.of(LOA, 500, "text/html", "xml_values['anio_consulta']", StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(FaultKind.UNAVAILABLE);
    }

    @ParameterizedTest
    @Tag("SII-LOGIN")
    @CsvFileSource(resources = "login-messages.csv", numLinesToSkip = 1)
    void everyMessageOfTheLoginIsTold(String codes, FaultKind kind, boolean again) {
        for (String code : codes.split(" ", -1)) {
            SiiFault fault = judge(Pages.html(
                    ZEUSR,
                    "<div>Mensaje</div><p>El c&oacute;digo de este mensaje es 01.01.203.500.720." + code + "</p>"));
            assertThat(fault.kind()).as(code).isEqualTo(kind);
            assertThat(fault.code()).isEqualTo("01.01.203.500.720." + code);
            assertThat(fault.again() != Again.NEVER).as(code).isEqualTo(again);
        }
    }

    @Test
    @Tag("SII-LOGIN")
    void aMessageThatNobodyKnowsIsADefectAndKeepsItsCode() {
        SiiFault fault = judge(Pages.html(ZEUSR, "El código de este mensaje es 01.01.190.500.720.99"));
        assertThat(fault.kind()).isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault.code()).isEqualTo("01.01.190.500.720.99");
    }

    @Test
    @Tag("SII-LOGIN")
    void tooManySessionsAreTold() {
        SiiFault fault = judge(Pages.html(
                ZEUSR,
                "<html><body><script>alert('Usted ha superado el máximo de sesiones autenticadas."
                        + " Codigo 01.01.190.500.720.27');</script></body></html>"));
        assertThat(fault.kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        assertThat(fault.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(fault.problem().remedy().es()).contains("60 minutos");
    }

    @ParameterizedTest
    @CsvSource({
        "https://zeusr.sii.cl/AUT2000/InicioAutenticacion/IngresoRutClave.html, <html></html>",
        "https://loa.sii.cl/x, <a href='/cgi_AUT2000/CAutInicio.cgi'>",
        "https://loa.sii.cl/x, <title>Autenticaci&oacute;n</title>",
        "https://loa.sii.cl/x, <h1>Ingresar Clave Tributaria</h1>"
    })
    void aBounceToTheLoginIsASessionThatEnded(String uri, String html) {
        assertThat(judge(Pages.html(uri, html)).kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
    }

    @Test
    void aPageThatNobodyKnowsIsNeverEmptyData() {
        for (String html : new String[] {"", "<html></html>", "<html>Bienvenido al nuevo SII</html>", "{}", "\u0000"}) {
            assertThat(judge(html).kind()).as(html).isEqualTo(FaultKind.UNRECOGNISED);
        }
    }

    @Test
    void evidenceHoldsTheWordsOfTheSiiAndNobodyElses() {
        SiiFault.Evidence evidence = judge(
                        "<html><body class=x>Error: la boleta de MARÍA PÉREZ 12.345.678-5 no se puede"
                                + " procesar, escriba a maria@example.test</body></html>")
                .evidence()
                .orElseThrow();
        assertThat(evidence.excerpt()).isEqualTo("error la boleta de · # no se puede procesar · a ·");
        assertThat(evidence.host()).isEqualTo("loa.sii.cl");
        assertThat(evidence.path()).isEqualTo("/cgi_IMT/TMBCOC_InformeMensualBheRec.cgi");
        assertThat(judge("<html><body>" + "12345678-5 ".repeat(9) + "</body></html>")
                        .toString())
                .doesNotContain("12345678");
    }

    @Property
    @net.jqwik.api.Tag("SII-PAGE")
    void anyPageIsAFaultWithoutAWordThatIsNotTheSiis(@ForAll @StringLength(max = 400) String text) {
        SiiFault fault = judge(Pages.of(LOA, 200, "text/html", text, StandardCharsets.UTF_8));
        Set<String> own =
                Arrays.stream(Resource.text("page-words.txt").split("\\s+", -1)).collect(Collectors.toSet());
        String excerpt = fault.evidence().orElseThrow().excerpt();
        for (String word : excerpt.split(" ", -1)) {
            assertThat(word.isEmpty() || word.equals("·") || word.equals("#") || own.contains(word))
                    .as(word)
                    .isTrue();
        }
        assertThat(excerpt.length()).isLessThanOrEqualTo(300);
    }

    @Test
    void theShapeIsThatOfTheStructure() {
        String shape = judge("<table><tr><td>ANA</td></tr></table>")
                .evidence()
                .orElseThrow()
                .shape();
        assertThat(judge("<table><tr><td>LUIS</td></tr><tr><td>EVA</td></tr></table>")
                        .evidence()
                        .orElseThrow()
                        .shape())
                .isEqualTo(shape);
        assertThat(judge("<div>ANA</div>").evidence().orElseThrow().shape()).isNotEqualTo(shape);
    }

    @Test
    @Tag("SII-FAULT")
    void everyKindIsWordedAndReactsAsTheTableSays() {
        for (FaultKind kind : FaultKind.values()) {
            SiiFault fault = SiiFault.of(kind, SiiService.SDI);
            assertThat(fault.problem().code()).isEqualTo("SII_" + kind.name());
            assertThat(fault.problem().message().es().toLowerCase(Locale.ROOT)).isNotBlank();
        }
        assertThat(Arrays.stream(FaultKind.values()).filter(FaultKind::ofTheService))
                .containsExactly(
                        FaultKind.UNAVAILABLE,
                        FaultKind.THROTTLED,
                        FaultKind.UNRECOGNISED,
                        FaultKind.UNKNOWN_OUTCOME,
                        FaultKind.DEADLINE);
        assertThat(Arrays.stream(FaultKind.values()).filter(kind -> kind.again() != Again.NEVER))
                .containsExactly(
                        FaultKind.UNAVAILABLE, FaultKind.AUTH_EXPIRED, FaultKind.INCOMPLETE, FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-PAGE")
    void theLoginHostIsDownLikeAnyOtherWhenItIsTheOneThatWasAsked() {
        SiiPage down = Pages.html(
                ZEUSR,
                "<title>Error al contribuyente</title>Por el momento no se puede responder a sus requerimientos.");
        assertThat(PageJudge.judge(SiiService.AUTH_WEB, down, REPORT)
                        .orElseThrow()
                        .kind())
                .isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(judge(down).kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
    }
}
