package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-SDI")
class Form29AnswersTest {
    private static final String APPLICATION = "https://www4.sii.cl/propuestaf29ui/services/data/x/y";
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static SiiPage recorded(String name) {
        return Pages.recorded(Form29AnswersTest.class, APPLICATION, name);
    }

    private static SiiPage json(String text) {
        return Pages.of(APPLICATION, 200, "application/json", text, StandardCharsets.UTF_8);
    }

    private static SiiPage data(String value) {
        return json("{\"data\":" + value + ",\"metaData\":{\"errors\":null}}");
    }

    private static FaultKind fault(ThrowingCallable call) {
        return catchThrowableOfType(SiiFaultException.class, call).fault().kind();
    }

    private static Optional<PpmRate> ppm(SiiPage page) {
        return PpmRate.of(page, COMPANY, MAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BTES|riacFacadeService/getBoletasPrestacionT|{'rutContribuyente':'77777777','dv':'7','mes':'05','anno':'2026','paginaActual':3}",
                "PPM_TERM|facadeAdapterService/getPpmEnPlazo|{'rut':'77777777','dv':'7','formId':'2','formVersion':'2','mes':'05','anno':'2026'}",
                "NOTICES|facadeAdapterService/getMensajesContribuyente|{'rut':'77777777','periodo':'202605','formId':'2','tipo':'IP'}",
                "PERIODS|facadeService/getPeriodosF29|{}",
                "CURRENT|facadeService/getDeclaracionVigente|{'periodo':'202605'}"
            })
    void eachMethodIsAskedInItsOwnWords(SdiMethod method, String address, String data) throws Exception {
        JsonNode sent =
                JsonMapper.builder().build().readTree(SdiMessages.request(method, COMPANY, MAY, 3, "S3S10N", "tx-1"));
        assertThat(sent.get("data").toString())
                .isEqualTo(data.replace('\'', '"').strip());
        assertThat(method.address().getPath()).endsWith("/services/data/" + address);
        assertThat(sent.at("/metaData/namespace").asText())
                .endsWith(Character.toUpperCase(address.charAt(0)) + address.substring(1));
    }

    @ParameterizedTest
    @EnumSource(SdiMethod.class)
    void noMethodCallsTheFormByItsPrintedNumber(SdiMethod method) throws Exception {
        String request = SdiMessages.request(method, COMPANY, MAY, 1, "S3S10N", "tx-1");
        assertThat(JsonMapper.builder().build().readTree(request).get("data").toString())
                .doesNotContain("29");
    }

