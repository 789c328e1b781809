package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WizardsTest {
    private static final BoletaId SIX_HUNDRED = new BoletaId(Rut.parse(Town.EVA), 9);
    private static final BoletaId PENDING = new BoletaId(Rut.parse(Town.EVA), 10);

    private final SettableClock clock = Town.june();
    private final SiiSimulator simulator = Town.sample(clock);
    private final Browser eva = new Browser(simulator);

    WizardsTest() {
        eva.login(Town.EVA, "evita123");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private Map<String, String> data(String option) {
        Map<String, String> form = Browser.identity(Town.EVA);
        form.put("sin_destinatario", "NO");
        form.put("OptTipoRetencion", option);
        SiiResponse page = eva.post(Browser.IMT + "TMBECN_PresentaDatosBoleta.cgi", form);
        Map<String, String> fields = Browser.hidden(page);
        fields.put("cbo_dia_boleta", "02");
        fields.put("cbo_mes_boleta", "06");
        fields.put("cbo_anio_boleta", "2026");
        fields.put("txt_rut_destinatario", "77777777");
        fields.put("txt_dv_destinatario", "7");
        fields.put("txt_nombres_destinatario", "EMPRESA DE PRUEBA SPA");
        fields.put("desc_prestacion_1", "Asesoría");
        fields.put("valor_prestacion_1", "300000");
        fields.put("desc_prestacion_2", "Informe");
        fields.put("valor_prestacion_2", "200000");
        return fields;
    }

    private SiiResponse preview(Map<String, String> fields) {
        return eva.post(Browser.IMT + "TMBECN_ConfirmaTimbrajeContrib.cgi", fields);
    }

    private SiiResponse commit(Map<String, String> fields) {
        fields.put("origen", "SEPTIMO");
        return eva.post(Browser.IMT + "TMBECN_BoletaHonorariosElectronica.cgi", fields);
    }

    @Test
    void aBoletaIsIssuedInFourStepsAndOnlyTheLastOneCommits() {
        assertThat(Browser.text(eva.get(Browser.IMT + "TMBECN_ValidaTimbrajeContrib.cgi?modo=1")))
                .contains("OptTipoRetencion");
        SiiResponse shown = preview(data("RETRECEPTOR"));
        boolean early = simulator.calls().committed().isEmpty();
        Map<String, String> issued = Browser.values(commit(Browser.hidden(shown)));

        assertThat(Browser.text(shown)).contains("""
                        xml_values['Monto_Boleta'] = formatMiles("500000", ".");
                        xml_values['Monto_Retencion'] = formatMiles("76250", ".");
                        xml_values['Monto_Liquido'] = formatMiles("423750", ".");
                        xml_values['PorcentajeRetencion'] = "15.25";
                        """);
        assertThat(early).isTrue();
        assertThat(issued).containsKeys("cod_barras", "codigo_inferior", "nombre_archivo");
        assertThat(simulator.calls().committed())
                .extracting(SimulatedCall::operation)
                .containsExactly("bhe.emit.commit");
        assertThat(Browser.values(eva.issued(Town.EVA, "06", "0")))
                .containsEntry("nroboleta_1", "12")
                .containsEntry("codigobarras_1", issued.get("cod_barras"))
                .containsEntry("fecha_boleta_1", "02/06/2026");
    }

    @Test
    void theDataPageTellsWhatAClientReads() {
        Map<String, String> form = Browser.identity(Town.EVA);
        form.put("sin_destinatario", "NO");
        form.put("OptTipoRetencion", "RETRECEPTOR");

        assertThat(Browser.values(eva.post(Browser.IMT + "TMBECN_PresentaDatosBoleta.cgi", form)))
                .containsEntry("dia_actual", "02")
                .containsEntry("mes_actual", "06")
                .containsEntry("anio_actual", "2026")
                .containsEntry("num_ult_boleta", "11")
                .containsEntry("fecha_ult_boleta", "28/05/2026")
                .containsEntry("tiempo", "1780412400")
                .containsEntry("PorcentajeRetencion", "15.25");
    }

    @Test
    void tiempoHasToComeBackUnchanged() {
        Map<String, String> fields = data("RETRECEPTOR");
        fields.put("tiempo", "1780412401");

        assertThat(Browser.text(preview(fields)))
                .contains("INFORMACION AL CONTRIBUYENTE")
                .doesNotContain("xml_values");
        assertThat(Browser.text(commit(fields))).contains("INFORMACION AL CONTRIBUYENTE");
        assertThat(simulator.calls().committed()).isEmpty();
    }

    @Test
    void whatIsSentTwiceIsIssuedTwice() {
        Map<String, String> fields = Browser.hidden(preview(data("RETRECEPTOR")));
        commit(fields);
        commit(fields);

        assertThat(simulator.calls().of("bhe.emit.commit")).hasSize(2).allMatch(SimulatedCall::committed);
        assertThat(Browser.values(eva.issued(Town.EVA, "06", "0"))).containsEntry("total_boletas", "2");
    }

    @Test
    void aStepThatCommitsIsNoGet() {
        Map<String, String> fields = Browser.hidden(preview(data("RETRECEPTOR")));
        fields.put("origen", "SEPTIMO");

        assertThat(eva.get(Browser.IMT + "TMBECN_BoletaHonorariosElectronica.cgi?" + Browser.encoded(fields))
                        .status())
                .isEqualTo(404);
        assertThat(simulator.calls().committed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "txt_rut_destinatario, 22222222, txt_dv_destinatario, 2, propio RUT",
        "txt_dv_destinatario, 8, x, x, destinatario",
        "cbo_mes_boleta, 02, cbo_dia_boleta, 28, fecha",
        "cbo_mes_boleta, 09, cbo_dia_boleta, 03, fecha",
        "cbo_mes_boleta, 02, cbo_dia_boleta, 30, fecha",
        "OptTipoRetencion, RETCONTRIBUYENTE, x, x, receptor",
        "valor_prestacion_1, 1.5, x, x, monto",
        "valor_prestacion_5, 1, desc_prestacion_5, mas, monto"
    })
    @Tag("BHE-2")
    void aRefusalIsATextOfTheSii(String field, String value, String other, String otherValue, String why) {
        Map<String, String> fields = data("RETRECEPTOR");
        fields.put(field, value);
        fields.put(other, otherValue);

        assertThat(Browser.text(preview(fields))).contains("INFORMACION AL CONTRIBUYENTE", why);
    }

    @Test
    void accentsInFormsArePercentEncodedLatin1() {
        Map<String, String> fields = data("RETRECEPTOR");

        assertThat(Browser.encoded(fields)).contains("desc_prestacion_1=Asesor%EDa");
        assertThat(Browser.hidden(preview(fields))).containsEntry("desc_prestacion_1", "Asesoría");
    }

    @Test
    void aCompanyMayNotIssue() {
        Browser company = new Browser(simulator);
        company.login(Town.COMPANY, "empresa1");

        assertThat(Browser.text(company.get(Browser.IMT + "TMBECN_ValidaTimbrajeContrib.cgi?modo=1")))
                .contains("no puede emitir")
                .doesNotContain("OptTipoRetencion");
    }

    @Test
    void anIssuedBoletaIsMailed() {
        SiiResponse issued = commit(Browser.hidden(preview(data("RETRECEPTOR"))));
        SiiResponse mail = eva.post(Browser.IMT + "TMBECN_PresentaDatosEnvio.cgi", Browser.hidden(issued));
        Map<String, String> fields = Browser.hidden(mail);
        fields.put("email_receptor", "pagos@empresa.example");
        eva.post(Browser.IMT + "TMBECN_EnviarBoleta.cgi", fields);

        assertThat(Browser.values(eva.issued(Town.EVA, "06", "0")))
                .containsEntry("email_envio_1", "pagos@empresa.example");
    }

    private Map<String, String> annulment(long folio, String cause) {
        Map<String, String> form = Browser.identity(Town.EVA);
        form.put("origen", "SEXTO");
        form.put("Txt_BoletaAnular", Long.toString(folio));
        form.put("OptCausaAnulacion", cause);
        return form;
    }

    private SiiResponse annul(long folio) {
        SiiResponse shown = eva.post(Browser.IMT + "TMBANU_ConfirmarAnulacion.cgi", annulment(folio, "3"));
        return Browser.text(shown).contains("ConfirmarAnulacion")
                ? eva.post(Browser.IMT + "TMBANU_RecepcionAnulacion.cgi", Browser.hidden(shown))
                : shown;
    }

    private State state(BoletaId id) {
        return simulator.boleta(id).orElseThrow().state();
    }

    private void on(String day) {
        clock.set(Instant.parse(day + "T15:00:00Z"));
        eva.login(Town.EVA, "evita123");
    }

    @Test
    @Tag("LIFE-7")
    void theFirstPageOfAnAnnulmentSaysWhoIsThere() {
        SiiResponse page = eva.get(Browser.IMT + "TMBANU_PrevalidaAnulacion.cgi");

        assertThat(Browser.text(page)).contains("Txt_BoletaAnular");
        assertThat(Browser.values(page)).containsEntry("rut_autentificado", "22222222");
        assertThat(Browser.text(eva.post(Browser.IMT + "TMBANU_ConfirmarAnulacion.cgi", annulment(9, "4"))))
                .doesNotContain("ConfirmarAnulacion");
    }

    @Test
    @Tag("LIFE-1")
    @Tag("LIFE-5")
    void untilTheTenthTheIssuerAnnulsAlone() {
        on("2026-06-10");
        SiiResponse done = annul(9);

        assertThat(Browser.text(done)).contains("Paso 3 de 3", "Monto_Boleta");
        assertThat(state(SIX_HUNDRED)).isEqualTo(State.ANNULLED);
        assertThat(simulator.boleta(SIX_HUNDRED).orElseThrow().changedOn()).contains(LocalDate.of(2026, 6, 10));
        assertThat(Browser.text(annul(9))).contains("ya se encuentra anulada");
    }

    @Test
    @Tag("LIFE-2")
    void fromTheEleventhOnTheReceiverConfirms() {
        on("2026-06-11");
        SiiResponse asked = annul(9);

        assertThat(Browser.text(asked)).contains("Paso 3 de 3");
        assertThat(state(SIX_HUNDRED)).isEqualTo(State.ANNULMENT_REQUESTED);
        assertThat(simulator.confirmAnnulment(SIX_HUNDRED)).isTrue();
        assertThat(state(SIX_HUNDRED)).isEqualTo(State.ANNULLED);
        assertThat(simulator.confirmAnnulment(SIX_HUNDRED)).isFalse();
    }

    @Test
    @Tag("LIFE-2")
    void aRejectedAnnulmentLeavesItInForce() {
        on("2026-06-20");

        assertThat(simulator.rejectAnnulment(PENDING)).isTrue();
        assertThat(state(PENDING)).isEqualTo(State.VALID);
    }

    @Test
    @Tag("LIFE-3")
    void whatNobodyConfirmedByTheFirstOfMarchLapses() {
        on("2027-03-01");
        State last = state(PENDING);
        on("2027-03-02");

        assertThat(last).isEqualTo(State.ANNULMENT_REQUESTED);
        assertThat(state(PENDING)).isEqualTo(State.VALID);
        assertThat(simulator.confirmAnnulment(PENDING)).isFalse();
        assertThat(Browser.text(annul(9))).contains("plazo");
        assertThat(Browser.values(eva.issued(Town.EVA, "05", "0"))).containsEntry("estado_2", "N");
    }

    @Test
    @Tag("LIFE-4")
    void aVeryLargeBoletaIsNotAnnulledHere() {
        simulator.add(SimulatedBoleta.of(
                Rut.parse(Town.EVA),
                13,
                Rut.parse(Town.COMPANY),
                LocalDate.of(2026, 6, 1),
                dev.cuadra.boleta.money.Clp.of(100_000_000)));

        assertThat(Browser.text(annul(13))).contains("monto");
    }

    @Test
    void aBoletaOfSomebodyElseDoesNotExist() {
        assertThat(Browser.text(annul(311))).contains("No existe la boleta de honorarios");
    }

    private SiiResponse observable(String folio, String code) {
        Browser company = new Browser(simulator);
        company.login(Town.OTHER, "ejemplo1");
        eva.cookies().clear();
        eva.cookies().putAll(company.cookies());
        Map<String, String> form = Browser.report(Town.OTHER, "05", "0");
        form.put("nro_boleta", folio);
        form.put("txt_codigobarras", code);
        return company.post(Browser.IMT + "TMBANU_ListarBheRechazarReceptor.cgi", form);
    }

    @Test
    @Tag("LIFE-6")
    void aReceiverObservesOneBoletaOfTheList() {
        String code = simulator.boleta(SIX_HUNDRED).orElseThrow().barCode();
        SiiResponse list = observable("9", code);
        Map<String, String> values = Browser.values(list);
        Map<String, String> fields = new LinkedHashMap<>(Browser.hidden(list));
        int row = 1;
        while (!"9".equals(values.get("nroboleta_" + row))) {
            row++;
        }
        for (int i = 1; values.containsKey("nroboleta_" + i); i++) {
            fields.put("cbRechazo_" + i, i == row ? "1" : "");
        }
        fields.put("chkRechazo_" + row, "on");
        SiiResponse done = eva.post(Browser.IMT + "TMBANU_RecepcionRespuestaRechazo.cgi", fields);

        assertThat(Browser.text(list)).contains("ConfirmarRespuestaRechazo", "listaCausasRechazo");
        assertThat(Browser.text(done)).contains("Paso 2 de 2", "observad");
        assertThat(state(SIX_HUNDRED)).isEqualTo(State.OBSERVED);
        assertThat(simulator.world().boletas())
                .filteredOn(boleta -> boleta.state() == State.OBSERVED)
                .hasSize(2);
    }

    @Test
    void aBarCodeOfAnotherBoletaIsNotObserved() {
        assertThat(Browser.text(observable("9", "1111111100003110A1B2"))).contains("No existe la boleta de honorarios");
    }
}
