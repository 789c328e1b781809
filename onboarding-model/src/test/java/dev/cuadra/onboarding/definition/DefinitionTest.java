package dev.cuadra.onboarding.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
    @Test
    @Tag("GATE-26")
    void whatIsWrittenReadsBackToAnEqualDefinition() {
        Definition all = Samples.everything();
        assertThat(DefinitionReader.parse(all.json())).isEqualTo(all);
        assertThat(DefinitionReader.parse(all.json()).json()).isEqualTo(all.json());
        assertThat(DefinitionReader.read(all.json()).sha256()).isEqualTo(all.sha256());
    }

    /** Any member that is taken away or renamed is noticed, or stands for a default. */
    @Property(tries = 300)
    @net.jqwik.api.Tag("GATE-26")
    void aMisspeltMemberIsNeverPassedOver(@ForAll Random random) throws Exception {
        JsonNode tree = Canonical.parse(Samples.everything().json());
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        ObjectNode any = objects.get(random.nextInt(objects.size()));
        any.put("misspelt", "x");
        assertThatThrownBy(() -> DefinitionReader.parse(tree, "")).isInstanceOf(ProblemException.class);
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    @ParameterizedTest
    @CsvSource({
        "operator, ~, GATE_OPERATOR",
        "value, config, GATE_CONFIG_OPEN",
        "value, many, GATE_KIND",
        "window, some day, GATE_VALUE",
        "minSamples, 3, GATE_KIND",
        "unit, count, GATE_UNIT_MISMATCH",
        "metric, unheard-of, GATE_METRIC_UNKNOWN",
        "value, 101, GATE_PERCENT_IMPOSSIBLE",
        "window, days 1..7 of kickoff, GATE_ANCHOR_UNKNOWN",
        "window, launch..kickoff, GATE_ANCHOR_UNKNOWN"
    })
    @Tag("GATE-26")
    void whatCannotBeIsRefusedWithItsPlace(String member, String value, String code) {
        refused(
                code,
                tree -> condition(tree).put(member, value).put("operator", member.equals("operator") ? value : ">="));
    }

    @ParameterizedTest
    @CsvSource({"launch+3d..launch", "by 2020-12-31", "launch..launch", "2025-12-01..2025-11-01"})
    @Tag("GATE-7")
    void aWindowThatHoldsNothingIsWarnedOfAndAnswersNothing(String window) throws Exception {
        Definition definition =
                DefinitionReader.read(changed(tree -> condition(tree).put("window", window)));
        String id = condition((ObjectNode) Canonical.parse(definition.json()))
                .path("id")
                .asText();
        assertThat(Linter.lint(definition))
                .anySatisfy(lint -> assertThat(lint.code()).isEqualTo("GATE_WINDOW_EMPTY"));
        Inputs inputs = Inputs.of(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC, List.of());
        GateFinding found =
                Evaluation.of(definition, inputs).gate(definition.gates().get(0).id());
        assertThat(found.members().get(0).finding().condition()).isEqualTo(id);
        assertThat(found.members().get(0).finding().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "window; some day; «some day» no es una ventana",
                "window; days 7..1; 7 a 1 no es un rango de días",
                "window; launch+99999d..; 99999 días es demasiado lejos",
                "window; hours 09:00..08:00 of day 1; no son horas de un mismo día",
                "window; hours 25:99..26:00 of day 1; «hours 25:99..26:00 of day 1» no es una ventana",
                "window; rolling PT0S; una ventana dura más que 0"
            })
    @Tag("GATE-26")
    void whyAPartCannotBeIsSaidInBothLanguages(String member, String value, String why) throws Exception {
        String json = changed(tree -> condition(tree).put(member, value));
        assertThatThrownBy(() -> DefinitionReader.read(json))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    String english =
                            requireNonNull(requireNonNull(refusal.getCause()).getMessage());
                    assertThat(refusal.problem().message().en()).contains(english);
                    assertThat(refusal.problem().message().es()).contains(why).doesNotContain(english);
                });
    }

    @Test
    @Tag("GATE-5")
    @Tag("GATE-26")
    void aHeartbeatThatDoesNotAgeIsWarnedOf() throws Exception {
        assertThat(Linter.lint(Samples.everything()))
                .filteredOn(lint -> lint.code().equals("GATE_HEARTBEAT_AGELESS"))
                .singleElement()
                .satisfies(lint -> assertThat(lint.problem().where().column()).isEqualTo("defects"));
        String aging = changed(tree -> tree.path("metrics").forEach(metric -> {
            if (metric.path("key").asText().equals("pulse")) {
                ((ObjectNode) metric).put("freshness", "PT2H");
            }
        }));
        assertThat(Linter.lint(DefinitionReader.read(aging)))
                .extracting(Lint::code)
                .doesNotContain("GATE_HEARTBEAT_AGELESS");
    }

    /** It said that the values did not go together. */
    @Test
    @Tag("GATE-25")
    void aVersionThatSaysNothingIsSaidSo() throws Exception {
        String blank = changed(tree -> tree.put("version", " "));
        assertThat(catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(blank))
                        .problem()
                        .message()
                        .es())
                .contains("un identificador o una versión no dice nada");
    }

    @Test
    @Tag("GATE-16")
    void aPopulationHasSomebodyInIt() {
        refused("GATE_VALUE", tree -> tree.putObject("populations").put("eligible", -5));
    }

    private static ObjectNode condition(ObjectNode tree) {
        return (ObjectNode) tree.path("gates").path(0).path("conditions").path(0);
    }

    private static void refused(String code, Consumer<ObjectNode> broken) {
        assertThatThrownBy(() -> DefinitionReader.read(changed(broken)))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo(code);
                    assertThat(refusal.problem().where().toString()).isNotEmpty();
                });
    }

    private static String changed(Consumer<ObjectNode> broken) throws Exception {
        ObjectNode tree = (ObjectNode) Canonical.parse(Samples.everything().json());
        broken.accept(tree);
        return Canonical.text(tree);
    }

    @Test
    @Tag("GATE-26")
    void errorsForbidAnEvaluation() {
        refused(
                "GATE_EMPTY",
                tree -> tree.path("gates")
                        .path(0)
                        .path("conditions")
                        .forEach(each -> ((ObjectNode) each).put("tier", "should")));
        refused(
                "GATE_BASELINE_MISSING",
                tree -> trigger(tree, 3).putObject("change").put("floor", "5"));
        refused("GATE_UNIT_MISMATCH", tree -> trigger(tree, 3).remove("change"));
        refused("GATE_UNIT_MISMATCH", tree -> {
            ObjectNode hourly = tree.path("metrics").path(0).deepCopy();
            ((ArrayNode) tree.path("metrics")).add(hourly.put("key", "hourly").put("unit", "tickets/hour"));
            trigger(tree, 3).putObject("change").put("metric", "hourly");
        });
        refused(
                "GATE_ID_DUPLICATE",
                tree -> ((ArrayNode) tree.path("metrics"))
                        .add(tree.path("metrics").path(0)));
        refused(
                "GATE_HEARTBEAT_MISSING",
                tree -> ((ObjectNode) tree.path("metrics").path(0)).put("absentMeansZero", true));
        refused(
                "GATE_PHASE_GATE",
                tree -> ((ObjectNode) tree.path("rollout").path("phases").path(0)).put("gate", "none"));
        refused(
                "GATE_KIND_MISMATCH",
                tree -> condition(tree).put("metric", "sector").put("unit", "enum"));
        refused(
                "GATE_PERCENT_IMPOSSIBLE",
                tree -> condition(tree).put("operator", ">").put("value", "100"));
        refused("GATE_CONFIG_OPEN", tree -> ((ObjectNode) tree.path("anchors")).put("launch", "config"));
        assertThatThrownBy(() -> DefinitionReader.read("{"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo("GATE_JSON"));
    }

    private static ObjectNode trigger(ObjectNode tree, int at) {
        return (ObjectNode) tree.path("triggers").path(at).path("condition");
    }

    @Test
    @Tag("GATE-16")
    @Tag("GATE-26")
    void warningsAreSaidAndForbidNothing() throws Exception {
        assertThat(Linter.lint(Samples.everything()))
                .allMatch(lint -> lint.severity() == Lint.Severity.WARNING)
                .extracting(Lint::code)
                .contains("GATE_EXPOSURE_CAP", "GATE_PERCENT_AGAINST_LIST");
        String twice = changed(tree -> ((ArrayNode) tree.path("gates").path(0).path("conditions"))
                .add(condition(tree).deepCopy().put("id", "again")));
        assertThat(Linter.lint(DefinitionReader.read(twice)))
                .extracting(Lint::code)
                .contains("GATE_TARGET_DUPLICATE");
    }

    @ParameterizedTest
    @CsvSource({
        "72, 36, true",
        "72.2, 36, true",
        "72.3, 36, false",
        "95, 3, false",
        "95, 20, true",
        "66.7, 3, true",
        "101, 3, false"
    })
    @Tag("GATE-16")
    void aPercentageHasToBeReachable(String percent, long size, boolean expected) {
        assertThat(Plausible.reachable(new BigDecimal(percent), size)).isEqualTo(expected);
    }

    @Test
    @Tag("GATE-1")
    void aReadingInAnotherScaleOrUnitIsRefused() throws Exception {
        read("{'metric':'minutes','at':'2025-10-01T00:00:00Z','value':'30','unit':'hours'}", "GATE_UNIT_MISMATCH");
        read("{'metric':'adoption','at':'2025-10-01T00:00:00Z','value':'130'}", "GATE_SCALE_MISMATCH");
        read("{'metric':'adoption','at':'2025-10-01T00:00:00Z'}", "GATE_CONTENT");
        read("{'metric':'adoption','at':'2025-10-01T00:00:00Z','k':3,'n':2}", "GATE_VALUE");
    }

    private static void read(String reading, String code) throws Exception {
        JsonNode list = Canonical.parse("[" + reading.replace('\'', '"') + "]");
        assertThatThrownBy(() -> InputReader.readings(list, "observations", Samples.everything()))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }

    @Test
    void aFailedQueryIsMissingAndNoNumber() throws Exception {
        JsonNode list =
                Canonical.parse("[{\"metric\":\"adoption\",\"at\":\"2025-10-01T00:00:00Z\",\"value\":\"NaN\"}]");
        assertThat(InputReader.readings(list, "observations", Samples.everything()))
                .singleElement()
                .matches(reading -> reading.missing());
    }
}
