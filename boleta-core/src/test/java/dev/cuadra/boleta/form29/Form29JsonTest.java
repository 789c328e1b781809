package dev.cuadra.boleta.form29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Form29JsonTest {
    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @IntRange(min = 0, max = 140) int months,
            @ForAll @LongRange(min = 1, max = 99_999_999) long gross,
            @ForAll boolean paid,
            @ForAll PeriodRule rule)
            throws Exception {
        YearMonth period = YearMonth.of(2019, 1).plusMonths(months);
        String day = period.atDay(28).toString();
        Form29 form = Form29Assembler.chile()
                .assemble(new Form29Request(
                        period,
                        rule,
                        List.of(Form29AssemblerTest.boleta("12345678-5/1", day, paid ? day : "", gross)),
                        Map.of(F29Code.of("115"), new BigDecimal("0.125"), F29Code.of("563"), new BigDecimal(gross))));

        ObjectNode json = Form29Json.write(form, Locale.ENGLISH);
        Form29 back = Form29Json.read(JsonMapper.builder().build().readTree(json.toString()));

        assertThat(back.period()).isEqualTo(form.period());
        assertThat(back.rule()).isEqualTo(form.rule());
        assertThat(back.codes()).isEqualTo(form.codes());
        assertThat(back.boletas()).isEqualTo(form.boletas());
        assertThat(back.dueDates()).isEqualTo(form.dueDates());
        assertThat(Form29Json.write(back, Locale.ENGLISH)).isEqualTo(json);
    }

    /** 28 June 2026 is a Sunday and 29 June a holiday; that the 28th moves nobody confirms. */
    @Test
    void pesosAreIntegersRatesAreTextAndAShiftSaysWhy() throws Exception {
        Form29 form = Form29Assembler.chile()
                .assemble(new Form29Request(
                        YearMonth.of(2026, 5),
                        PeriodRule.PAYMENT_DATE,
                        List.of(Form29AssemblerTest.boleta("12345678-5/7", "2026-05-04", "2026-05-05", 1_000_000)),
                        Map.of(
                                F29Code.of("115"),
                                new BigDecimal("2"),
                                F29Code.of("563"),
                                new BigDecimal("1001"),
                                F29Code.of("999"),
                                new BigDecimal("0.5"))));

        assertThat(parsed(Form29Json.write(form, Locale.ENGLISH).toString())).isEqualTo(parsed("""
                {"period": "2026-05", "periodRule": "PAYMENT_DATE",
                 "codes": {"151": 152500, "563": 1001, "115": "2", "62": 20, "595": 152520, "547": 152520, "91": 152520,
                           "999": "0.5"},
                 "boletas": {"151": ["12345678-5/7"]},
                 "dueDates": {"12": "2026-06-12", "20": "2026-06-22", "28": "2026-06-30"},
                 "dueDateShifts": [
                   {"day": 20, "nominal": "2026-06-20", "verified": true,
                    "because": {"2026-06-20": "sábado", "2026-06-21": "Día Nacional de los Pueblos Indígenas"}},
                   {"day": 28, "nominal": "2026-06-28", "verified": false,
                    "because": {"2026-06-28": "domingo", "2026-06-29": "San Pedro y San Pablo"}}],
                 "warnings": [{"code": "F29_CODE_UNKNOWN",
                   "message": "%s", "where": "%s", "remedy": "%s"}]}
                """.formatted(
                        form.warnings().get(0).message().en(),
                        form.warnings().get(0).where(),
                        form.warnings().get(0).remedy().en())));
    }

    @Test
    @Tag("CORR-1")
    void aCorrectionNamesEachCodeWithTheBoletasBehindTheDifference() throws Exception {
        Form29 filed = form(Form29AssemblerTest.boleta("12345678-5/7", "2026-05-04", "2026-05-05", 1_000_000), "1.5");
        Boleta less = Form29AssemblerTest.boleta("12345678-5/7", "2026-05-04", "2026-05-05", 900_000);
        Form29Correction correction = Form29Correction.between(
                MonthFigures.of(
                        filed,
                        List.of(Form29AssemblerTest.boleta("12345678-5/7", "2026-05-04", "2026-05-05", 1_000_000))),
                MonthFigures.of(form(less, "2"), List.of(less)));

        // 15.25 % of 100,000 less.
        assertThat(parsed(Form29Json.write(correction).toString())).isEqualTo(parsed("""
                {"period": "2026-05", "needed": true, "payable": -15250, "codes": [
                  {"code": "151", "filed": 152500, "now": 137250, "difference": -15250, "boletas": [
                    {"boleta": "12345678-5/7", "filed": 152500, "now": 137250, "difference": -15250,
                     "causes": ["AMOUNT"]}]},
                  {"code": "115", "filed": "1.5", "now": "2", "difference": "0.5", "boletas": []},
                  {"code": "595", "filed": 152500, "now": 137250, "difference": -15250, "boletas": []},
                  {"code": "547", "filed": 152500, "now": 137250, "difference": -15250, "boletas": []},
                  {"code": "91", "filed": 152500, "now": 137250, "difference": -15250, "boletas": []}]}
                """));
    }

    private static JsonNode parsed(String json) throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(json);
    }

    private static Form29 form(Boleta boleta, String rate) {
        return Form29Assembler.chile()
                .assemble(new Form29Request(
                        YearMonth.of(2026, 5),
                        PeriodRule.PAYMENT_DATE,
                        List.of(boleta),
                        Map.of(F29Code.of("115"), new BigDecimal(rate))));
    }

    @Test
    void whatIsNoFormIsOneTypedError() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        for (String text : List.of(
                "{}",
                "[]",
                "{\"period\":\"2026-13\"}",
                "{\"period\":\"2026-01\",\"periodRule\":\"X\",\"codes\":{},\"boletas\":{},\"dueDates\":{}}")) {
            assertThatThrownBy(() -> Form29Json.read(mapper.readTree(text)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("FORM29_JSON"));
        }
    }
}
