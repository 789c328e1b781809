package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Rules rules = new Rules(Locale.ENGLISH);

    @Test
    void everyLineIsAnsweredInOrderAndABadOneStopsNothing() throws IOException {
        String input =
                "{\"id\":1,\"op\":\"rut.parse\",\"text\":\"1-9\"}\nno json\n\n{\"id\":\"z\",\"op\":\"rut.parse\",\"text\":\"1-8\"}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        rules.run(new BufferedReader(new StringReader(input)), new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)).get("verdict").asText()).isEqualTo("VALID_WARN");
        assertThat(JSON.readTree(lines.get(1)).get("id").isNull()).isTrue();
        assertThat(JSON.readTree(lines.get(1)).get("ok").asBoolean()).isFalse();
        assertThat(JSON.readTree(lines.get(3)).get("reason").asText()).isEqualTo("CHECK_DIGIT");
    }

    /** No decimal can hold the first two, no text the others: an id could not even be given back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"op\":\"retention.fromGross\",\"gross\":1e-99999999999,\"boletaDate\":\"2026-01-01\"}",
                "{\"id\":-5E4294967297,\"op\":\"rut.parse\",\"text\":\"1-9\"}",
                "{\"id\":\"\\ud800\",\"op\":\"rut.parse\",\"text\":\"1-9\"}",
                "{\"id\":1,\"op\":\"rut.parse\",\"\\udc00\":\"1-9\"}"
            })
    void whatNothingCanHoldIsNoJson(String line) throws IOException {
        JsonNode answer = JSON.readTree(rules.answer(line));

        assertThat(answer.get("id").isNull()).isTrue();
        assertThat(answer.at("/error/code").asText()).isEqualTo("INPUT_NOT_JSON");
        assertThat(rules.answer("{\"id\":\"\\ud83d\\ude00\",\"op\":\"rut.parse\",\"text\":\"1-9\"}"))
                .contains("\uD83D\uDE00");
    }

    @Test
    void amountsThatComeToMoreThanIsComputedAreSaidToBeTooLarge() throws IOException {
        String month = "{\"month\":%d,\"gross\":999999999999999,\"amounts\":{}}";
        String request = "{\"op\":\"annual.row\",\"year\":2025,\"payee\":\"1-9\",\"months\":[%s,%s]}";

        JsonNode answer = JSON.readTree(rules.answer(request.formatted(month.formatted(1), month.formatted(2))));

        assertThat(answer.at("/error/code").asText()).isEqualTo("CLP_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"rut.parse"} | INPUT_MISSING | text
            {"op":"rut.parse","text":7} | INPUT_KIND | text
            {"op":"rut.parse","text":"1-9","lang":"es"} | INPUT_UNKNOWN_MEMBER | lang
            {"op":"rut.Parse","text":"1-9"} | INPUT_UNKNOWN_OPERATION | op
            {"op":"retention.fromGross","gross":100.5,"boletaDate":"2026-01-01"} | INPUT_KIND | gross
            {"op":"retention.fromGross","gross":"100","boletaDate":"2026-01-01"} | INPUT_KIND | gross
            {"op":"retention.fromGross","gross":99999999999999999999,"boletaDate":"2026-01-01"} | INPUT_KIND | gross
            {"op":"retention.fromGross","gross":9999999999999999,"boletaDate":"2026-01-01"} | AMOUNT_TOO_LARGE | gross
            {"op":"retention.fromGross","gross":0,"boletaDate":"2026-01-01"} | AMOUNT_OUT_OF_RANGE | gross
            {"op":"retention.fromGross","gross":1,"boletaDate":"2026-02-30"} | INPUT_KIND | boletaDate
            {"op":"retention.fromGross","gross":1,"boletaDate":"1-1-2026"} | INPUT_KIND | boletaDate
            {"op":"retention.fromGross","gross":1,"boletaDate":"2026-01-01","concept":"BHE"} | INPUT_WORD | concept
            {"op":"retention.fromGross","gross":1,"boletaDate":"2026-01-01","loanBalance":"no"} | INPUT_KIND | loanBalance
            {"op":"form29.assemble","period":"2026-01","boletas":{}} | INPUT_KIND | boletas
            {"op":"form29.assemble","period":"2026-01","boletas":[5]} | INPUT_KIND | boletas[0]
            {"op":"form29.assemble","period":"2026-01","boletas":[{"folio":0,"issuer":"1-9","boletaDate":"2026-01-01","gross":5}]} | INPUT_FOLIO | boletas[0].folio
            {"op":"form29.assemble","period":"2026-01","boletas":[{"folio":1,"issuer":"1-8","boletaDate":"2026-01-01","gross":5}]} | RUT_CHECK_DIGIT | boletas[0].issuer
            {"op":"form29.assemble","period":"2026-01","boletas":[],"other":{"48":1e999999999}} | INPUT_KIND | other.48
            {"op":"form29.assemble","period":"2026-01","boletas":[],"other":{"x":1}} | INPUT_F29_CODE | other.x
            {"op":"form29.assemble","period":"2026-01","boletas":[],"other":{"151":1}} | F29_CODE_COMPUTED | other.151
            {"op":"form29.dueDate","period":"2026-01","day":13} | INPUT_DUE_DAY | day
            {"op":"form29.lateCharges","period":"2026-01","amount":-1,"dueDate":"2026-02-12","paidOn":"2026-02-13"} | LATE_AMOUNT | amount
            {"op":"form29.lateCharges","period":"2026-02","amount":1,"dueDate":"2026-02-12","paidOn":"2026-02-13"} | LATE_DUE_DATE | dueDate
            {"op":"form29.lateCharges","period":"2026-01","amount":1,"dueDate":"2026-02-12","paidOn":"2026-02-13","ipcPercent":"101"} | LATE_PERCENT | ipcPercent
            {"op":"form29.lateCharges","period":"2026-01","amount":1,"dueDate":"2026-02-12","paidOn":"2026-02-13","ipc":"1"} | INPUT_UNKNOWN_MEMBER | ipc
            {"op":"form29.lateCharges","period":"2026-09","amount":1,"dueDate":"2026-10-12","paidOn":"2026-11-22"} | LAW_DATE_NOT_COVERED | paidOn
            {"op":"form29.lateCharges","period":"2026-01","amount":-9223372036854775808,"dueDate":"2026-02-12","paidOn":"2026-02-13"} | AMOUNT_TOO_LARGE | amount
            {"op":"form29.assemble","period":"2026-01","boletas":[],"other":{"563":999999999999999,"115":999999999999999}} | F29_CODE_VALUE | other.115
            {"op":"form29.assemble","period":"2026-01","boletas":[{"folio":1,"issuer":"1-9","boletaDate":"1999-01-01","gross":5}]} | LAW_DATE_NOT_COVERED | boletas[0].boletaDate
            {"op":"form29.dueDate","period":"2031-01","day":12} | HOLIDAYS_NOT_COVERED | period
            {"op":"retention.fromGross","gross":-9223372036854775808,"boletaDate":"2026-01-01"} | AMOUNT_TOO_LARGE | gross
            {"op":"retention.fromGross","gross":1,"boletaDate":"1999-01-01"} | LAW_DATE_NOT_COVERED | boletaDate
            {"op":"retention.fromNet","net":1,"boletaDate":"1999-01-01"} | LAW_DATE_NOT_COVERED | boletaDate
            {"op":"annual.row","year":1999,"payee":"1-9","months":[]} | FACTORS_NOT_COVERED | year
            {"op":"layby.quote","jurisdiction":"AU","date":"2026-03-02","price":{"amount":"5.00","currency":"AU."}} | CURRENCY_UNKNOWN | price
            {"op":"layby.quote","jurisdiction":"AU","date":"2026-03-02","price":{"amount":"5.00","currency":"${x}"}} | CURRENCY_UNKNOWN | price
            {"op":"support.transition","launch":"2026-03-02","resolutionPercent":"90","at":"+999999999-12-31T00:00:00Z"} | INPUT_KIND | at
            {"op":"boleta.state","boletaDate":"2026-09-05","gross":0,"on":"2026-09-05"} | INPUT_RANGE | gross
            {"op":"boleta.state","boletaDate":"2026-09-05","gross":1,"on":"2026-09-05","events":[{"kind":"LAPSE","on":"2026-09-05"}]} | INPUT_WORD | events[0].kind
            {"op":"boleta.state","boletaDate":"2026-09-05","gross":1,"on":"2026-09-05","events":[{"kind":"ANNUL","on":"2026-09-05","cause":4}]} | INPUT_RANGE | events[0].cause
            {"op":"boleta.state","boletaDate":"2026-09-05","gross":1,"on":"2026-09-05","events":[{"kind":"CONFIRM","on":"2026-09-05","cause":1}]} | INPUT_UNKNOWN_MEMBER | events[0].cause
            {"op":"boleta.state","boletaDate":"2026-09-05","gross":1,"on":"2026-09-05","events":[{"kind":"REPORT","on":"2026-09-05"}]} | INPUT_MISSING | events[0].text
            {"op":"rollout.assign","salt":"s","customers":["a"]} | INPUT_EITHER | percent
            {"op":"rollout.assign","salt":"s","customers":["a"],"percent":5,"count":1} | INPUT_EITHER | percent
            {"op":"rollout.assign","salt":"s","percent":5} | INPUT_MISSING | customers
            {"op":"rollout.assign","salt":"","customers":["a"],"percent":5} | INPUT_KIND | salt
            {"op":"rollout.assign","salt":"s","customers":["a",""],"percent":5} | INPUT_KIND | customers
            {"op":"rollout.assign","salt":"s","customers":["a",7],"percent":5} | INPUT_KIND | customers
            {"op":"rollout.assign","salt":"s","customers":["a"],"percent":5.001} | INPUT_KIND | percent
            {"op":"rollout.assign","salt":"s","customers":["a"],"percent":"100.01"} | INPUT_KIND | percent
            {"op":"rollout.assign","salt":"s","customers":["a"],"percent":-1} | INPUT_KIND | percent
            {"op":"rollout.assign","salt":"s","customers":["a"],"count":-1} | INPUT_RANGE | count
            {"op":"rollout.assign","salt":"s","customers":["a"],"count":1,"sides":2} | INPUT_UNKNOWN_MEMBER | sides
            {"op":"calendar.isHoliday","date":"2031-01-01"} | HOLIDAYS_NOT_COVERED | date
            """)
    void badInputGetsItsCodeAndItsPlace(String line, String code, String where) throws IOException {
        JsonNode answer = JSON.readTree(rules.answer(line));

        assertThat(answer.get("ok").asBoolean()).isFalse();
        assertThat(answer.get("error").get("code").asText()).isEqualTo(code);
        assertThat(answer.get("error").get("where").asText()).isEqualTo(where);
        assertThat(answer.get("error").get("remedy").asText()).isNotBlank();
    }

    @Test
    void withoutTheGrowthOfPricesTheReadjustmentIsNullAndAWarningSaysSo() throws IOException {
        JsonNode answer = JSON.readTree(
                rules.answer(
                        "{\"op\":\"form29.lateCharges\",\"period\":\"2024-06\",\"amount\":377925,\"dueDate\":\"2024-07-22\",\"paidOn\":\"2024-07-23\"}"));

        assertThat(answer.get("readjustment").isNull()).isTrue();
        assertThat(answer.get("total").asLong()).isEqualTo(43_462);
        assertThat(answer.get("payable").asLong()).isEqualTo(421_387);
        assertThat(answer.get("warnings").findValuesAsText("code"))
                .containsExactly("LATE_ESTIMATE", "LATE_IPC_NOT_NEEDED");
    }

    @Test
    void anEventThatCannotHaveHappenedIsARefusalAndNamesItsPlace() throws IOException {
        JsonNode answer =
                JSON.readTree(rules.answer("{\"op\":\"boleta.state\",\"boletaDate\":\"2026-09-05\",\"gross\":1,"
                        + "\"on\":\"2026-12-01\",\"events\":[{\"kind\":\"REPORT\",\"on\":\"2026-11-01\",\"text\":\"VIGENTE\"},"
                        + "{\"kind\":\"ANNUL\",\"on\":\"2026-10-11\"}]}"));

        assertThat(answer.get("ok").asBoolean()).isTrue();
        assertThat(answer.get("state").isNull()).isTrue();
        assertThat(answer.at("/refusal/code").asText()).isEqualTo("LIFE_TOO_LATE_ALONE");
        assertThat(answer.at("/refusal/where").asText()).isEqualTo("events[1]");
    }

    @Test
    void thePublishedCustomersAreTakenByShareAndByNumber() throws IOException {
        String customers = IntStream.rangeClosed(1, 180)
                .mapToObj(i -> String.format(Locale.ROOT, "\"cust-%03d\"", i))
                .collect(Collectors.joining(","));
        String line =
                "{\"op\":\"rollout.assign\",\"salt\":\"boleta_automation_enabled\",\"customers\":[" + customers + "],";
        JsonNode share = JSON.readTree(rules.answer(line + "\"percent\":5}"));
        JsonNode number = JSON.readTree(rules.answer(line + "\"count\":36}"));

        assertThat(share.get("assigned").toString())
                .isEqualTo(
                        "[\"cust-036\",\"cust-018\",\"cust-137\",\"cust-094\",\"cust-170\",\"cust-092\",\"cust-060\"]");
        assertThat(share.at("/buckets/cust-042").asInt()).isEqualTo(1_148);
        assertThat(share.get("buckets")).hasSize(180);
        assertThat(number.get("assigned")).hasSize(36);
        assertThat(number.at("/assigned/8").asText()).isEqualTo("cust-155");
        assertThat(number.at("/assigned/35").asText()).isEqualTo("cust-120");
        assertThat(JSON.readTree(rules.answer(line + "\"percent\":\"20.00\"}")).get("assigned"))
                .hasSize(35);
        assertThat(JSON.readTree(rules.answer(line + "\"count\":500}")).get("assigned"))
                .hasSize(180);
        assertThat(JSON.readTree(rules.answer(line + "\"count\":0}")).get("assigned"))
                .isEmpty();
    }

    @Test
    void duplicateMembersAndTextBehindTheObjectAreNoJson() throws IOException {
        for (String line : List.of(
                "{\"op\":\"rut.parse\",\"text\":\"1-9\",\"text\":\"1-8\"}",
                "{\"op\":\"rut.parse\",\"text\":\"1-9\"} x",
                "[".repeat(5_000))) {
            assertThat(JSON.readTree(rules.answer(line))
                            .get("error")
                            .get("code")
                            .asText())
                    .isEqualTo("INPUT_NOT_JSON");
        }
    }

    @Property(tries = 500)
    void anyTextGetsOneLineOfJson(@ForAll String text) throws IOException {
        String answer = rules.answer(text);

        assertThat(answer).doesNotContain("\n");
        assertThat(JSON.readTree(answer).has("ok")).isTrue();
        assertThat(answer).doesNotContain("INTERNAL");
    }

    @Test
    void theTextsFollowTheLanguageAndTheCodesDoNot() throws IOException {
        String line = "{\"op\":\"rut.parse\"}";
        JsonNode spanish = JSON.readTree(new Rules(Locale.forLanguageTag("es")).answer(line))
                .get("error");
        JsonNode english = JSON.readTree(rules.answer(line)).get("error");

        assertThat(spanish.get("code")).isEqualTo(english.get("code"));
        assertThat(spanish.get("message").asText()).contains("Falta");
        assertThat(english.get("message").asText()).contains("missing");
    }
}