    @Test
    @Tag("SII-PPM")
    void aPaymentIsReadWithItsRatesAsTheyAreWritten() {
        PpmRate rate = ppm(recorded("ppm-2026-05.json")).orElseThrow();
        assertThat(rate)
                .isEqualTo(new PpmRate(
                        Optional.of("0.125"),
                        Optional.of(Clp.of(3_000_000)),
                        Optional.of(Clp.of(3_750)),
                        Optional.empty(),
                        Optional.of("12.5"),
                        Optional.of(true),
                        Optional.of(false)));
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("SII-PPM")
    void everyDigitOfARateIsKeptWhetherItComesAsATextOrAsANumber(
            @ForAll @IntRange(max = 100) int whole, @ForAll @IntRange(max = 999_999) int part, @ForAll boolean number) {
        String rate = whole + "." + String.format(Locale.ROOT, "%06d", part);
        String written = number ? rate : "\"" + rate + "\"";
        String text = recorded("ppm-2026-05.json").text().replace("\"cod115\":\"0.125\"", "\"cod115\":" + written);
        assertThat(ppm(json(text)).orElseThrow().rate()).contains(rate);
    }

    @Test
    @Tag("SII-PPM")
    void aPaymentOfSomebodyElseOrOfAnotherMonthIsNotTaken() {
        String good = recorded("ppm-2026-05.json").text();
        for (String wrong : List.of(
                good.replace("77777777", "76000000"),
                good.replace("202605", "202604"),
                good.replace("0.125", "0,125"),
                good.replace("3000000", "3.000.000"),
                good.replace("cod115", "c115"))) {
            assertThat(wrong).isNotEqualTo(good);
            assertThat(fault(() -> ppm(json(wrong)))).isEqualTo(FaultKind.UNRECOGNISED);
        }
        assertThat(fault(() -> ppm(data("\"0.125\"")))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-PPM")
    void figuresThatTheSiiDoesNotHaveAreEmptyAndNeverZero() {
        PpmRate rate = ppm(data("{\"cod563\":null,\"cod115\":null,\"cod62\":\"\",\"cod750\":\"x1\",\"nuevo\":{}}"))
                .orElseThrow();
        assertThat(rate.rate()).isEmpty();
        assertThat(rate.base()).isEmpty();
        assertThat(rate.payment()).isEmpty();
        assertThat(rate.code750()).contains("x1");
        assertThat(rate.late()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PpmRate(
                        Optional.of("0,125"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    @Tag("SII-TERM")
    void thePaymentIsInTimeOrNotOrNobodySays() {
        assertThat(PpmTerm.of(recorded("ppm-term-2026-05.json"))).contains(new PpmTerm(true));
        assertThat(PpmTerm.of(data("\"N\""))).contains(new PpmTerm(false));
        assertThat(PpmTerm.of(data("null"))).isEmpty();
        for (String other : List.of("\"Q\"", "true", "{}", "\"\"")) {
            assertThat(fault(() -> PpmTerm.of(data(other)))).isEqualTo(FaultKind.UNRECOGNISED);
        }
    }

    @Test
    @Tag("SII-NOTICE")
    void noticesKeepWhateverTheySay() {
        assertThat(TaxpayerNotice.of(recorded("notices-2026-05.json")))
                .containsExactly(
                        new TaxpayerNotice(Map.of(
                                "id", "12",
                                "texto", "Su declaración tiene una observación",
                                "detalle", "{\"codigo\":\"G52\"}")),
                        new TaxpayerNotice(Map.of("", "Aviso sin nombre")));
        assertThat(TaxpayerNotice.of(data("null"))).isEmpty();
        assertThat(TaxpayerNotice.of(data("{\"a\":1}"))).hasSize(1);
        assertThat(TaxpayerNotice.of(data("[\"x\"]")).toString()).doesNotContain("x]");
        assertThat(fault(() -> TaxpayerNotice.of(data("7")))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-PERIODS")
    void aRangeHasTwoEndsInWhateverWordsAndOrder() {
        DeclarablePeriods range = DeclarablePeriods.of(recorded("periods.json"));
        assertThat(range).isEqualTo(new DeclarablePeriods(YearMonth.of(2023, 6), YearMonth.of(2026, 6)));
        assertThat(DeclarablePeriods.of(data("{\"z\":202606,\"a\":\"202306\",\"n\":null}")))
                .isEqualTo(range);
        assertThat(range.includes(YearMonth.of(2026, 6))).isTrue();
        assertThat(range.includes(YearMonth.of(2026, 7))).isFalse();
        assertThat(range.includes(YearMonth.of(2023, 5))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "{}", "{\"a\":\"202306\"}", "{\"a\":1,\"b\":\"202313\"}", "[\"202306\",\"202606\"]", "7"
            })
    @Tag("SII-PERIODS")
    void aRangeThatCannotBeToldIsNotGuessed(String value) {
        assertThat(fault(() -> DeclarablePeriods.of(data(value)))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-CURRENT")
    void aDeclarationIsThereOrNotOrNobodySays() {
        assertThat(CurrentDeclaration.of(recorded("current-2026-05.json"))).contains(new CurrentDeclaration(true));
        assertThat(CurrentDeclaration.of(data("{\"existe\":false,\"mas\":1}"))).contains(new CurrentDeclaration(false));
        assertThat(CurrentDeclaration.of(data("null"))).isEmpty();
        assertThat(fault(() -> CurrentDeclaration.of(data("{\"existe\":\"si\"}"))))
                .isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(() -> CurrentDeclaration.of(data("{}")))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-DECL")
    void aRecordedDeclarationAndARecordedRefusalAreRead() {
        assertThat(Declaration.of(recorded("declarations-2026-05.json")))
                .hasSize(1)
                .allMatch(Declaration::inForce);
        SiiPage refused = recorded("refused.json");
        assertThat(fault(() -> Declaration.of(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> ppm(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> PpmTerm.of(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> TaxpayerNotice.of(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> DeclarablePeriods.of(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> CurrentDeclaration.of(refused))).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> SdiBoletaWalk.begin().take(refused))).isEqualTo(FaultKind.FORBIDDEN);
    }

    @Test
    @Tag("SII-COMPACT")
    void aCompactFormIsAPdfHoweverItIsDeclared() {
        SiiPage form = recorded("compact-form.pdf");
        assertThat(CompactForm.of(form)).isEqualTo(form.bytes());
        SiiPage plain = Pages.bytes(
                APPLICATION, 200, "application/octet-stream", form.bytes().toArray());
        assertThat(CompactForm.of(plain)).isEqualTo(form.bytes());
        assertThat(fault(() -> CompactForm.of(recorded("compact-form-refused.html"))))
                .isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(() -> CompactForm.of(Pages.html(APPLICATION, "")))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    @Tag("SII-COMPACT")
    void aCompactFormIsAskedForByThreeNumbers() {
        assertThat(CompactForm.address(COMPANY, "8000000001", "100000001"))
                .hasToString("https://www4.sii.cl/rfiInternet/formCompacto?folio=8000000001&rut=77777777&form=029"
                        + "&codInt=100000001");
        assertThatIllegalArgumentException().isThrownBy(() -> CompactForm.address(COMPANY, "1", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> CompactForm.address(COMPANY, "1&rut=2", "3"));
    }
}
