package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.spi.memory.ScriptedSiiTransport;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private static final SimulatedService BHE = SimulatedService.BHE_CGI;

    private final SettableClock clock = Town.june();
    private final SiiSimulator simulator = SiiSimulator.builder()
            .clock(clock)
            .slowness(Duration.ofMillis(400))
            .callsPerMinute(SimulatedService.BTE_CGI, 3)
            .start();
    private final Browser company = new Browser(simulator);
    private final Browser eva = new Browser(simulator);

    FaultsTest() {
        company.login(Town.COMPANY, "empresa1");
        eva.login(Town.EVA, "evita123");
        simulator.calls().clear();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private SiiResponse report() {
        return company.received(Town.COMPANY, "05", "0");
    }

    private SiiResponse report(SimulatedFault fault) {
        simulator.faults().next(BHE, fault);
        return report();
    }

    private void assertFails(Runnable call, Cause cause) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SiiTransportException.class,
                        thrown -> assertThat(thrown.reason()).isEqualTo(cause));
    }

    @Test
    void aRefusedConnectionSentNothing() {
        assertFails(() -> report(SimulatedFault.CONNECTION_REFUSED), Cause.UNREACHABLE);
        assertThat(simulator.calls().all().get(0).fault()).contains(SimulatedFault.CONNECTION_REFUSED);
        assertThat(simulator.calls().all().get(0).status()).isZero();
        assertThat(report().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"CONNECTION_CLOSED", "CONNECTION_RESET", "BODY_CUT"})
    void aConnectionThatEndsEarlyIsCut(SimulatedFault fault) {
        assertFails(() -> report(fault), Cause.CUT);
        assertThat(simulator.calls().all()).hasSize(1);
        assertThat(report().status()).isEqualTo(200);
    }

    @Test
    void aSlowAnswerMissesAShortDeadlineAndMeetsALongOne() {
        simulator.faults().next(BHE, SimulatedFault.SLOW).next(BHE, SimulatedFault.SLOW);

        assertThat(report().status()).isEqualTo(200);
        company.deadline(Duration.ofMillis(150));
        assertFails(this::report, Cause.DEADLINE);
    }

    @Test
    void pagesOfTroubleAreThoseOfTheSamples() {
        assertThat(Browser.text(report(SimulatedFault.THROTTLED_PAGE)))
                .isEqualTo("<html><body><h1>Error 429</h1><p>Se ha superado el l&iacute;mite.</p></body></html>");
        assertThat(report(SimulatedFault.THROTTLED_STATUS).status()).isEqualTo(429);
        SiiResponse error = report(SimulatedFault.ERROR_AL_CONTRIBUYENTE);
        assertThat(error.status()).isEqualTo(200);
        assertThat(Browser.text(error))
                .isEqualTo("<html><head><title>Error al contribuyente</title></head><body>Por el momento no se puede"
                        + " responder a sus requerimientos. Por favor, int&eacute;ntelo m&aacute;s tarde. CODIGO:"
                        + " 01.02.003.04.005.06</body></html>");
        assertThat(Browser.text(report(SimulatedFault.ERROR_500_BODY))).isEqualTo("Error 500");
        assertThat(report(SimulatedFault.SERVER_ERROR).status()).isEqualTo(503);
        assertThat(Browser.text(report(SimulatedFault.HOST_UNDEFINED))).contains("I082");
    }

    @Test
    void theServiceMayBeRedirectedToTheHelpPages() {
        SiiResponse away = report(SimulatedFault.AYUDAS_900);

        assertThat(away.status()).isEqualTo(302);
        assertThat(Browser.location(away)).isEqualTo("https://loa.sii.cl/ayudas/900.html");
        assertThat(company.get(Browser.location(away)).status()).isEqualTo(200);
    }

    @Test
    void aBounceInTheMiddleEndsTheSession() {
        SiiResponse bounced = report(SimulatedFault.LOGIN_BOUNCE);

        assertThat(Browser.location(bounced)).startsWith("https://zeusr.sii.cl/");
        assertThat(report().status()).isEqualTo(302);
        company.login(Town.COMPANY, "empresa1");
        assertThat(Browser.text(report(SimulatedFault.LOGIN_PAGE))).contains("IngresoRutClave", "CAutInicio");
        assertThat(report().status()).isEqualTo(302);
    }

    @Test
    void charsetsMayBeMissingOrWrong() {
        eva.issued(Town.EVA, "05", "0");
        simulator
                .faults()
                .next(BHE, SimulatedFault.LATIN1_UNDECLARED)
                .next(BHE, SimulatedFault.LATIN1_DECLARED_UTF8_SENT);
        SiiResponse silent = eva.issued(Town.EVA, "05", "0");
        SiiResponse wrong = eva.issued(Town.EVA, "05", "0");

        assertThat(Browser.type(silent)).isEqualTo("text/html");
        assertThat(new String(silent.body().toArray(), StandardCharsets.ISO_8859_1))
                .contains("EVA MUÑOZ VERA");
        assertThat(Browser.type(wrong)).isEqualTo("text/html; charset=ISO-8859-1");
        assertThat(new String(wrong.body().toArray(), StandardCharsets.UTF_8)).contains("EVA MUÑOZ VERA");
    }

    @Test
    void aDriftedPageLacksItsMarkers() {
        assertThat(Browser.text(report(SimulatedFault.DRIFTED)))
                .doesNotContain("xml_values", "arr_informe")
                .contains("311");
    }

    @Test
    void aListMayLackARowOrRepeatOne() {
        Map<String, String> fewer = Browser.values(report(SimulatedFault.ROWS_MISSING));
        Map<String, String> twice = Browser.values(report(SimulatedFault.ROWS_DUPLICATED));

        assertThat(fewer).containsEntry("total_boletas", "2").containsEntry("CantidadFilas", "1");
        assertThat(fewer).doesNotContainKey("nroboleta_2");
        assertThat(twice).containsEntry("CantidadFilas", "2").containsEntry("nroboleta_2", "311");
    }

    @Test
    void aPdfMayBeEmptyOrAPage() {
        simulator.faults().next(BHE, SimulatedFault.EMPTY_PDF).next(BHE, SimulatedFault.HTML_INSTEAD_OF_PDF);
        String address = Browser.IMT
                + "TMBCOT_ConsultaBoletaPdf.cgi?txt_codigobarras=1111111100003110A1B2&veroriginal=si&origen=RECIBIDOS";

        assertThat(report().status()).as("the fault waits for a PDF").isEqualTo(200);
        SiiResponse empty = company.get(address);
        assertThat(empty.body().size()).isZero();
        assertThat(Browser.type(empty)).isEqualTo("application/pdf");
        SiiResponse page = company.get(address);
        assertThat(Browser.type(page)).isEqualTo("application/pdf");
        assertThat(page.body().utf8()).startsWith("<html>");
        assertThat(company.get(address).body().utf8()).startsWith("%PDF");
    }

    @Test
    void jsonMayEndInTheMiddle() {
        simulator.faults().next(SimulatedService.SDI, SimulatedFault.JSON_CUT);

        assertThat(Browser.text(company.json("facadeService/getPeriodosF29", "{}")))
                .startsWith("{\"data\":")
                .doesNotEndWith("}");
    }

    private SiiResponse annul(long folio) {
        Map<String, String> form = Browser.identity(Town.EVA);
        form.put("origen", "SEXTO");
        form.put("Txt_BoletaAnular", Long.toString(folio));
        form.put("OptCausaAnulacion", "1");
        SiiResponse shown = eva.post(Browser.IMT + "TMBANU_ConfirmarAnulacion.cgi", form);
        return eva.post(Browser.IMT + "TMBANU_RecepcionAnulacion.cgi", Browser.hidden(shown));
    }

    private State state(long folio) {
        return simulator
                .boleta(new BoletaId(Rut.parse(Town.EVA), folio))
                .orElseThrow()
                .state();
    }

    @Test
    void theLastStepCommitsAndDropsTheConnection() {
        simulator.faults().next(BHE, SimulatedFault.COMMITTED_THEN_DROPPED);

        assertFails(() -> annul(9), Cause.CUT);
        assertThat(state(9)).isEqualTo(State.ANNULLED);
        SimulatedCall call = simulator.calls().of("bhe.annul.commit").get(0);
        assertThat(call.committed()).isTrue();
        assertThat(call.status()).isZero();
    }

    @Test
    void theLastStepDoesNotCommitAndDropsTheConnection() {
        simulator.faults().next(BHE, "bhe.annul.commit", SimulatedFault.NOT_COMMITTED_DROPPED);

        assertFails(() -> annul(9), Cause.CUT);
        assertThat(state(9)).isEqualTo(State.VALID);
        assertThat(simulator.calls().committed()).isEmpty();
    }

    @Test
    void theLastStepCommitsAndSaysNothingClear() {
        simulator.faults().next(BHE, SimulatedFault.COMMITTED_UNCLEAR);

        assertThat(Browser.text(annul(9)))
                .doesNotContain("Paso 3", "xml_values")
                .contains("siendo procesada");
        assertThat(state(9)).isEqualTo(State.ANNULLED);
    }

    @Test
    void tooManyCallsInAMinuteAreRefusedForAllTaxpayersOfTheService() {
        String menu = "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons?1";
        company.get(menu);
        company.get(menu);
        eva.get(menu);

        assertThat(Browser.text(eva.get(menu))).contains("Error 429");
        assertThat(Browser.text(company.get(menu))).contains("Error 429");
        assertThat(report().status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Browser.text(company.get(menu))).doesNotContain("Error 429");
    }

    @Test
    void aLastingFaultLastsUntilItIsCleared() {
        simulator.faults().always(BHE, SimulatedFault.SERVER_ERROR);

        assertThat(List.of(report().status(), report().status())).containsOnly(503);
        simulator.faults().clear();
        assertThat(report().status()).isEqualTo(200);
    }

    @Test
    void aStormIsTheSameForTheSameSeed() {
        List<String> first = storm(7);

        assertThat(storm(7)).isEqualTo(first);
        assertThat(storm(8)).isNotEqualTo(first);
        assertThat(first).contains("-").hasSizeGreaterThan(20);
        assertThat(first.stream().filter(fault -> !fault.equals("-")).count()).isBetween(8L, 32L);
    }

    private List<String> storm(long seed) {
        simulator.faults().storm(seed, 50);
        List<String> played = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            simulator.calls().clear();
            try {
                report();
            } catch (SiiTransportException e) {
                assertThat(e.reason()).isNotEqualTo(Cause.INTERRUPTED);
            }
            played.add(simulator.calls().all().get(0).fault().map(Enum::name).orElse("-"));
            assertThat(simulator.calls().all()).hasSize(1);
        }
        simulator.faults().clear();
        return played;
    }

    @Test
    void noHostOutsideTheSimulatorIsEverReached() {
        ScriptedSiiTransport inner = new ScriptedSiiTransport();
        for (String address : List.of(
                "https://www.example.com/", "http://loa.sii.cl/", "https://loa.sii.cl:8443/", "https://otro.sii.cl/")) {
            assertThat(simulator.locate(URI.create(address))).isEmpty();
            assertFails(
                    () -> simulator
                            .through(inner)
                            .exchange(new dev.cuadra.spi.sii.SiiRequest(
                                    "GET",
                                    URI.create(address),
                                    Map.of(),
                                    dev.cuadra.spi.Bytes.EMPTY,
                                    Duration.ofSeconds(1))),
                    Cause.UNREACHABLE);
        }
        assertThat(inner.requests()).isEmpty();
        assertThat(simulator.locate(URI.create("https://loa.sii.cl/cgi_IMT/X.cgi?a=1")))
                .contains(URI.create(simulator.base() + "loa.sii.cl/cgi_IMT/X.cgi?a=1"));
    }
}
