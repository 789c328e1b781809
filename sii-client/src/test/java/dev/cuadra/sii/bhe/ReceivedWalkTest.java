package dev.cuadra.sii.bhe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-MONTH")
class ReceivedWalkTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static ReceivedWalk walk() {
        return ReceivedWalk.of(COMPANY, MAY);
    }

    private static ReceivedList read(PagedSii sii) {
        ReceivedWalk walk = walk();
        while (!walk.complete()) {
            walk = walk.take(sii.answer(walk.next()));
        }
        return walk.list();
    }

    private static FaultKind fault(ReceivedWalk walk, SiiPage page) {
        try {
            walk.take(page).list();
        } catch (SiiFaultException e) {
            return e.fault().kind();
        }
        throw new AssertionError("taken");
    }

    private static List<Map<String, String>> rows(int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int folio = 1; folio <= count; folio++) {
            rows.add(PagedSii.row(11_111_111, '1', folio, 1_000L * folio, 152L * folio, folio % 7 == 0));
        }
        return rows;
    }

    private static String recorded(String name) {
        try (InputStream in = ReceivedWalkTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRecordedPageIsReadLikeADownloadedReport() {
        ReceivedWalk walk = walk().take(Pages.html(PagedSii.REPORT, recorded("received-2026-05.html")));
        ReceivedList list = walk.list();
        assertThat(list.declared()).isEqualTo(2);
        assertThat(list.report().rejects()).isEmpty();
        assertThat(list.report().rows()).hasSize(2);
        ReportRow first = list.report().rows().get(0);
        assertThat(first.id()).isEqualTo(BoletaId.parse("11111111-1/311"));
        assertThat(first.name()).isEqualTo("ANA MARÍA NÚÑEZ & SOTO");
        assertThat(first.date()).isEqualTo(LocalDate.of(2026, 5, 22));
        assertThat(first.gross()).isEqualTo(Clp.of(500_000));
        assertThat(first.retained()).isEqualTo(Clp.of(76_250));
        assertThat(first.paid()).isEqualTo(Clp.of(423_750));
        assertThat(first.state().state()).contains(BoletaState.VIGENTE);
        ReportRow second = list.report().rows().get(1);
        assertThat(second.state().state()).contains(BoletaState.ANULADA);
        assertThat(second.annulledOn()).contains(LocalDate.of(2026, 5, 28));
        assertThat(list.barCodes())
                .containsEntry(BoletaId.parse("11111111-1/311"), "1111111100003110A1B2")
                .containsEntry(BoletaId.parse("12345678-5/18"), "12345678000018F0C3D4");
        assertThat(ReportCheck.failures(list.report(), COMPANY, MAY)).isEmpty();
        assertThat(list.report().company()).contains(COMPANY);
        assertThat(list.report().month()).contains(MAY);
    }

    @Test
    void theFirstRequestNamesItsPageAndAMonthOfTwoDigits() {
        assertThat(walk().next())
                .containsExactly(
                        Map.entry("rut_arrastre", "77777777"),
                        Map.entry("dv_arrastre", "7"),
                        Map.entry("pagina_solicitada", "0"),
                        Map.entry("cbmesinformemensual", "05"),
                        Map.entry("cbanoinformemensual", "2026"));
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("SII-MONTH")
    void everyBoletaComesOnceInEitherWayOfPaging(@ForAll @IntRange(max = 450) int count, @ForAll boolean cursors) {
        PagedSii sii = new PagedSii(cursors, rows(count));
        ReceivedList list = read(sii);
        assertThat(list.declared()).isEqualTo(count);
        assertThat(list.report().rows()).hasSize(count);
        assertThat(list.report().rows().stream().map(row -> row.id().folio()).distinct())
                .hasSize(count);
        assertThat(sii.asked()).hasSize(Math.max(1, (count + 99) / 100));
    }

    @Test
    void theTwoWaysOfPagingAskInTheirOwnWords() {
        PagedSii numbers = new PagedSii(false, rows(250));
        read(numbers);
        assertThat(numbers.asked())
                .extracting(fields -> fields.get("pagina_solicitada"))
                .containsExactly("0", "1", "2");
        assertThat(numbers.asked()).noneMatch(fields -> fields.containsKey("pagina_sig_codigo"));
        PagedSii cursors = new PagedSii(true, rows(250));
        read(cursors);
        assertThat(cursors.asked())
                .extracting(fields -> fields.get("pagina_solicitada"))
                .containsExactly("0", "2", "3");
        assertThat(cursors.asked())
                .extracting(fields -> fields.getOrDefault("pagina_sig_codigo", ""))
                .containsExactly("", "2026052200077", "2026052200177");
    }

    @Test
    void aMonthWithoutBoletasIsAListAndNotAFault() {
        ReceivedList list = read(new PagedSii(false, List.of()));
        assertThat(list.declared()).isZero();
        assertThat(list.report().rows()).isEmpty();
    }

    @Test
    void aListThatIsNotWholeIsNeverGiven() {
        PagedSii sii = new PagedSii(false, rows(250));
        ReceivedWalk first = walk().take(sii.page(0, rows(250), 250));
        assertThat(first.complete()).isFalse();
        assertThatThrownBy(first::list).isInstanceOf(IllegalStateException.class);
        // The same page again, a page without rows, another total, rows beyond the total.
        assertThat(fault(first, sii.page(0, rows(250), 250))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(first, sii.page(5, rows(250), 250))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(first, sii.page(1, rows(250), 251))).isEqualTo(FaultKind.INCOMPLETE);
        ReceivedWalk small = walk();
        assertThat(fault(small, sii.page(0, rows(30), 20))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(small, sii.page(0, List.of(), 20))).isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void rowsThatAreMissingOrTwiceOnAPageAreFound() {
        SiiPage page = new PagedSii(false, rows(20)).page(0, rows(20), 20);
        assertThat(fault(walk(), changed(page, text -> text.replace("CantidadFilas=20", "CantidadFilas=21"))))
                .isEqualTo(FaultKind.INCOMPLETE);
        List<Map<String, String>> twice = rows(20);
        twice.set(5, twice.get(4));
        assertThat(fault(walk(), new PagedSii(false, twice).page(0, twice, 20))).isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void amountsThatDoNotAddUpAreAnIncompleteList() {
        SiiPage page = new PagedSii(false, rows(20)).page(0, rows(20), 20);
        assertThat(fault(walk(), changed(page, text -> text.replace("formatMiles(\"3000\"", "formatMiles(\"3001\""))))
                .isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void sumsOverAllRowsOrOverThoseInForceAreBothTaken() {
        List<Map<String, String>> rows = rows(14);
        long all = rows.stream()
                .mapToLong(row -> Long.parseLong(row.get("totalhonorarios")))
                .sum();
        long retained = rows.stream()
                .mapToLong(row -> Long.parseLong(row.get("retencion_receptor")))
                .sum();
        SiiPage inForce = new PagedSii(false, rows).page(0, rows, 14);
        SiiPage withAnnulled = changed(
                inForce,
                text -> text.replaceAll(
                                "xml_values\\['suma_honorarios'\\] = \"[0-9]+\"",
                                "xml_values['suma_honorarios'] = \"" + all + "\"")
                        .replaceAll(
                                "xml_values\\['suma_retencion_receptor'\\] = \"[0-9]+\"",
                                "xml_values['suma_retencion_receptor'] = \"" + retained + "\"")
                        .replaceAll(
                                "xml_values\\['suma_liquido'\\] = \"[0-9]+\"",
                                "xml_values['suma_liquido'] = \"" + (all - retained) + "\""));
        assertThat(walk().take(inForce).list().report().rows()).hasSize(14);
        assertThat(walk().take(withAnnulled).list().report().rows()).hasSize(14);
    }

    @Test
    void aPageOfAnotherMonthCompanyOrDesignIsNotTaken() {
        SiiPage page = new PagedSii(false, rows(3)).page(0, rows(3), 3);
        List<UnaryOperator<String>> changes = List.of(
                text -> text.replace("'mes_consulta'] = \"05\"", "'mes_consulta'] = \"06\""),
                text -> text.replace("'mes_consulta'] = \"05\"", "'mes_consulta'] = \"13\""),
                text -> text.replace("'anio_consulta'] = \"2026\"", "'anio_consulta'] = \"\""),
                text -> text.replace("77777777", "76000000"),
                text -> text.replace("total_boletas", "cantidad_boletas"),
                text -> text.replace("xml_values", "datos"));
        for (UnaryOperator<String> change : changes) {
            assertThat(fault(walk(), changed(page, change))).isEqualTo(FaultKind.UNRECOGNISED);
        }
    }

    @Test
    void aRowThatCannotBeReadIsARejectAndIsCounted() {
        List<Map<String, String>> rows = rows(3);
        Map<String, String> odd = new LinkedHashMap<>(rows.get(1));
        odd.put("dvemisor", "2");
        rows.set(1, odd);
        ReceivedList list = read(new PagedSii(false, rows));
        assertThat(list.report().rows()).hasSize(2);
        assertThat(list.report().rejects()).hasSize(1);
        assertThat(list.report().rejects().get(0).problem().code()).isEqualTo("RUT_CHECK_DIGIT");
    }

    /** A boleta that was numbered "total" was once taken for the sums of a downloaded report, and lost. */
    @Test
    void aRowThatLooksLikeSumsIsNotLost() {
        List<Map<String, String>> rows = rows(3);
        rows.get(1).put("nroboleta", "Total");
        assertThat(read(new PagedSii(false, rows)).report().rejects()).hasSize(1);
        rows.get(1).put("dvemisor", "2");
        assertThat(fault(walk(), new PagedSii(false, rows).page(0, rows, 3))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void statesOfPendingAndObservedBoletasAreKeptAndADateOfAnnulmentAnnuls() {
        List<Map<String, String>> rows = rows(5);
        String[] states = {"V", "R", "U", "Q", "N"};
        for (int at = 0; at < states.length; at++) {
            rows.get(at).put("estado", states[at]);
        }
        rows.get(4).put("fechaanulacion", "30/05/2026");
        PagedSii sii = new PagedSii(false, rows);
        SiiPage page = changed(sii.page(0, rows, 5), text -> text.replaceAll("xml_values\\['suma_[a-z_]+'].*\n", ""));
        List<ReportRow> read = walk().take(page).list().report().rows();
        assertThat(read)
                .extracting(row -> row.state().state().map(Enum::name).orElse("?"))
                .containsExactly("ANULACION_PENDIENTE", "OBSERVADA", "OBSERVADA", "?", "ANULADA");
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("SII-MONTH")
    void anyPageGivesAListOrItsTypedFault(
            @ForAll @StringLength(max = 60) String noise, @ForAll @IntRange(max = 1500) int at) {
        String text = new PagedSii(false, rows(3)).page(0, rows(3), 3).text();
        int cut = Math.min(at, text.length());
        for (String html : List.of(
                text.substring(0, cut) + noise + text.substring(cut),
                text.substring(0, cut) + noise,
                text.substring(0, cut) + noise + text.substring(Math.min(text.length(), cut + noise.length())))) {
            try {
                ReceivedWalk walk =
                        walk().take(Pages.of(PagedSii.REPORT, 200, "text/html", html, StandardCharsets.UTF_8));
                assertThat(walk.complete() ? walk.list() : walk).isNotNull();
            } catch (SiiFaultException e) {
                assertThat(e.fault().evidence()).isPresent();
            }
        }
    }

    @Test
    void amountsBeyondAnyMoneyAreRejects() {
        List<Map<String, String>> rows = rows(3);
        rows.forEach(row -> row.put("totalhonorarios", "999999999999999"));
        ReceivedList list =
                walk().take(new PagedSii(false, rows).page(0, rows, 3)).list();
        assertThat(list.report().rejects())
                .extracting(reject -> reject.problem().code())
                .containsExactly("REPORT_AMOUNT", "REPORT_AMOUNT", "REPORT_AMOUNT");
    }

    private static SiiPage changed(SiiPage page, UnaryOperator<String> change) {
        return Pages.html(PagedSii.REPORT, change.apply(page.text()));
    }
}
