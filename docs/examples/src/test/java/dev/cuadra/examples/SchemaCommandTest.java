package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.examples.rules.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<String> names() {
        return SchemaCommand.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExampleFitsItsSchemaAndIsWhatTheOperationAnswers(String name) throws IOException {
        Cli call = Cli.run("schema", name);
        assertThat(call.code()).isZero();
        JsonNode schema = JSON.readTree(call.out());
        JsonNode output = schema.get("example").get("output");

        assertThat(faults(schema.get("output"), output, "output")).isEmpty();
        if (schema.has("op")) {
            JsonNode input = schema.get("example").get("input");
            assertThat(faults(schema.get("input"), input, "input")).isEmpty();
            assertThat(JSON.readTree(new Rules(Locale.ENGLISH).answer(input.toString())))
                    .isEqualTo(output);
        }
    }

    @Test
    void everyOperationHasASchema() {
        assertThat(SchemaCommand.NAMES).containsAll(Rules.operations());
        assertThat(Cli.run("schema").out().lines().toList()).isEqualTo(SchemaCommand.NAMES);
    }

    @Test
    void anUnknownNameIsOneJsonError() throws IOException {
        Cli call = Cli.run("schema", "../secret", "--lang", "en");

        assertThat(call.code()).isEqualTo(2);
        assertThat(JSON.readTree(call.err()).get("error").get("code").asText()).isEqualTo("SCHEMA_UNKNOWN");
    }

    /** The parts of JSON Schema that our schemas use. */
    private static List<String> faults(JsonNode schema, JsonNode value, String path) {
        List<String> faults = new ArrayList<>();
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(path + " is not " + schema.get("const"));
        }
        if (schema.has("enum")) {
            boolean listed = false;
            for (JsonNode word : schema.get("enum")) {
                listed |= word.equals(value);
            }
            if (!listed) {
                faults.add(path + " is not listed: " + value);
            }
        }
        if (schema.has("type") && !typed(schema.get("type"), value)) {
            faults.add(path + " is no " + schema.get("type"));
        }
        if (schema.has("pattern")
                && !value.asText().matches(schema.get("pattern").asText())) {
            faults.add(path + " does not match " + schema.get("pattern"));
        }
        schema.path("required").forEach(member -> {
            if (!value.has(member.asText())) {
                faults.add(path + " lacks " + member);
            }
        });
        value.properties().forEach(entry -> {
            JsonNode known = schema.path("properties").get(entry.getKey());
            JsonNode other = schema.path("additionalProperties");
            if (known != null) {
                faults.addAll(faults(known, entry.getValue(), path + "." + entry.getKey()));
            } else if (other.isObject()) {
                faults.addAll(faults(other, entry.getValue(), path + "." + entry.getKey()));
            } else if (schema.has("properties")) {
                faults.add(path + " has " + entry.getKey());
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> faults.addAll(faults(schema.get("items"), item, path + "[]")));
        }
        return faults;
    }

    private static boolean typed(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            boolean any = false;
            for (JsonNode one : type) {
                any |= typed(one, value);
            }
            return any;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
