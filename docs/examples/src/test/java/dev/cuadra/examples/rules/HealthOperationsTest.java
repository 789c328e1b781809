package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthOperationsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode asked(ObjectNode input) throws IOException {
        return JSON.readTree(new Rules(Locale.ENGLISH).answer(input.toString()));
    }

    private static ObjectNode example() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Rules.class.getResourceAsStream("/dev/cuadra/examples/schema/health.score.json"))) {
            return (ObjectNode) JSON.readTree(in).get("example").get("input");
        }
    }

    private static ObjectNode indicator(ObjectNode input, int place) {
        return (ObjectNode) input.get("indicators").get(place);
    }

    private static String code(ObjectNode input) throws IOException {
        return asked(input).path("error").path("code").asText();
    }

    @Test
    void theWorkedTableComesOutWithAllItsIndicators() throws IOException {
        ObjectNode input = example();
        indicator(input, 2).put("value", 8.2).put("ageDays", 7);
        input.remove("redFlags");
        JsonNode answer = asked(input);

        assertThat(answer.get("score").asText()).startsWith("77.68");
        assertThat(answer.get("coverage").asText()).startsWith("0.893");
        assertThat(answer.get("band").asText()).isEqualTo("WATCH");
        assertThat(answer.get("unconfirmed").isNull()).isTrue();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : answer.get("contributions")) {
            sum = sum.add(new BigDecimal(each.get("contribution").asText()));
        }
        assertThat(sum).isEqualTo(new BigDecimal(answer.get("score").asText()));
    }

    @Test
    void contributionsComeInTheOrderAskedAndMissingIsNoZero() throws IOException {
        JsonNode answer = asked(example());
        assertThat(answer.get("contributions").findValuesAsText("key"))
                .containsExactly("attendance", "on-time", "pulse", "reply");
        assertThat(answer.at("/contributions/2/state").asText()).isEqualTo("MISSING");
        assertThat(answer.get("score").asText()).isEqualTo("77.109748");
        assertThat(answer.get("band").asText()).isEqualTo("WARNING");
        assertThat(answer.get("capped").asBoolean()).isTrue();

        ObjectNode unknown = example();
        indicator(unknown, 0).putNull("value");
        assertThat(asked(unknown).get("score").isNull()).isTrue();
        assertThat(asked(unknown).get("unconfirmed").asText()).isEqualTo("73.136307");
        assertThat(asked(unknown).get("band").asText()).isEqualTo("UNKNOWN");

        ObjectNode apart = example();
        indicator(apart, 2).put("applies", false);
        assertThat(asked(apart).get("coverage").asText()).startsWith("0.955");
        assertThat(asked(apart).at("/contributions/2/state").asText()).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "weight, 0, INPUT_KIND",
        "weight, NaN, INPUT_KIND",
        "halfLifeDays, -1, INPUT_KIND",
        "maxAgeDays, 0, INPUT_KIND",
        "ageDays, -0.5, INPUT_KIND",
        "full, 60.0, HEALTH_ANCHORS",
        "key, on-time, INPUT_TWICE",
        "key, ' ', INPUT_KIND",
        "valeu, 90, INPUT_UNKNOWN_MEMBER",
        "value, 1e999999999, INPUT_KIND"
    })
    void whatCannotBeIsSaidWithItsPlace(String member, String value, String code) throws IOException {
        ObjectNode input = example();
        indicator(input, 0).put(member, value);
        assertThat(code(input)).isEqualTo(code);
    }

    @Test
    void aValueNeedsItsAge() throws IOException {
        ObjectNode input = example();
        indicator(input, 0).remove("ageDays");
        assertThat(code(input)).isEqualTo("INPUT_MISSING");
        assertThat(code(example().put("redFlags", "x"))).isEqualTo("INPUT_KIND");
        ObjectNode none = example();
        none.set("indicators", JSON.createArrayNode());
        assertThat(asked(none).get("band").asText()).isEqualTo("UNKNOWN");
        assertThat(asked(none).get("contributions"))
                .isInstanceOf(ArrayNode.class)
                .isEmpty();
    }
}
