package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Ground;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

        if (schema.has("output")) {
            assertThat(faults(schema.get("output"), output, "output")).isEmpty();
        }
        if (schema.has("input")) {
            JsonNode input = schema.get("example").get("input");
            assertThat(faults(schema.get("input"), input, "input")).isEmpty();
        }
        if (schema.has("op")) {
            JsonNode input = schema.get("example").get("input");
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

    @Test
    void whatMayBeChosenFromIsListedWhole() throws IOException {
        JsonNode terminate =
                JSON.readTree(SchemaCommand.schema("layby.terminate")).at("/input/properties");
        JsonNode replay = JSON.readTree(SchemaCommand.schema("layby.replay"));
        List<String> facts = new ArrayList<>(List.of("nonWorking"));
        Arrays.stream(Fact.values()).map(Fact::member).forEach(facts::add);
        Arrays.stream(FactDay.values()).map(FactDay::member).forEach(facts::add);

        assertThat(words(terminate.at("/jurisdiction/enum"))).containsExactly(names(Jurisdiction.values()));
        assertThat(words(terminate.at("/ground/enum"))).containsExactly(names(Ground.values()));
        assertThat(words(terminate.at("/endedBy/enum"))).containsExactly(names(EndedBy.values()));
        assertThat(words(terminate.at("/paid/items/properties/tender/enum"))).containsExactly(names(Tender.values()));
        assertThat(words(terminate.at("/costEvidence/items/properties/kind/enum")))
                .containsExactly(names(CostEvidence.Kind.values()));
        assertThat(members(terminate.at("/facts/properties"))).containsExactlyInAnyOrderElementsOf(facts);
        for (Fact fact : Fact.values()) {
            JsonNode usual = terminate.at("/facts/properties/" + fact.member() + "/default");
            assertThat(usual.asBoolean()).as(fact.member()).isEqualTo(fact.usual());
        }
        JsonNode agreement = replay.at("/input/properties/agreement/properties");
        assertThat(words(agreement.at("/fees/items/properties/kind/enum"))).containsExactly(names(FeeKind.values()));
        assertThat(words(agreement.at("/disclosed/items/enum"))).containsExactly(names(Disclosure.values()));
        assertThat(words(agreement.at("/schedule/properties/frequency/enum")))
                .containsExactly(names(Frequency.values()));
        assertThat(words(agreement.at("/schedule/properties/businessDays/enum")))
                .containsExactly(names(BusinessDays.values()));
        assertThat(words(replay.at("/output/properties/state/enum"))).containsExactly(names(LaybyState.values()));
        List<String> commands = new ArrayList<>();
        for (JsonSubTypes.Type type :
                LaybyCommand.class.getAnnotation(JsonSubTypes.class).value()) {
            commands.add(type.name());
        }
        List<String> events = new ArrayList<>(List.of("DRAFT"));
        replay.at("/input/properties/events/items/oneOf")
                .forEach(event -> events.add(event.at("/properties/type/const").asText()));
        assertThat(events).isEqualTo(commands);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> members(JsonNode object) {
        List<String> members = new ArrayList<>();
        object.fieldNames().forEachRemaining(members::add);
        return members;
    }

    private static String[] names(Object[] values) {
        return Arrays.stream(values).map(Object::toString).toArray(String[]::new);
    }

    /** The parts of JSON Schema that our schemas use. */
    static List<String> faults(JsonNode schema, JsonNode value, String path) {
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
            if (value.isObject() && !value.has(member.asText())) {
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
        if (schema.has("oneOf")) {
            int fitting = 0;
            for (JsonNode one : schema.get("oneOf")) {
                fitting += faults(one, value, path).isEmpty() ? 1 : 0;
            }
            if (fitting != 1) {
                faults.add(path + " fits " + fitting + " of what it may be one of");
            }
        }
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
