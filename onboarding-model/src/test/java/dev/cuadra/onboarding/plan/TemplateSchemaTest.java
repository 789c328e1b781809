package dev.cuadra.onboarding.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSchemaTest {
    private static final JsonNode SCHEMA = Plans.shipped("template.schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"customer-onboarding", "boleta-onboarding"})
    @Tag("PLAN-5")
    void theShippedTemplatesFitTheirSchema(String name) {
        ObjectNode template = Plans.shipped(name + ".json");
        assertThat(faults(SCHEMA, template, "$")).isEmpty();
        ((ObjectNode) template.get("tasks").get(0)).put("colour", "red").remove("title");
        ((ObjectNode) template.get("limits")).put("blockerClock", "sundial");
        assertThat(faults(SCHEMA, template, "$"))
                .containsExactlyInAnyOrder(
                        "$.tasks[].colour", "$.tasks[].title is missing", "$.limits.blockerClock = \"sundial\"");
    }

    private static List<String> faults(JsonNode written, JsonNode value, String path) {
        JsonNode schema =
                written.has("$ref") ? SCHEMA.at(written.get("$ref").asText().substring(1)) : written;
        List<String> faults = new ArrayList<>();
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(path + "." + name.asText() + " is missing");
            }
        });
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            String at = path + "." + member.getKey();
            faults.addAll(known.isMissingNode() ? List.of(at) : faults(known, member.getValue(), at));
        });
        if (value.isArray()) {
            value.forEach(item -> faults.addAll(faults(schema.path("items"), item, path + "[]")));
        }
        boolean listed = !schema.has("enum");
        for (JsonNode word : schema.path("enum")) {
            listed |= word.equals(value);
        }
        boolean fits = !schema.has("pattern")
                || java.util.regex.Pattern.compile(schema.get("pattern").asText())
                        .matcher(value.asText())
                        .find();
        if (!listed || !fits) {
            faults.add(path + " = " + value);
        }
        return faults;
    }
}
