package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.sii.SiiResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Form29Test {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPOSAL = "facadeAdapterService/getDeclaracionConCondicionesYTipoPropuesta";
    private static final String STATES = "facadeAdapterService/getDeclaracionConEstados";
    private static final String NAMESPACE =
            "cl.sii.sdi.lob.iva.propuestaf29.data.api.interfaces.FacadeAdapterService/getDeclaracionConEstados";
    private static final Rut RUT = Rut.parse(Town.COMPANY);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final SiiSimulator simulator = Town.sample();
    private final Browser browser = new Browser(simulator);

    Form29Test() {
        browser.login(Town.COMPANY, "empresa1");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private static JsonNode read(SiiResponse response) {
        try {
            return JSON.readTree(Browser.text(response));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Browser.text(response), e);
        }
    }

    private static String own(String more) {
        return "{\"rutContribuyente\":\"77777777\",\"dv\":\"7\",\"mes\":\"05\",\"anno\":\"2026\"" + more + "}";
    }

    private static String states(String rut, String dv, String form) {
        return "{\"rut\":\"" + rut + "\",\"dv\":\"" + dv + "\",\"formId\":\"" + form
                + "\",\"mes\":\"05\",\"anno\":\"2026\"}";
    }

    @Test
    void theProposalIsTheOneOfTheSample() throws JsonProcessingException {
        JsonNode answer = read(browser.json(PROPOSAL, own(",\"formCodigo\":\"2\"")));

        assertThat(answer.get("data")).isEqualTo(JSON.readTree("""
                                {"tipopropuesta":44,"tipopropuestadescrip":null,"listCondiciones":[],
                                  "listCodPropuestos":[{"codigo":"503","valor":"12"},{"codigo":"502","valor":"570000"},{"codigo":"519","valor":"9"},{"codigo":"520","valor":"380000"},{"codigo":"527","valor":"1"},{"codigo":"528","valor":"19000"},{"codigo":"511","valor":"361000"},{"codigo":"151","valor":"76250"},{"codigo":"563","valor":"3000000"},{"codigo":"115","valor":"0.125"}],
                                  "listGlosasProp":[],"complementoDetalleDTE":true,"anotacion":false,
                                  "listCodBase":[{"codigo":"01","valor":"EMPRESA DE PRUEBA SPA"},{"codigo":"03","valor":"777777777"},{"codigo":"15","valor":"202605"}],
                                  "documentosDelGiro":true,"listCodAdministrativos":[{"codigo":"9186","valor":"76250"}],
                                  "estado":0,"descripcionEstado":null,"listCodComplementar":[500,501],
                                  "resultadoCalculoPP29":{"estado":0,"glosaError":null,"traza":"|RUT[77777777-7] Periodo[202605]|"},"tieneAnotaciones":false}
                                """));
        assertThat(answer.at("/metaData/errors").isNull()).isTrue();
        assertThat(answer.at("/metaData/transactionId").asText()).isEqualTo("T-1");
        assertThat(answer.at("/metaData/conversationId").asText())
                .isEqualTo(browser.cookies().get("TOKEN"));
    }

    @Test
    @Tag("F29-1")
    @Tag("F29-3")
    @Tag("F29-5")
    void code151IsWhatWasKeptBackAsItStands() {
        Browser other = new Browser(simulator);
        other.login(Town.OTHER, "ejemplo1");
        String asked = "{\"rutContribuyente\":\"76000000\",\"dv\":\"0\",\"formCodigo\":\"2\",\"mes\":\"05\","
                + "\"anno\":\"2026\"}";

        // 152.500 + 50.833 + 0 + 20.588 + 116.617 of boletas and 15.250 of a BTE.
        assertThat(read(other.json(PROPOSAL, asked))
                        .at("/data/listCodPropuestos/0/valor")
                        .asText())
                .isEqualTo("355788");
        simulator.confirmAnnulment(new dev.cuadra.boleta.receipt.BoletaId(Rut.parse(Town.EVA), 10));
        assertThat(read(other.json(PROPOSAL, asked))
                        .at("/data/listCodPropuestos/0/valor")
                        .asText())
                .isEqualTo("335200");
    }

    @Test
    void theDeclarationIsTheOneOfTheSample() throws JsonProcessingException {
        assertThat(read(browser.json(STATES, states("77777777", "7", "2"))).get("data"))
                .isEqualTo(JSON.readTree("[{\"estadoDeclaracionId\":1,\"estado\":\"Vigente\",\"folio\":8000000001,"
                        + "\"declFechaCreacion\":\"18/06/2026\",\"monto\":289000,\"enNegocio\":false,\"codigo\":null,"
                        + "\"tingcodingreso\":null}]"));
    }

    @Test
    void aWrongFormIdIsEmptyAndNoError() {
        JsonNode answer = read(browser.json(STATES, states("77777777", "7", "29")));

        assertThat(answer.get("data").isEmpty()).isTrue();
        assertThat(answer.at("/metaData/errors").isNull()).isTrue();
        assertThat(read(browser.json(PROPOSAL, own(",\"formCodigo\":\"29\"")))
                        .get("data")
                        .isNull())
                .isTrue();
    }

    @Test
    void aForeignRutIsRefused() throws JsonProcessingException {
        assertThat(read(browser.json(STATES, states("76000000", "0", "2"))))
                .isEqualTo(JSON.readTree("{\"data\":null,\"metaData\":{\"errors\":[{\"id\":\"0\",\"descripcion\":"
                        + "\"Ocurrio un error de negocio. Consulta RUT[76000000-0] no esta autorizado\"}]}}"));
    }

    @Test
    void anUnknownFieldIsAPageWithStatus400() {
        SiiResponse response = browser.json(STATES, own(",\"formId\":\"2\""));

        assertThat(response.status()).isEqualTo(400);
        assertThat(Browser.text(response)).contains("<html>", "UnrecognizedPropertyException", "\"rutContribuyente\"");
    }

    @Test
    void aWrongNamespaceIsNamed() {
        SiiResponse response = browser.envelope(STATES, "cl.sii.otra/Cosa", states("77777777", "7", "2"));

        assertThat(read(response).at("/metaData/errors/0/descripcion").asText()).contains("cl.sii.otra/Cosa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{}}",
                "{\"metaData\":{\"namespace\":\"" + NAMESPACE + "\"},\"data\":{}}",
                "{\"metaData\":{\"namespace\":\"" + NAMESPACE
                        + "\",\"conversationId\":\"OTHER\",\"transactionId\":\"1\",\"page\":null},\"data\":{}}",
                "[]"
            })
    void aMalformedEnvelopeIsCalledNotAuthorised(String body) {
        assertThat(Browser.text(browser.raw(STATES, body))).isEqualTo("{\"errorMsg\":\"Acceso no autorizado!\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardarPropuesta", "guardarDeclaracion", "declaracionSinPago", "crearPagoPec"})
    void aMethodThatWritesDoesNotExist(String method) {
        SiiResponse response = browser.json("facadeService/" + method, "{}");

        assertThat(response.status()).isEqualTo(404);
        assertThat(simulator.calls().committed()).isEmpty();
    }

    @Test
    void withoutASessionTheAnswerIsTheLoginHost() {
        browser.cookies().clear();

        assertThat(Browser.location(browser.json(STATES, states("77777777", "7", "2"))))
                .contains("zeusr.sii.cl");
    }

    @Test
    void theBoletasBehindTheProposalAreThoseOfTheSample() throws JsonProcessingException {
        JsonNode data = read(browser.json("riacFacadeService/getBoletasHonorario", own(",\"paginaActual\":1")))
                .get("data");

        assertThat(data.at("/listBoletasHonorarios/0"))
                .isEqualTo(JSON.readTree("{\"cantBoletas\":311,\"estadoBoleta\":\"VIG\",\"fechaBoleta\":\"22-05-2026\","
                        + "\"fechaEmision\":\"22-05-2026 17:16\",\"usuarioEmision\":\"ANA MARÍA NÚÑEZ & SOTO\","
                        + "\"socProf\":\"NO\",\"rutReceptor\":\"77777777\",\"nombreReceptor\":\"EMPRESA DE PRUEBA SPA\","
                        + "\"hBrutos\":500000,\"hRetencionEmisor\":0,\"hRetencionReceptor\":76250,\"hLiquidos\":423750,"
                        + "\"manual\":false}"));
        assertThat(data.at("/listBoletasHonorarios/1/estadoBoleta").asText()).isEqualTo("ANU");
        assertThat(data.get("honorariosBrutoTotal").asLong()).isEqualTo(500_000);
        assertThat(data.get("totalRegistros").asInt()).isEqualTo(2);
        assertThat(data.get("tamPagina").asInt()).isEqualTo(10);
    }

    @Test
    void theListsOfTheApplicationHaveTenRowsAPage() {
        try (SiiSimulator crowded = SiiSimulator.builder()
                .clock(Town.june())
                .world(Town.crowded(23))
                .start()) {
            Browser one = new Browser(crowded);
            one.login(Town.CROWDED, "clave77000000");
            String asked = "{\"rutContribuyente\":\"77000000\",\"dv\":\"9\",\"mes\":\"05\",\"anno\":\"2026\","
                    + "\"paginaActual\":3}";
            JsonNode data = read(one.json("riacFacadeService/getBoletasHonorario", asked))
                    .get("data");

            assertThat(data.get("listBoletasHonorarios").size()).isEqualTo(3);
            assertThat(data.get("totalPaginas").asInt()).isEqualTo(3);
        }
    }

    @Test
    void btesAreAListOfTheirOwn() {
        String april = own(",\"paginaActual\":1").replace("\"05\"", "\"04\"");

        assertThat(read(browser.json("riacFacadeService/getBoletasPrestacionT", april))
                        .at("/data/listBoletasHonorarios/0/hRetencionReceptor")
                        .asLong())
                .isEqualTo(15_250);
    }

    @Test
    @Tag("F29-4")
    void theProvisionalPaymentIsTheOneOfTheSample() throws JsonProcessingException {
        assertThat(read(browser.json(
                                "facadeAdapterService/getTasaPPMO",
                                own(",\"categoriaTributaria\":1,\"tipoFormulario\":\"FMNINT\"")))
                        .get("data"))
                .isEqualTo(JSON.readTree("{\"rutContribuyente\":\"77777777\",\"dv\":\"7\",\"mes\":5,\"anno\":2026,"
                        + "\"cod563\":\"3000000\",\"cod115\":\"0.125\",\"cod62\":\"3750\",\"cod750\":null,"
                        + "\"tasaIDPC\":\"12.5\",\"esPropyme\":true,\"fueraDePlazo\":false,\"periodo\":\"202605\","
                        + "\"tipoFormulario\":\"FMNINT\",\"realizado\":false}"));
    }

    @Test
    void theSmallMethodsAnswer() {
        String states = states("77777777", "7", "2").replace("}", ",\"formVersion\":\"2\"}");

        assertThat(read(browser.json("facadeAdapterService/getPpmEnPlazo", states))
                        .get("data")
                        .asText())
                .isEqualTo("S");
        assertThat(read(browser.json(
                                "facadeAdapterService/getMensajesContribuyente",
                                "{\"rut\":\"77777777\",\"periodo\":\"202605\",\"formId\":\"2\",\"tipo\":\"IP\"}"))
                        .get("data")
                        .isNull())
                .isTrue();
        assertThat(read(browser.json("facadeService/getDeclaracionVigente", "{\"periodo\":\"202605\"}"))
                        .at("/data/existe")
                        .asBoolean())
                .isTrue();
        assertThat(read(browser.json("facadeService/getDeclaracionVigente", "{\"periodo\":\"202604\"}"))
                        .at("/data/existe")
                        .asBoolean())
                .isFalse();
        assertThat(read(browser.json("facadeService/getPeriodosF29", "{}"))
                        .at("/data/periodoHasta")
                        .asText())
                .isEqualTo("202606");
        assertThat(read(browser.json(
                                "facadeService/getComplementosAsistentes",
                                "{\"scoaRut\":\"77777777\",\"scoaDv\":\"7\",\"scoaPeriodo\":\"202605\",\"scoaTipo\":\"123\"}"))
                        .get("data")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void theCompactFormIsForWhoKnowsItsInternalNumber() {
        String address = "https://www4.sii.cl/rfiInternet/formCompacto?folio=8000000001&rut=77777777&form=029&codInt=";
        SiiResponse pdf = browser.get(address + "1");
        assertThat(Browser.type(pdf)).isEqualTo("text/html; charset=ISO-8859-1");

        SiiResponse known =
                browser.get(address + simulator.world().declarations().get(0).internalId());
        assertThat(Browser.type(known)).isEqualTo("application/pdf");
        assertThat(new String(known.body().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .contains("FOLIO [07] 8000000001", "PERIODO [15] 202605", "289.000", "0.125");
        assertThat(simulator.calls().of(SimulatedService.RFI)).hasSize(2);
    }

    @Test
    void whatTheChannelFilesThePagesShow() {
        FilingAnswer answer = simulator.channel().submit(RUT, YearMonth.of(2026, 4), Map.of("91", "15250"));
        JsonNode data = read(browser.json(STATES, states("77777777", "7", "2").replace("\"05\"", "\"04\"")))
                .get("data");

        assertThat(answer).isEqualTo(new FilingAnswer.Filed(8_000_000_002L));
        assertThat(data.at("/0/folio").asLong()).isEqualTo(8_000_000_002L);
        assertThat(data.at("/0/monto").asLong()).isEqualTo(15_250);
    }

    @Test
    void whatIsSentTwiceIsFiledTwice() {
        CertifiedChannel channel = simulator.channel();
        YearMonth april = YearMonth.of(2026, 4);
        channel.next(CertifiedChannel.Script.DONE_ANSWER_LOST);
        FilingAnswer lost = channel.submit(RUT, april, Map.of());
        channel.submit(RUT, april, Map.of());

        assertThat(lost).isEqualTo(new FilingAnswer.Lost());
        assertThat(channel.declarations(RUT, april)).hasSize(2);
        assertThat(simulator.calls().of("f29.submit"))
                .extracting(SimulatedCall::committed, SimulatedCall::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, 0), org.assertj.core.groups.Tuple.tuple(true, 200));
    }

    @Test
    void aReturnMayBeLostRefusedOrAmended() {
        CertifiedChannel channel = simulator.channel();
        channel.next(CertifiedChannel.Script.NOT_DONE_ANSWER_LOST);
        channel.next(CertifiedChannel.Script.REFUSE);

        assertThat(channel.submit(RUT, MAY, Map.of())).isEqualTo(new FilingAnswer.Lost());
        assertThat(channel.submit(RUT, MAY, Map.of())).isInstanceOf(FilingAnswer.Refused.class);
        assertThat(channel.declarations(RUT, MAY)).hasSize(1);
        assertThat(channel.submit(RUT, MAY, Map.of(), 4)).isInstanceOf(FilingAnswer.Refused.class);
        assertThat(channel.submit(RUT, YearMonth.of(2026, 7), Map.of())).isInstanceOf(FilingAnswer.Refused.class);
        assertThat(channel.submit(Rut.parse("1-9"), MAY, Map.of())).isInstanceOf(FilingAnswer.Refused.class);
        assertThat(channel.submit(RUT, MAY, Map.of("91", "1"), 8_000_000_001L))
                .isEqualTo(new FilingAnswer.Filed(8_000_000_002L));
        assertThat(channel.declarations(RUT, MAY))
                .extracting(SimulatedDeclaration::state)
                .isEqualTo(List.of("Rectificada", "Vigente"));
    }
}
