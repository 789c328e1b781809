package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.examples.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value of each operation's example gives way, one after the other, to what nobody means. */
class HostileRequestsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "-1",
                    "1e400",
                    "-9223372036854775808",
                    "999999999999999",
                    "[]",
                    "\"total\"",
                    "\"\\u0000\"",
                    "\"99999999999999999999999999\"",
                    "\"0000-01-01\"",
                    "\"+999999999-12-31\"",
                    "\"-999999999-01-01T00:00:00+18:00\"",
                    "\"9999-12-31T23:59:59-18:00\"",
                    "\"PT9223372036854775807S\"",
                    "\"AU.\"",
                    "\"(\"")
            .map(HostileRequestsTest::json)
            .toList();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final Rules rules = new Rules(Locale.ENGLISH);

    static Collection<String> operations() {
        return Rules.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRequestGetsAnAnswerOrAProblemThatIsItsOwn(String operation) throws IOException {
        ObjectNode request = example(operation);
        for (JsonPointer place : places(request)) {
            for (JsonNode value : VALUES) {
                answered(with(request, place, value));
            }
            answered(without(request, place));
        }
    }

    private static ObjectNode example(String operation) throws IOException {
        try (InputStream in = SchemaCommand.class.getResourceAsStream("schema/" + operation + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in)).at("/example/input");
        }
    }

    private void answered(JsonNode request) {
        String answer = rules.answer(request.toString());
        assertThat(answer).doesNotContain("\n");
        try {
            JsonNode told = JSON.readTree(answer);
            assertThat(told.get("id")).isEqualTo(request.get("id"));
            if (!told.get("ok").asBoolean()) {
                JsonNode error = told.get("error");
                assertThat(error.get("code").asText())
                        .as("%s", request)
                        .isNotBlank()
                        .isNotEqualTo("INTERNAL");
                assertThat(error.get("message").asText()).isNotBlank();
                assertThat(error.get("remedy").asText()).isNotBlank();
                assertThat(error.get("where").asText()).as("%s", answer).isNotBlank();
            }
        } catch (IOException e) {
            throw new AssertionError(answer, e);
        }
    }

    /** Where each value stands, whole lists and objects too; the operation and the id stay. */
    private static List<JsonPointer> places(ObjectNode request) {
        List<JsonPointer> all = new ArrayList<>();
        collect(JsonPointer.empty(), request, all);
        all.removeIf(place -> List.of("", "/id", "/op").contains(place.toString()));
        return all;
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> all) {
        all.add(at);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collect(at.appendProperty(member.getKey()), member.getValue(), all);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collect(at.appendIndex(index), node.get(index), all);
        }
    }

    private static JsonNode with(ObjectNode request, JsonPointer place, JsonNode value) {
        JsonNode copy = request.deepCopy();
        if (copy.at(place.head()) instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) copy.at(place.head())).set(place.last().getMatchingProperty(), value);
        }
        return copy;
    }

    private static JsonNode without(ObjectNode request, JsonPointer place) {
        JsonNode copy = request.deepCopy();
        if (copy.at(place.head()) instanceof ArrayNode list) {
            list.remove(place.last().getMatchingIndex());
        } else {
            ((ObjectNode) copy.at(place.head())).remove(place.last().getMatchingProperty());
        }
        return copy;
    }
}
