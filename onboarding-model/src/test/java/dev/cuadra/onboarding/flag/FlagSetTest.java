package dev.cuadra.onboarding.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.onboarding.exposure.Assignment;
import dev.cuadra.onboarding.exposure.Phase;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagSetTest {
    /** A sound definition; the faults below are changes of it. */
    private static final String SOUND = """
            {"schema": 1, "flags": [
            {"key": "color", "type": "string", "description": {"es": "El color", "en": "The colour"},
             "owner": "product-manager", "variants": {"red": "#f00", "blue": "#00f", "grey": "#888"},
             "exposed": {"red": 30, "blue": 70}, "otherwise": "grey", "allowList": "early", "salt": "colours",
             "population": 200, "reopen": ["engineering-lead"],
             "phases": [
               {"name": "first", "percent": "2.5", "assignment": "list", "expected": 5},
               {"name": "second", "percent": "10", "assignment": "rank", "expected": 20,
                "eligible": [{"fact": "seats", "operator": ">", "value": "4.5"}]},
               {"name": "last", "percent": "100.00", "assignment": "hash"}]},
            {"key": "early", "type": "list", "description": {"es": "Los primeros", "en": "The first"},
             "owner": "product-manager"}]}
            """;

    @Test
    @Tag("FLAG-1")
    void theFlagsThatShipAreThoseOfTheLaunch() {
        FlagSet shipped = FlagSet.shipped();

        assertThat(shipped.flags()).containsOnlyKeys("boleta_automation_enabled", "boleta_beta_customers");
        FlagDefinition.Valued flag = (FlagDefinition.Valued) shipped.flag("boleta_automation_enabled");
        assertThat(flag.type()).isEqualTo(FlagType.BOOLEAN);
        assertThat(flag.salt()).isEqualTo("boleta_automation_enabled");
        assertThat(flag.allowList()).contains("boleta_beta_customers");
        assertThat(flag.terms().reopeners()).containsExactlyInAnyOrder("engineering-lead", "product-manager");
        assertThat(flag.terms().phases().steps())
                .extracting(Phase::name, phase -> phase.percent().toString(), Phase::assignment)
                .containsExactly(
                        tuple("phase1-beta", "5", Assignment.LIST),
                        tuple("phase2-rollout", "20", Assignment.RANK),
                        tuple("phase3-ga", "100", Assignment.HASH));
        assertThat(shipped.flag("boleta_beta_customers").type()).isEqualTo(FlagType.LIST);
    }

    @Test
    @Tag("EXPO-6")
    @Tag("FLAG-2")
    void aListThatDoesNotFillItsPercentageIsAWarning() {
        List<Problem> warnings = FlagSet.shipped().warnings();

        assertThat(warnings).extracting(Problem::code).containsExactly("FLAG_LIST_AND_PERCENT");
        assertThat(warnings.get(0).message().en()).contains("3 of 180 customers are 1.67 %, not 5 %", "ceiling of 9");
        assertThat(warnings.get(0).message().es()).contains("tope de 9");
        assertThat(warnings.get(0).where()).hasToString("flags.json:flags[0].phases[0].expected");
    }

    @Test
    @Tag("FLAG-2")
    void aNumberExpectedOfAHashIsAnAverageAndTheWarningSaysHowFarOff() {
        FlagSet set = FlagSet.read(
                "test",
                SOUND.replace(
                                "\"percent\": \"10\", \"assignment\": \"rank\"",
                                "\"percent\": \"20\", \"assignment\": \"hash\"")
                        .replace("200", "180")
                        .replace("\"expected\": 5}", "\"expected\": 4}"));

        // The root of 180 · 0.2 · 0.8 is 5.37; 2.5 % of 180 is 4.5, of which the half goes up.
        assertThat(set.warnings())
                .extracting(Problem::code)
                .containsExactly("FLAG_LIST_AND_PERCENT", "FLAG_RANDOM_COUNT");
        assertThat(set.warnings().get(1).message().en()).contains("36 on average", "5.4");
    }

    @Test
    @Tag("FLAG-1")
    void aDefinitionIsReadAsItStands() {
        FlagSet set = FlagSet.read("test", SOUND);
        FlagDefinition.Valued flag = (FlagDefinition.Valued) set.flag("color");

        assertThat(set.warnings()).isEmpty();
        assertThat(flag.salt()).isEqualTo("colours");
        assertThat(flag.exposed().parts()).containsExactly(new Split.Part("blue", 70), new Split.Part("red", 30));
        assertThat(flag.terms().phases().steps().get(1).criteria()).hasToString("[seats > 4.5]");
        assertThat(flag.named("blue").value()).isEqualTo("#00f");
        assertThat(flag.named("gone")).isEqualTo(flag.named("blue"));
        assertThat(flag.isOtherwise("#888")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "schema": 1 | "schema": 2 | FLAG_MEMBER_VALUE | schema
            "schema": 1, | "schema": 1, "extra": 2, | FLAG_MEMBER_UNKNOWN | extra
            "schema": 1, | "schema": 1, "schema": 1, | FLAG_JSON | ``
            "key": "color" | "key": "Color" | FLAG_MEMBER_VALUE | flags[0].key
            "key": "early" | "key": "color" | FLAG_DOUBLE | flags[1].key
            "type": "string" | "type": "number" | FLAG_MEMBER_VALUE | flags[0].type
            "type": "string" | "type": "integer" | FLAG_VARIANT_TYPE | flags[0].variants.blue
            "otherwise": "grey" | "otherwise": "gray" | FLAG_VARIANT_UNKNOWN | flags[0].otherwise
            "red": 30 | "green": 30 | FLAG_VARIANT_UNKNOWN | flags[0].exposed.green
            "red": 30, "blue": 70 | "red": 0, "blue": 0 | FLAG_MEMBER_VALUE | flags[0].exposed
            "red": 30 | "red": 30.5 | FLAG_MEMBER_VALUE | flags[0].exposed.red
            "allowList": "early" | "allowList": "late" | FLAG_LIST_UNKNOWN | flags[0].allowList
            "owner": "product-manager", "variants" | "variants" | FLAG_MEMBER_MISSING | flags[0].owner
            , "en": "The colour" | `` | FLAG_MEMBER_MISSING | flags[0].description.en
            ["engineering-lead"] | [] | FLAG_MEMBER_VALUE | flags[0].reopen
            ["engineering-lead"] | "engineering-lead" | FLAG_MEMBER_VALUE | flags[0].reopen
            "population": 200 | "population": "200" | FLAG_MEMBER_VALUE | flags[0].population
            "percent": "10" | "percent": 10 | FLAG_MEMBER_VALUE | flags[0].phases[1].percent
            "percent": "10" | "percent": "10.001" | FLAG_MEMBER_VALUE | flags[0].phases[1].percent
            "percent": "10" | "percent": "2.5" | FLAG_PHASES | flags[0].phases[1].percent
            "percent": "100.00" | "percent": "99.99" | FLAG_PHASES | flags[0].phases[2].percent
            "assignment": "hash" | "assignment": "list" | FLAG_PHASES | flags[0].phases[2].percent
            "assignment": "list" | "assignment": "hash" | FLAG_PHASE_WAYS | flags[0].phases[1].assignment
            "assignment": "rank" | "assignment": "luck" | FLAG_MEMBER_VALUE | flags[0].phases[1].assignment
            "name": "second" | "name": "first" | FLAG_DOUBLE | flags[0].phases[1].name
            "expected": 5 | "expected": 6 | FLAG_EXPECTED | flags[0].phases[0].expected
            "expected": 20 | "expected": 19 | FLAG_EXPECTED | flags[0].phases[1].expected
            "value": "4.5" | "value": 4.5 | FLAG_MEMBER_VALUE | flags[0].phases[1].eligible[0].value
            "value": "4.5" | "value": "many" | FLAG_MEMBER_VALUE | flags[0].phases[1].eligible[0].value
            "operator": ">" | "operator": "=>" | FLAG_MEMBER_VALUE | flags[0].phases[1].eligible[0].operator
            """)
    @Tag("FLAG-1")
    @Tag("FLAG-2")
    void whatIsWrongIsSaidWithItsPlace(String sound, String wrong, String code, String place) {
        assertThat(SOUND).contains(sound);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> FlagSet.read("test", SOUND.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(wrong))));

        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().where().column()).isEqualTo(place);
        assertThat(refused.problem().remedy().es()).isNotBlank();
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("FLAG-1")
    void anyTextIsReadOrRefusedWithACode(@ForAll String text) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> FlagSet.read("test", text));

        assertThat(refused.problem().code()).startsWith("FLAG_");
    }

    @Test
    @Tag("FLAG-1")
    void valuesOfEveryTypeAreReadAndNobodyCanChangeThem() {
        String values = SOUND.replace("\"type\": \"string\"", "\"type\": \"object\"")
                .replace("\"#f00\"", "{\"rate\": 0.10, \"steps\": [1, \"two\", true]}")
                .replace("\"#00f\"", "{}")
                .replace("\"#888\"", "{}");
        FlagDefinition.Valued flag =
                (FlagDefinition.Valued) FlagSet.read("test", values).flag("color");

        assertThat(flag.variants().get("red"))
                .isEqualTo(Map.of("rate", new BigDecimal("0.10"), "steps", List.of(1L, "two", true)));
        String holes = values.replace("true]", "null]");
        assertThat(catchThrowableOfType(ProblemException.class, () -> FlagSet.read("test", holes))
                        .problem()
                        .code())
                .isEqualTo("FLAG_VARIANT_TYPE");
        String decimal = SOUND.replace("\"type\": \"string\"", "\"type\": \"decimal\"")
                .replace("\"#f00\"", "1")
                .replace("\"#00f\"", "0.5")
                .replace("\"#888\"", "0");
        assertThat(((FlagDefinition.Valued) FlagSet.read("test", decimal).flag("color")).variants())
                .containsEntry("red", BigDecimal.ONE);
    }

    /** The schema and the reader name the same members. */
    @Test
    @Tag("FLAG-1")
    void theSchemaKnowsEveryMemberThatShips() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode schema = json.readTree(FlagSet.schema());
        try (InputStream in = FlagSet.class.getResourceAsStream("flags.json")) {
            JsonNode file = json.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            JsonNode flag = schema.at("/properties/flags/items/properties");
            file.get("flags")
                    .forEach(one -> one.fieldNames()
                            .forEachRemaining(
                                    name -> assertThat(flag.has(name)).as(name).isTrue()));
            JsonNode phase = flag.at("/phases/items/properties");
            file.at("/flags/0/phases")
                    .forEach(one -> one.fieldNames()
                            .forEachRemaining(
                                    name -> assertThat(phase.has(name)).as(name).isTrue()));
        }
    }
}
