package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-LIST")
class SdiBoletaWalkTest {
    private static final String METHOD = SdiMethod.BOLETAS.address().toString();

    private static SiiPage recorded(String name) {
        return Pages.recorded(SdiBoletaWalkTest.class, METHOD, name);
    }

    private static SiiPage json(String text) {
        return Pages.of(METHOD, 200, "application/json", text, StandardCharsets.UTF_8);
    }

    /** The list as the application pages it, with its annulled boletas in the totals or not. */
    private record Application(List<Integer> gross, int every, int size, boolean annulledCount) {
        String state(int at) {
            return (at + 1) % every == 0 ? "ANU" : "VIG";
        }

        boolean counts(int at) {
            return annulledCount || state(at).equals("VIG");
        }

        long total(int percent) {
            long sum = 0;
            for (int at = 0; at < gross.size(); at++) {
                sum += counts(at) ? (long) gross.get(at) * percent / 100 : 0;
            }
            return sum;
        }

        SiiPage page(int number) {
            List<String> rows = new ArrayList<>();
            for (int at = (number - 1) * size; at < Math.min(number * size, gross.size()); at++) {
                long fee = gross.get(at);
                rows.add("{\"cantBoletas\":" + (at + 1) + ",\"estadoBoleta\":\"" + state(at)
                        + "\",\"fechaBoleta\":\"22-05-2026\",\"hBrutos\":" + fee
                        + ",\"hRetencionEmisor\":0,\"hRetencionReceptor\":" + fee * 10 / 100 + ",\"hLiquidos\":"
                        + fee * 90 / 100 + "}");
            }
            int pages = (gross.size() + size - 1) / size;
            return json(
                    "{\"data\":{\"listBoletasHonorarios\":" + rows.stream().collect(Collectors.joining(",", "[", "]"))
                            + ",\"honorariosBrutoTotal\":" + total(100)
                            + ",\"honorariosRetencionEmisorTotal\":0,\"honorariosRetencionReceptorTotal\":" + total(10)
                            + ",\"honorariosLiquidoTotal\":" + total(90) + ",\"totalRegistros\":" + gross.size()
                            + ",\"totalPaginas\":" + pages + ",\"paginaActual\":" + number + ",\"tamPagina\":" + size
                            + "},\"metaData\":{\"errors\":null}}");
        }
    }

    private static FaultKind fault(SiiPage... pages) {
        return catchThrowableOfType(SiiFaultException.class, () -> {
                    SdiBoletaWalk walk = SdiBoletaWalk.begin();
                    for (SiiPage page : pages) {
                        walk = walk.take(page);
                    }
                    walk.list();
                })
                .fault()
                .kind();
    }

