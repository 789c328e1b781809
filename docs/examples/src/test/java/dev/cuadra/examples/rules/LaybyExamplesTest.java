package dev.cuadra.examples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The worked examples of the reference, as anyone can put them to the operations. Figures were worked by hand. */
class LaybyExamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<JsonNode> ROWS = rows();

    private final Rules rules = new Rules(Locale.ENGLISH);

    @TestFactory
    Stream<DynamicTest> eachExampleComesToItsFigures() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.at("/input/id").asText(), () -> {
                    ObjectNode expected = row.get("expected").deepCopy();
                    if (!expected.has("ok")) {
                        expected.put("ok", true);
                    }
                    JsonNode answer =
                            JSON.readTree(rules.answer(row.get("input").toString()));
                    assertThat(differences(expected, answer, ""))
                            .as(answer.toPrettyString())
                            .isEmpty();
                }));
    }

    @Test
    void noExampleIsLeftOut() {
        Set<String> there =
                ROWS.stream().map(row -> row.get("example").asText()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(there)
                .isEqualTo(IntStream.rangeClosed(1, 17)
                        .mapToObj(n -> String.format(Locale.ROOT, "E-%02d", n))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The same lines through the process, in one go and in their order. */
    @Test
    void theWordsOfTheLanguageChangeNoFigure() throws IOException {
        Rules spanish = new Rules(Locale.forLanguageTag("es"));
        for (JsonNode row : ROWS) {
            JsonNode es = JSON.readTree(spanish.answer(row.get("input").toString()));
            JsonNode en = JSON.readTree(rules.answer(row.get("input").toString()));
            for (String member : List.of("ok", "charge", "refund", "instalments", "accounts", "rules")) {
                assertThat(es.get(member)).as(row.at("/input/id").asText()).isEqualTo(en.get(member));
            }
        }
    }

    /** What of {@code expected} is otherwise; members that it does not name are not looked at. */
    private static List<String> differences(JsonNode expected, JsonNode actual, String path) {
        List<String> found = new ArrayList<>();
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                found.addAll(
                        differences(member.getValue(), actual.path(member.getKey()), path + "." + member.getKey()));
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                found.addAll(differences(expected.get(i), actual.get(i), path + "[" + i + "]"));
            }
        } else if (!expected.equals(actual)) {
            found.add(path + " is " + actual + " and not " + expected);
        }
        return found;
    }

    private static List<JsonNode> rows() {
        try (InputStream in = LaybyExamplesTest.class.getResourceAsStream("layby-examples.jsonl")) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<JsonNode> rows = new ArrayList<>();
            for (String line : text.lines().toList()) {
                rows.add(JSON.readTree(line));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
