package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private final SettableClock clock = Town.june();
    private final SiiSimulator simulator = Town.sample(clock);
    private final Browser company = new Browser(simulator);
    private final Browser other = new Browser(simulator);

    ReportsTest() {
        company.login(Town.COMPANY, "empresa1");
        other.login(Town.OTHER, "ejemplo1");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theReportReceivedHasTheLinesOfTheSample() {
        String page = Browser.text(company.received(Town.COMPANY, "05", "0"));

        assertThat(page).contains("""
                        xml_values['nombre_contribuyente'] = "EMPRESA DE PRUEBA SPA";
                        xml_values['rut_arrastre'] = "77777777";
                        xml_values['dv_arrastre'] = "7";
                        xml_values['anio_consulta'] = "2026";
                        xml_values['mes_consulta'] = "05";
                        xml_values['pagina_solicitada'] = "1";
                        xml_values['total_boletas'] = "2";
                        xml_values['porcentaje_retencion'] = "15.25";
                        xml_values['suma_honorarios'] = "500000";
                        xml_values['suma_retencion_receptor'] = "76250";
                        xml_values['suma_liquido'] = "423750";
                        CantidadFilas=2;
                        arr_informe_mensual['nroboleta_1'] = "311";
                        arr_informe_mensual['rutemisor_1'] = "11111111";
                        arr_informe_mensual['dvemisor_1'] = "1";
                        arr_informe_mensual['nombre_emisor_1'] = "ANA MAR&Iacute;A N&Uacute;&Ntilde;EZ &amp; SOTO";
                        arr_informe_mensual['nombre_receptor_1'] = "EMPRESA DE PRUEBA SPA";
                        arr_informe_mensual['fecha_boleta_1'] = "22/05/2026";
                        arr_informe_mensual['totalhonorarios_1'] = formatMiles("500000",'.');
                        arr_informe_mensual['honorariosliquidos_1'] = formatMiles("423750",'.');
                        arr_informe_mensual['es_soc_profesional_1'] = "NO";
                        arr_informe_mensual['retencion_receptor_1'] = formatMiles("76250",'.');
                        arr_informe_mensual['estado_1'] = "N";
                        arr_informe_mensual['fechaanulacion_1'] = "";
                        arr_informe_mensual['cod_comuna_1'] = "13101";
                        arr_informe_mensual['codigobarras_1'] = "1111111100003110A1B2";
                        arr_informe_mensual['nroboleta_2'] = "18";
                        """).contains("""
                        arr_informe_mensual['estado_2'] = "S";
                        arr_informe_mensual['fechaanulacion_2'] = "28/05/2026";
                        """);
    }

    @Test
    void aMonthWithoutBoletasIsANormalReport() {
        Map<String, String> values = Browser.values(company.received(Town.COMPANY, "01", "0"));

        assertThat(values)
                .containsEntry("total_boletas", "0")
                .containsEntry("CantidadFilas", "0")
                .containsEntry("anio_consulta", "2026")
                .doesNotContainKey("nroboleta_1");
    }

    @Test
    void aMonthWithOneDigitGivesAnEmptyReportAndNoError() {
        Map<String, String> values = Browser.values(company.received(Town.COMPANY, "5", "0"));

        assertThat(values).containsEntry("total_boletas", "0").containsEntry("mes_consulta", "5");
    }

    @Test
    void aMissingPageNumberIsTheErrorTmb020a() {
        Map<String, String> form = Browser.report(Town.COMPANY, "05", "0");
        form.remove("pagina_solicitada");

        assertThat(Browser.text(company.post(Browser.IMT + "TMBCOC_InformeMensualBheRec.cgi", form)))
                .contains("TMB020a")
                .doesNotContain("xml_values");
    }

    @Test
    void anotherTaxpayersReportIsAPageWithoutTheArrays() {
        assertThat(Browser.text(company.received(Town.OTHER, "05", "0"))).doesNotContain("xml_values", "arr_informe");
    }

    @Test
    void getWithTheSameNamesWorksToo() {
        String query = Browser.encoded(Browser.report(Town.COMPANY, "05", "0"));

        assertThat(company.get(Browser.IMT + "TMBCOC_InformeMensualBheRec.cgi?" + query)
                        .body())
                .isEqualTo(company.received(Town.COMPANY, "05", "0").body());
    }

    @Test
    void namesAreEntitiesWhereReceivedAndLatin1BytesWhereIssued() {
        Browser eva = new Browser(simulator);
        eva.login(Town.EVA, "evita123");
        SiiResponse issued = eva.issued(Town.EVA, "05", "0");
        byte[] bytes = issued.body().toArray();

        assertThat(Browser.type(issued)).isEqualTo("text/html; charset=ISO-8859-1");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("EVA MUÑOZ VERA", "CÍA. LTDA.");
        assertThat(Browser.text(other.received(Town.OTHER, "05", "0"))).contains("EVA MU&Ntilde;OZ VERA");
    }

    @Test
    void theReportIssuedHasFieldsOfItsOwn() {
        Browser eva = new Browser(simulator);
        eva.login(Town.EVA, "evita123");
        Map<String, String> values = Browser.values(eva.issued(Town.EVA, "05", "0"));

        assertThat(values)
                .containsEntry("nroboleta_1", "9")
                .containsEntry("rutreceptor_1", "76000000")
                .containsEntry("fechaemision_1", "21/05/2026")
                .containsEntry("retencion_emisor_1", "91500")
                .containsEntry("retencion_receptor_1", "0")
                .containsEntry("honorariosliquidos_1", "600000")
                .containsEntry("email_envio_1", "")
                .containsEntry("suma_retencion_emisor", "91500")
                .doesNotContainKeys("rutemisor_1", "cod_comuna_1");
    }

    @Test
    void everyStateHasItsLetter() {
        clock.set(java.time.Instant.parse("2026-06-20T15:00:00Z"));
        other.login(Town.OTHER, "ejemplo1");
        Map<String, String> values = Browser.values(other.received(Town.OTHER, "05", "0"));

        assertThat(values)
                .containsEntry("estado_1", "N")
                .containsEntry("es_soc_profesional_2", "SI")
                .containsEntry("nroboleta_4", "10")
                .containsEntry("estado_4", "V")
                .containsEntry("fechaanulacion_4", "")
                .containsEntry("estado_5", "R");
    }

    @Test
    @Tag("REP-1")
    @Tag("REP-2")
    void thePlanillaIsAnHtmlTableWithTheNameOfASpreadsheet() {
        Map<String, String> form = Browser.report(Town.COMPANY, "05", "0");
        form.put("planilla", "Ver+planilla");
        SiiResponse file = company.post(Browser.IMT + "TMBCOC_InformeMensualBheRec.cgi", form);

        assertThat(file.headers())
                .containsEntry(
                        "content-disposition", java.util.List.of("attachment; filename=\"informeMensualREC.xls\""));
        assertThat(new String(file.body().toArray(), StandardCharsets.ISO_8859_1))
                .contains(
                        "Contribuyente: EMPRESA DE PRUEBA SPA<br>RUT : 77777777-7<br>Informe correspondiente al mes  05"
                                + " del año 2026",
                        "<td>N°</td><td>Fecha</td><td>Estado</td>",
                        "<tr><td>311</td><td>22/05/2026</td><td>VIGENTE</td><td></td><td>11111111-1</td>"
                                + "<td>ANA MAR&Iacute;A N&Uacute;&Ntilde;EZ &amp; SOTO</td><td>NO</td><td>500000</td>"
                                + "<td>76250</td><td>423750</td></tr>",
                        "<td>18</td><td>25/05/2026</td><td>ANULADA</td><td>28/05/2026</td>",
                        "<tr><td colspan=\"7\">Totales* :</td><td>500000</td><td>76250</td><td>423750</td></tr>");
    }

    @Test
    void theAnnualReportHasSevenNumbersAMonth() {
        Map<String, String> form = Browser.identity(Town.OTHER);
        form.put("cbanoinformeanual", "2026");
        Map<String, String> values =
                Browser.values(other.get(Browser.IMT + "TMBCOC_InformeAnualBheRec.cgi?" + Browser.encoded(form)));

        // 1.000.000 + 333.333 + 600.000 + 135.000 + 764.700, of which the third keeps nothing back.
        assertThat(values)
                .containsEntry("may1", "2833033")
                .containsEntry("may2", Integer.toString(152500 + 50833 + 20588 + 116617))
                .containsEntry("may3", "91500")
                .containsEntry("may6", "5")
                .containsEntry("may7", "0")
                .containsEntry("ene1", "")
                .containsEntry("sumene", "")
                .containsEntry("tot1", "2833033");
    }

    @Test
    void thePdfIsForItsIssuerAndItsReceiver() {
        Browser ana = new Browser(simulator);
        ana.login(Town.ANA, "anita123");
        SiiResponse received = pdf(company, "1111111100003110A1B2", "RECIBIDOS");

        assertThat(Browser.type(received)).isEqualTo("application/pdf");
        assertThat(new String(received.body().toArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.4")
                .contains("Total Honorarios: 500.000");
        assertThat(pdf(ana, "1111111100003110A1B2", "PROPIOS").body()).isEqualTo(received.body());
        for (SiiResponse none : new SiiResponse[] {
            pdf(company, "1111111100003110A1B2", "PROPIOS"),
            pdf(other, "1111111100003110A1B2", "RECIBIDOS"),
            pdf(company, "9", "RECIBIDOS")
        }) {
            assertThat(Browser.text(none))
                    .isEqualTo("<html><head><title>INFORMACION AL CONTRIBUYENTE</title></head>"
                            + "<body>No existe la boleta de honorarios</body></html>");
        }
    }

    private static SiiResponse pdf(Browser browser, String code, String origin) {
        return browser.get(Browser.IMT + "TMBCOT_ConsultaBoletaPdf.cgi?txt_codigobarras=" + code
                + "&veroriginal=si&origen=" + origin + "&enviar=si");
    }

    @Test
    void theBteReportHasTheRowOfTheSample() {
        SiiResponse page = bte("04", "1");

        assertThat(Browser.text(company.get("https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons?1")))
                .contains("bte_indiv_cons2");
        assertThat(Browser.text(page))
                .contains(
                        "INFORME BTE's EMITIDAS",
                        "Página 1 de 1",
                        "Total Boletas : 1",
                        "<tr><td><a href=\"bte_indiv_cons3?X=7\">ver</a></td><td>7</td><td>VIGENTE</td><td>10-04-2026"
                                + "</td><td>77777777-7</td><td>EMPRESA DE PRUEBA SPA</td><td>10-04-2026</td><td>"
                                + "20202020-8</td><td>JUAN SOTO</td><td>100.000</td><td>15.250</td><td>84.750</td></tr>");
        assertThat(Browser.text(bte("05", "1"))).contains("Total Boletas : 0");
        assertThat(Browser.text(bte("4", "1"))).doesNotContain("INFORME BTE");
    }

    private SiiResponse bte(String month, String page) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("CNTR", "1");
        form.put("PAGINA", page);
        form.put("AUTEN", "RUTCLAVE");
        form.put("TIPO", "mensual");
        form.put("MESM", month);
        form.put("ANOM", "2026");
        return company.post("https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons2", form);
    }

    @Test
    void twoTaxpayersSeeTheirOwn() {
        assertThat(Browser.values(company.received(Town.COMPANY, "05", "0"))).containsEntry("total_boletas", "2");
        assertThat(Browser.values(other.received(Town.OTHER, "05", "0"))).containsEntry("total_boletas", "5");
        assertThat(simulator.boleta(new BoletaId(Rut.parse(Town.ANA), 311))).isPresent();
    }
}
