package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateOperationsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode asked(ObjectNode input) throws IOException {
        return JSON.readTree(new Rules(Locale.ENGLISH).answer(input.toString()));
    }

    private static ObjectNode example(String operation) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Rules.class.getResourceAsStream("/dev/cuadra/examples/schema/" + operation + ".json"))) {
            return (ObjectNode) JSON.readTree(in).get("example").get("input");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "26, 36, 2, 0.95, 0.560075, 0.841517",
        "0, 3, 2, 0.95, 0.000000, 0.561497",
        "3, 3, 1, 0.95, 0.525804, 1.000000"
    })
    void anIntervalHasSixDecimals(long k, long n, int sides, String confidence, String lower, String upper)
            throws IOException {
        ObjectNode input = example("stats.interval").put("k", k).put("n", n).put("sides", sides);
        JsonNode answer = asked(input.put("confidence", confidence));
        assertThat(answer.get("lower").asText()).isEqualTo(lower);
        assertThat(answer.get("upper").asText()).isEqualTo(upper);
    }

    @Test
    void nothingIsKnownOfNothing() throws IOException {
        assertThat(code(example("stats.interval").put("k", 0).put("n", 0))).isEqualTo("NO_DATA");
        assertThat(code(example("stats.interval").put("k", 4).put("n", 3))).isEqualTo("INPUT_KIND");
        assertThat(code(example("stats.interval").put("confidence", "1"))).isEqualTo("INPUT_KIND");
        assertThat(code(example("stats.interval").put("confidenze", "1"))).isEqualTo("INPUT_UNKNOWN_MEMBER");
    }

    private static String code(ObjectNode input) throws IOException {
        return asked(input).path("error").path("code").asText();
    }

    @Test
    void theThirdCustomerMakesThePassAndAThirdTicketTheFailure() throws IOException {
        ObjectNode input = example("gate.evaluate");
        assertThat(asked(input).path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        ((ObjectNode) input.path("observations").path(0)).put("k", 3).put("n", 3);
        assertThat(asked(input).path("verdict").asText()).isEqualTo("PASS");
        ((ObjectNode) input.path("observations").path(1)).put("value", "2");
        assertThat(asked(input).path("verdict").asText()).isEqualTo("FAIL");
    }

    @Test
    void whatCannotBeEvaluatedIsAProblemWithItsPlace() throws IOException {
        ObjectNode open = example("gate.evaluate");
        ((ObjectNode) open.at("/definition/gates/0/conditions/0")).put("value", "config");
        assertThat(code(open)).isEqualTo("GATE_CONFIG_OPEN");
        assertThat(asked(open).at("/error/where").asText()).isEqualTo("definition.gates[0].conditions[0].value");
        assertThat(code(example("gate.evaluate").put("gate", "none"))).isEqualTo("GATE_UNKNOWN_GATE");
        assertThat(code(example("gate.evaluate").put("zone", "nowhere"))).isEqualTo("INPUT_KIND");
        ObjectNode nothing = example("gate.evaluate");
        ((ArrayNode) nothing.at("/definition/gates/0/conditions")).removeAll();
        assertThat(code(nothing)).isEqualTo("GATE_EMPTY");
    }

    @Test
    void twoHoursOfErrorsTakeTheRolloutBack() throws IOException {
        ObjectNode input = example("rollout.decide");
        assertThat(asked(input).path("decision").asText()).isEqualTo("ADVANCE");
        ((ObjectNode) input.path("observations").path(3)).put("k", 8);
        assertThat(asked(input).path("decision").asText()).isEqualTo("ROLL_BACK");
        ((ArrayNode) input.path("observations")).remove(3);
        JsonNode held = asked(input);
        assertThat(held.path("decision").asText()).isEqualTo("HOLD");
        assertThat(held.path("reason").asText()).isEqualTo("DATA_MISSING");
    }

    private static ObjectNode pack(String operation) {
        ObjectNode input = JSON.createObjectNode().put("op", operation).put("pack", "boleta-launch");
        input.putObject("settings").put("complaintsPerWeek", 3);
        input.put("at", "2025-10-03T12:00:00Z").put("zone", "America/Santiago");
        ArrayNode readings = input.putArray("observations");
        readings.addObject()
                .put("metric", "beta_activation_pct")
                .put("at", "2025-10-01T12:00:00Z")
                .put("k", 3)
                .put("n", 3);
        return input;
    }

    @Test
    void aPackIsNamedInsteadOfADefinition() throws IOException {
        JsonNode gate = asked(pack("gate.evaluate").put("gate", "launch-success-week-1"));
        assertThat(gate.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(gate.at("/conditions/0/outcome").asText()).isEqualTo("MET");
        assertThat(gate.at("/conditions/0/rows/0").asText()).isEqualTo("BL-233");
        assertThat(gate.path("warnings").findValuesAsText("code")).contains("GATE_EXPOSURE_CAP");
        JsonNode rollout = asked(pack("rollout.decide").put("phase", "beta"));
        assertThat(rollout.path("decision").asText()).isEqualTo("HOLD");
        assertThat(rollout.path("because").toString()).contains("BL-163", "BL-165");
        ObjectNode one = pack("gate.evaluate").put("gate", "eligibility").put("scope", "customer:7");
        ((ArrayNode) one.path("observations"))
                .addObject()
                .put("metric", "contractors_per_month")
                .put("scope", "customer:7")
                .put("at", "2025-10-01T12:00:00Z")
                .put("value", "14");
        assertThat(asked(one).path("verdict").asText()).isEqualTo("FAIL");
        assertThat(asked(one.put("scope", "customer:8")).path("verdict").asText())
                .isEqualTo("INCONCLUSIVE");
    }

    @Test
    void whatThePageAsksOfAPackFailsAsItSays() throws IOException {
        String page = Files.readString(Path.of("..", "cli.md"));
        Matcher shown = Pattern.compile("<!-- asked: gate.evaluate -->\n```json\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page);
        assertThat(shown.find()).isTrue();
        JsonNode answer = asked((ObjectNode) JSON.readTree(shown.group(1)));
        assertThat(answer.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(answer.path("reason").asText()).isEqualTo("BL-011");
    }

    @Test
    void whatAPackLeavesOpenIsAProblemThatNamesTheRow() throws IOException {
        ObjectNode open = pack("gate.evaluate").put("gate", "go-live");
        open.putObject("settings");
        assertThat(code(open)).isEqualTo("PACK_SETTING_MISSING");
        assertThat(asked(open).at("/error/message").asText()).contains("BL-165");
        assertThat(code(pack("gate.evaluate").put("pack", "none"))).isEqualTo("PACK_UNKNOWN");
        ObjectNode both = pack("gate.evaluate");
        both.putObject("definition");
        assertThat(code(both)).isEqualTo("INPUT_EITHER");
        ObjectNode neither = pack("gate.evaluate");
        neither.remove("pack");
        assertThat(code(neither)).isEqualTo("INPUT_EITHER");
        ObjectNode list = pack("gate.evaluate");
        ((ObjectNode) list.path("settings")).putArray("complaintsPerWeek");
        assertThat(code(list)).isEqualTo("INPUT_KIND");
    }
}