    private static List<Integer> fees(int count, int seed) {
        List<Integer> fees = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            fees.add((Math.floorMod(seed + at * 37, 997) + 1) * 1_000);
        }
        return fees;
    }

    @Test
    void aRecordedListIsReadWithItsTotals() {
        SdiBoletas boletas =
                SdiBoletaWalk.begin().take(recorded("boletas-2026-05.json")).list();
        SdiBoletas.Totals amounts = new SdiBoletas.Totals(Clp.of(500_000), Clp.ZERO, Clp.of(76_250), Clp.of(423_750));
        assertThat(boletas.totals()).isEqualTo(amounts);
        assertThat(boletas.rows())
                .containsExactly(new SdiBoletas.Row(
                        311,
                        ReportedState.of("VIG"),
                        Optional.of(LocalDate.of(2026, 5, 22)),
                        "ANA MARIA NUNEZ SOTO",
                        false,
                        amounts));
        assertThat(boletas.toString() + boletas.rows()).doesNotContain("ANA", "500");
    }

    @Test
    void annulledBtesMayStayOutOfTheTotals() {
        SdiBoletas btes =
                SdiBoletaWalk.begin().take(recorded("btes-2026-05.json")).list();
        assertThat(btes.rows()).extracting(SdiBoletas.Row::annulled).containsExactly(false, true);
        assertThat(btes.totals().retainedByReceiver()).isEqualTo(Clp.of(15_250));
    }

    @Property(tries = 150)
    @net.jqwik.api.Tag("SII-LIST")
    void everyPageOfAnyLengthIsWalkedOnceAndItsTotalsHold(
            @ForAll @IntRange(max = 75) int count,
            @ForAll @IntRange(min = 1, max = 25) int size,
            @ForAll @IntRange(min = 1, max = 5) int every,
            @ForAll boolean annulledCount,
            @ForAll int seed) {
        Application application = new Application(fees(count, seed), every, size, annulledCount);
        SdiBoletaWalk walk = SdiBoletaWalk.begin();
        int asked = 0;
        while (!walk.complete()) {
            walk = walk.take(application.page(walk.next()));
            asked++;
        }
        SdiBoletas list = walk.list();
        assertThat(asked).isEqualTo(Math.max(1, (count + size - 1) / size));
        assertThat(list.rows()).hasSize(count);
        assertThat(list.totals().gross()).isEqualTo(Clp.of(application.total(100)));
        assertThat(list.totals().retainedByReceiver()).isEqualTo(Clp.of(application.total(10)));
    }

    @Property(tries = 150)
    @net.jqwik.api.Tag("SII-LIST")
    void aPageTwiceOrAnotherOneOrATotalThatChangesIsIncomplete(
            @ForAll @IntRange(min = 21, max = 60) int count, @ForAll int seed) {
        Application application = new Application(fees(count, seed), 100, 10, true);
        Application grown = new Application(fees(count + 1, seed), 100, 10, true);
        assertThat(fault(application.page(1), application.page(1))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(application.page(2))).isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(application.page(1), grown.page(2))).isEqualTo(FaultKind.INCOMPLETE);
    }

    @Test
    void aRowTwiceIsIncompleteEvenWhereItAddsUp() {
        String text = recorded("boletas-2026-05.json").text();
        String row = text.substring(text.indexOf('[') + 1, text.indexOf(']'));
        String twice = text.replace(row, row + "," + row)
                .replace("\"totalRegistros\":1", "\"totalRegistros\":2")
                .replace("BrutoTotal\":500000", "BrutoTotal\":1000000")
                .replace("ReceptorTotal\":76250", "ReceptorTotal\":152500")
                .replace("LiquidoTotal\":423750", "LiquidoTotal\":847500");
        assertThat(fault(json(twice))).isEqualTo(FaultKind.INCOMPLETE);
        String other = twice.replaceFirst("\"cantBoletas\":311", "\"cantBoletas\":312");
        assertThat(SdiBoletaWalk.begin().take(json(other)).list().rows()).hasSize(2);
    }

    @Test
    void nothingAtAllIsAListOfNothing() {
        SdiBoletaWalk walk = SdiBoletaWalk.begin().take(json("{\"data\":null,\"metaData\":{\"errors\":null}}"));
        assertThat(walk.complete()).isTrue();
        assertThat(walk.list()).isEqualTo(new SdiBoletas(List.of(), SdiBoletas.Totals.ZERO));
        Application empty = new Application(List.of(), 1, 10, true);
        assertThat(SdiBoletaWalk.begin().take(empty.page(1)).list().rows()).isEmpty();
    }

    @Test
    void nothingInTheMiddleIsNotTheEnd() {
        Application application = new Application(fees(15, 1), 100, 10, true);
        assertThat(fault(application.page(1), json("{\"data\":null,\"metaData\":{\"errors\":null}}")))
                .isEqualTo(FaultKind.INCOMPLETE);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> SdiBoletaWalk.begin().take(application.page(1)).list());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"totalRegistros\":1', '\"totalRegistros\":2', INCOMPLETE",
        "'\"totalRegistros\":1', '\"totalRegistros\":0', INCOMPLETE",
        "'\"totalPaginas\":1', '\"totalPaginas\":2', INCOMPLETE",
        "'\"totalPaginas\":1', '\"totalPaginas\":0', INCOMPLETE",
        "'\"paginaActual\":1', '\"paginaActual\":2', INCOMPLETE",
        "'\"honorariosBrutoTotal\":500000', '\"honorariosBrutoTotal\":500001', INCOMPLETE",
        "'\"honorariosLiquidoTotal\":423750', '\"honorariosLiquidoTotal\":0', INCOMPLETE",
        "'\"hRetencionReceptor\":76250', '\"hRetencionReceptor\":0', INCOMPLETE",
        "'\"hBrutos\":500000', '\"hBrutos\":\"500.000\"', UNRECOGNISED",
        "'\"hBrutos\":500000', '\"hBruto\":500000', UNRECOGNISED",
        "'\"cantBoletas\":311', '\"cantBoletas\":0', UNRECOGNISED",
        "'\"listBoletasHonorarios\":[', '\"lista\":[', UNRECOGNISED",
        "'\"totalRegistros\":1', '\"totalRegistros\":-1', UNRECOGNISED",
        "'\"totalRegistros\":1', '\"registros\":1', UNRECOGNISED"
    })
    void whatDoesNotFitIsNoList(String said, String other, FaultKind kind) {
        String text = recorded("boletas-2026-05.json").text();
        assertThat(text).contains(said);
        assertThat(fault(json(text.replace(said, other)))).isEqualTo(kind);
    }

    @Test
    void whatTheApplicationAddsIsPassedOverAndAmountsMayBeTexts() {
        String more = recorded("boletas-2026-05.json")
                .text()
                .replace("\"hBrutos\":500000", "\"hBrutos\":\"500000\",\"nuevo\":{\"a\":[1]}")
                .replace("\"bhep\":false", "\"bhep\":null,\"otro\":[]");
        assertThat(SdiBoletaWalk.begin().take(json(more)).list())
                .isEqualTo(SdiBoletaWalk.begin()
                        .take(recorded("boletas-2026-05.json"))
                        .list());
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("SII-LIST")
    void anyAnswerGivesItsListOrItsTypedFault(
            @ForAll @StringLength(max = 30) String noise, @ForAll @IntRange(max = 800) int at) {
        String text = recorded("boletas-2026-05.json").text();
        int cut = Math.min(at, text.length());
        for (String changed : List.of(text.substring(0, cut) + noise + text.substring(cut), text.substring(0, cut))) {
            try {
                assertThat(SdiBoletaWalk.begin().take(json(changed))).isNotNull();
            } catch (SiiFaultException e) {
                assertThat(e.fault().evidence()).isPresent();
            }
        }
    }
}
