package dev.cuadra.sii.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.bhe.ReceivedWalk;
import dev.cuadra.sii.commit.EmitOrder.RetainedBy;
import dev.cuadra.sii.commit.EmitOrder.Service;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WizardsTest {
    private static final Rut ANA = Rut.parse("11111111-1");
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 22);
    private static final EmitOrder EMIT = emit("COMPAÑÍA & CÍA.", "Asesoría «ágil»", TODAY);
    private static final AnnulOrder ANNUL =
            new AnnulOrder("a", new BoletaId(ANA, 311), TODAY, AnnulOrder.Cause.TYPING_ERROR);
    private static final ObserveOrder OBSERVE =
            new ObserveOrder("o", COMPANY, new BoletaId(ANA, 311), TODAY, ObserveOrder.Cause.UNKNOWN_ISSUER);

    private static EmitOrder emit(String name, String text, LocalDate date) {
        return new EmitOrder(
                "e",
                ANA,
                new EmitOrder.Receiver(COMPANY, name, "Av. Ñuñoa 1", 13, "1310", "ÑUÑOA"),
                date,
                RetainedBy.RECEIVER,
                List.of(new Service(text, Clp.of(500_000))));
    }

    private static String text(String name) {
        try (InputStream in = WizardsTest.class.getResourceAsStream(name + ".html")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SiiPage page(String html) {
        return Pages.html(WizardPage.ROOT + "X.cgi", html);
    }

    private static SiiPage recorded(String name) {
        return page(text(name));
    }

    private static WizardTurn play(CommitOrder order, String... pages) {
        WizardTurn turn = WizardTurn.begin(order, TODAY);
        for (String name : pages) {
            turn = ((WizardTurn.Asking) turn).take(recorded(name));
        }
        return turn;
    }

    private static String form(WizardRequest request) {
        return new String(request.form().orElseThrow().toArray(), StandardCharsets.US_ASCII);
    }

    private static String asked(WizardTurn turn) {
        return form(((WizardTurn.Asking) turn).request());
    }

    private static FaultKind fault(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(SiiFaultException.class, call)
                .fault()
                .kind();
    }

    private static String code(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, call)
                .problem()
                .code();
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    void theFormOfTheBoletaCarriesEveryFieldAsItCameAndWhatOnlyTheScriptKnows() {
        String form = asked(play(EMIT, "emit-begin", "emit-data"));

        assertThat(form)
                .startsWith("rut_arrastre=11111111&dv_arrastre=1&tiempo=+1779460000+%2Ba%26b%2541%3B&dia_actual=22"
                        + "&mes_actual=05&anio_actual=2026&hdn_muestra_glosa=S"
                        + "&hdn_glosa_actividad=ASESOR%CDAS+Y+CAPACITACI%D3N&llave=uno&llave=dos&rdb_glosa=2"
                        + "&cbo_domicilio=8&desc_prestacion_1=Asesor%EDa+%AB%E1gil%BB&valor_prestacion_1=500000")
                .contains("&txt_comuna=%D1U%D1OA", "&txt_telefono=221234567", "&txt_fax=&", "&cantidad_filas_ingreso=4")
                .contains("&cbo_dia_boleta=22&cbo_mes_boleta=05&cbo_anio_boleta=2026")
                .contains("&txt_rut_destinatario=77777777&txt_dv_destinatario=7")
                .contains("&txt_nombres_destinatario=COMPA%D1%CDA+%26+C%CDA.")
                .contains("&cod_region=13&cbo_comuna=1310&txt_comuna_destinatario=%D1U%D1OA")
                .contains("&desc_prestacion_4=&valor_prestacion_4=")
                .contains("&sin_destinatario=NO&OptTipoRetencion=RETRECEPTOR");
        assertThat(asked(play(EMIT, "emit-begin")))
                .isEqualTo("rut_arrastre=11111111&dv_arrastre=1&codigo_pagina=P%C1GINA+1&sin_destinatario=NO"
                        + "&OptTipoRetencion=RETRECEPTOR");
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    @Tag("SII-COMMIT-2")
    void theLastStepOfIssuingSendsTheFieldsOfThePreviewUnchanged() {
        WizardTurn.Ready ready = (WizardTurn.Ready) play(EMIT, "emit-begin", "emit-data", "emit-preview");

        assertThat(form(ready.request()))
                .isEqualTo("rut_arrastre=11111111&dv_arrastre=1&tiempo=+1779460000+%2Ba%26b%2541%3B"
                        + "&txt_nombres_destinatario=COMPA%D1%CDA+%26+C%CDA.&origen=SEPTIMO");
        assertThat(ready.request().uri().getPath()).endsWith("/TMBECN_BoletaHonorariosElectronica.cgi");
        assertThat(ready.preview().lastNumber()).hasValue(1311);
        assertThat(ready.preview().retained()).contains(Clp.of(76_250));
        assertThat(ready.answer(recorded("emit-done")))
                .isInstanceOfSatisfying(
                        CommitAnswer.Done.class,
                        done -> assertThat(done.barCode()).contains("1111111100013120A1B2"));
        assertThat(ready.answer(recorded("refusal")))
                .isEqualTo(new CommitAnswer.Refused(
                        "Se han perdido los datos de su boleta. Debe ingresarlos nuevamente — código 7"));
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    void aPreviewOfAnotherAmountIsNotShown() {
        WizardTurn.Asking asking = (WizardTurn.Asking) play(EMIT, "emit-begin", "emit-data");
        SiiPage other = page(text("emit-preview").replace("500000", "5000000"));
        SiiPage cut = page(text("emit-preview").replace("Monto_Liquido", "Monto_Otro"));

        assertThat(fault(() -> asking.take(other))).isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault(() -> asking.take(cut))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @ParameterizedTest
    @CsvSource({"tiempo,otro", "num_ult_boleta,otro", "anio_actual,otro", "xml_values,otro"})
    @Tag("SII-COMMIT-EMIT")
    void aPageOfDataWithoutWhatTheNextStepNeedsIsNotGuessed(String name, String instead) {
        WizardTurn.Asking asking = (WizardTurn.Asking) play(EMIT, "emit-begin");
        SiiPage changed = page(text("emit-data").replace(name, instead));

        assertThat(fault(() -> asking.take(changed))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    void theDateIsMeasuredByTheSiisOwnDay() {
        EmitOrder early = emit("A", "b", TODAY.minusMonths(3));
        WizardTurn.Asking asking = (WizardTurn.Asking) play(early, "emit-begin");
        SiiPage tomorrow = page(text("emit-data").replace("'dia_actual'] = \"22\"", "'dia_actual'] = \"23\""));

        assertThat(asking.take(recorded("emit-data"))).isInstanceOf(WizardTurn.Asking.class);
        assertThat(code(() -> asking.take(tomorrow))).isEqualTo("SII_COMMIT_DATE");
        assertThat(code(() ->
                        WizardTurn.begin(emit("A", "b", TODAY.plusMonths(3).plusDays(1)), TODAY)))
                .isEqualTo("SII_COMMIT_DATE");
    }

    @Test
    @Tag("SII-COMMIT-ANNUL")
    void anAnnulmentSendsAllFieldsOfThePageBefore() {
        WizardTurn begun = play(ANNUL, "annul-begin");
        WizardTurn.Ready ready = (WizardTurn.Ready) play(ANNUL, "annul-begin", "annul-confirm");

        assertThat(asked(begun))
                .isEqualTo("Txt_BoletaAnular=311&sesion=a+b&OptCausaAnulacion=3&rut_arrastre=11111111&dv_arrastre=1"
                        + "&origen=SEXTO");
        assertThat(form(ready.request()))
                .isEqualTo("rut_arrastre=11111111&dv_arrastre=1&Txt_BoletaAnular=311&OptCausaAnulacion=3"
                        + "&origen=OCTAVO&sesion=a+b&ConfirmarAnulacion=Confirmar");
        assertThat(ready.answer(recorded("annul-done"))).isInstanceOf(CommitAnswer.Done.class);
        assertThat(ready.answer(recorded("refusal"))).isInstanceOf(CommitAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>La boleta no ha sido anulada</p>",
                "<p>La boleta ya ha sido anulada</p>",
                "<title>INFORMACION AL CONTRIBUYENTE</title>La boleta ha sido anulada",
                "<p>Su solicitud est&aacute; siendo procesada</p>",
                ""
            })
    @Tag("SII-COMMIT-3")
    void aPageThatSaysNeitherYesNorNoIsNeither(String html) {
        WizardTurn.Ready ready = (WizardTurn.Ready) play(ANNUL, "annul-begin", "annul-confirm");
        assertThat(fault(() -> ready.answer(page(html)))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(() -> ready.answer(recorded("annul-confirm")))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-COMMIT-ANNUL")
    void thePageOfAnotherBoletaOrPersonIsNotConfirmed() {
        WizardTurn.Asking first = WizardTurn.begin(ANNUL, TODAY);
        WizardTurn.Asking second = (WizardTurn.Asking) play(ANNUL, "annul-begin");
        SiiPage person = page(text("annul-begin").replace("\"11111111\"", "\"22222222\""));
        SiiPage boleta = page(text("annul-confirm").replace("\"311\"", "\"312\""));

        assertThat(fault(() -> first.take(person))).isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault(() -> second.take(boleta))).isEqualTo(FaultKind.PROTOCOL);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10,ANULADA,2026-06-10",
        "2026-06-11,ANULACION_PENDIENTE,2027-03-01",
        "2027-03-01,ANULACION_PENDIENTE,2027-03-01",
        "2027-03-02,VIGENTE,2027-03-01"
    })
    @Tag("SII-COMMIT-LIMIT")
    void theDayDecidesWhatAnAnnulmentLeadsTo(LocalDate today, BoletaState state, LocalDate until) {
        Expected expected = Expected.annulled(TODAY, today);

        assertThat(expected.state()).isEqualTo(state);
        assertThat(expected.until()).isEqualTo(until);
    }

    @Test
    @Tag("SII-COMMIT-ANNUL")
    void aPageThatCarriesNothingOfTheOrderLeadsToNoLastStep() {
        WizardTurn.Asking confirming = (WizardTurn.Asking) play(ANNUL, "annul-begin");

        assertThat(fault(() -> confirming.take(
                        page("<form action='TMBANU_RecepcionAnulacion.cgi'></form>" + "<p>ConfirmarAnulacion</p>"))))
                .isEqualTo(FaultKind.UNRECOGNISED);
    }

    private static SiiPage report() {
        return Pages.html(
                ReceivedWalk.REPORT.toString(),
                "<script>\nxml_values['anio_consulta'] = \"2026\";\nxml_values['mes_consulta'] = \"05\";\n"
                        + "xml_values['total_boletas'] = \"1\";\nCantidadFilas=1;\n"
                        + "arr_informe_mensual['nroboleta_1'] = \"311\";\n"
                        + "arr_informe_mensual['rutemisor_1'] = \"11111111\";\n"
                        + "arr_informe_mensual['dvemisor_1'] = \"1\";\n"
                        + "arr_informe_mensual['nombre_emisor_1'] = \"ANA N&Uacute;&Ntilde;EZ\";\n"
                        + "arr_informe_mensual['fecha_boleta_1'] = \"22/05/2026\";\n"
                        + "arr_informe_mensual['totalhonorarios_1'] = \"500000\";\n"
                        + "arr_informe_mensual['retencion_receptor_1'] = \"76250\";\n"
                        + "arr_informe_mensual['honorariosliquidos_1'] = \"423750\";\n"
                        + "arr_informe_mensual['es_soc_profesional_1'] = \"NO\";\n"
                        + "arr_informe_mensual['estado_1'] = \"N\";\n"
                        + "arr_informe_mensual['fechaanulacion_1'] = \"\";\n"
                        + "arr_informe_mensual['codigobarras_1'] = \"1111111100003110A1B2\";\n</script>");
    }

    @Test
    @Tag("SII-COMMIT-OBSERVE")
    void aRemarkNamesTheOneBoletaAndLeavesTheOthersEmpty() {
        WizardTurn.Asking list =
                (WizardTurn.Asking) WizardTurn.begin(OBSERVE, TODAY).take(report());
        WizardTurn.Ready ready = (WizardTurn.Ready) list.take(recorded("observe-list"));

        assertThat(asked(list))
                .isEqualTo("rut_arrastre=77777777&dv_arrastre=7&pagina_solicitada=0&cbmesinformemensual=05"
                        + "&cbanoinformemensual=2026&nro_boleta=311&txt_codigobarras=1111111100003110A1B2");
        assertThat(form(ready.request()))
                .isEqualTo("rut_arrastre=77777777&dv_arrastre=7&nroboleta_1=18&cbRechazo_1=&nroboleta_2=311"
                        + "&cbRechazo_2=2&ConfirmarRespuestaRechazo=Confirmar&chkRechazo_2=on");
        assertThat(ready.answer(recorded("observe-done"))).isInstanceOf(CommitAnswer.Done.class);
        assertThat(ready.answer(page(
                        "<title>INFORMACION AL CONTRIBUYENTE</title><body>La boleta no puede ser observada</body>")))
                .isEqualTo(new CommitAnswer.Refused("La boleta no puede ser observada"));
        assertThat(fault(() -> ready.answer(page("<p>La boleta no fue observada</p>"))))
                .isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-COMMIT-OBSERVE")
    void twoRowsThatCouldBeItAreNeither() {
        WizardTurn.Asking list =
                (WizardTurn.Asking) WizardTurn.begin(OBSERVE, TODAY).take(report());
        SiiPage two = page(text("observe-list").replace("\"18\"", "\"311\""));
        SiiPage told = page(text("observe-list")
                .replace("\"18\"", "\"311\"")
                .replace("</script>", "arr_informe_anu['rutemisor_1'] = \"12345678\";\n</script>"));

        assertThat(fault(() -> list.take(two))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(form(((WizardTurn.Ready) list.take(told)).request())).contains("cbRechazo_1=&", "cbRechazo_2=2");
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    void whatAFormCannotCarryIsRefusedBeforeAnythingIsAsked() {
        assertThat(code(() -> emit("Łódź", "b", TODAY))).isEqualTo("SII_COMMIT_CHARACTER");
        assertThat(code(() -> emit("A", "precio €", TODAY))).isEqualTo("SII_COMMIT_CHARACTER");
        assertThat(code(() -> emit("A", "dos\nlíneas", TODAY))).isEqualTo("SII_COMMIT_CHARACTER");
        assertThat(code(() -> emit(" ", "b", TODAY))).isEqualTo("SII_COMMIT_MISSING");
        assertThat(code(() -> new Service("b", Clp.ZERO))).isEqualTo("SII_COMMIT_AMOUNT");
        assertThatThrownBy(() -> WizardFields.of("<form><input name=a value='&euro;'></form>", "X")
                        .orElseThrow()
                        .encoded())
                .isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("SII-COMMIT-EMIT")
    void anOrderThatTheSiiWouldRefuseIsNotMade() {
        EmitOrder.Receiver company = EMIT.receiver();
        Service one = EMIT.services().get(0);
        EmitOrder.Receiver ana = new EmitOrder.Receiver(ANA, "ANA", "Calle 1", 5, "0501", "VALPARAÍSO");

        assertThat(code(() -> new EmitOrder("e", ANA, ana, TODAY, RetainedBy.RECEIVER, List.of(one))))
                .isEqualTo("SII_COMMIT_ONESELF");
        assertThat(code(() -> new EmitOrder("e", ANA, company, TODAY, RetainedBy.ISSUER, List.of(one))))
                .isEqualTo("SII_COMMIT_RETENTION");
        assertThat(code(() -> new EmitOrder("e", ANA, company, TODAY, RetainedBy.RECEIVER, List.of())))
                .isEqualTo("SII_COMMIT_LINES");
        assertThat(code(() ->
                        new EmitOrder("e", ANA, company, TODAY, RetainedBy.RECEIVER, Collections.nCopies(5, one))))
                .isEqualTo("SII_COMMIT_LINES");
        assertThat(new EmitOrder(
                                "e",
                                COMPANY,
                                new EmitOrder.Receiver(Rut.parse("76000000-0"), "B", "c", 1, "0101", "d"),
                                TODAY,
                                RetainedBy.ISSUER,
                                Collections.nCopies(4, one))
                        .gross())
                .isEqualTo(Clp.of(2_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnnulOrder("a b", ANNUL.boleta(), TODAY, AnnulOrder.Cause.NOT_PAID));
    }

    @Test
    @Tag("SII-COMMIT-1")
    void nobodySaysNothing() {
        assertThat(code(() -> new ObservedPages(" "))).isEqualTo("SII_COMMIT_CONSENT");
        assertThat(code(() -> new CommitAcceptance("", "x"))).isEqualTo("SII_COMMIT_ACCEPTANCE");
        assertThat(code(() -> CommitWord.done("Rosa", " "))).isEqualTo("SII_COMMIT_WORD");
    }

    @Test
    @Tag("SII-COMMIT-2")
    void whatIsAcceptedIsTheOrderWithItsReferenceAndEveryFigure() {
        WizardTurn.Ready ready = (WizardTurn.Ready) play(EMIT, "emit-begin", "emit-data", "emit-preview");
        CommitPreview preview = ready.preview();
        String content = preview.content();
        EmitOrder renamed = new EmitOrder("f", ANA, EMIT.receiver(), TODAY, RetainedBy.RECEIVER, EMIT.services());

        assertThat(new CommitPreview(
                                renamed,
                                preview.gross(),
                                preview.retained(),
                                preview.net(),
                                preview.percent(),
                                preview.expected(),
                                preview.lastNumber(),
                                preview.said())
                        .content())
                .isNotEqualTo(content);
        SiiPage rate = page(text("emit-preview").replace("15.25", "15.50"));
        SiiPage sameRate = page(text("emit-preview").replace("15.25", "15,250"));
        WizardTurn.Asking last = (WizardTurn.Asking) play(EMIT, "emit-begin", "emit-data");
        assertThat(((WizardTurn.Ready) last.take(rate)).preview().content()).isNotEqualTo(content);
        assertThat(((WizardTurn.Ready) last.take(sameRate)).preview().content()).isEqualTo(content);
    }
}
