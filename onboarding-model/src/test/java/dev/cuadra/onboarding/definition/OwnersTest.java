package dev.cuadra.onboarding.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.GateFinding;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
    private static final Definition SAMPLE = Samples.everything();
    private static final Instant WEEK_LATER = Instant.parse("2025-10-03T03:00:00Z");
    private static final Owners OWNERS = Owners.NONE
            .with(Rows.gate("beta-exit"), "product-manager")
            .with(Rows.condition("beta-exit", "BL-105"), "customer-success-lead")
            .with(Rows.condition("beta-exit", "pulse"), "jefa de operación ñandú");

    private static ObjectNode tree(Definition definition) throws Exception {
        return (ObjectNode) Canonical.parse(definition.json());
    }

    private static Problem refused(JsonNode tree) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(Canonical.text(tree)));
        return refusal.problem();
    }

    @Test
    @Tag("PACK-5")
    void everyPartMayHaveAnOwnerAndReadsBack() throws Exception {
        Rollout timed = new Rollout(
                SAMPLE.rollout().orElseThrow().phases(),
                Set.of(),
                Set.of("engineering-lead"),
                List.of(new Deadline.Limit(Deadline.Step.ROOT_CAUSE, Optional.of(Duration.ofHours(8)))));
        Owners all = OWNERS.with(Rows.metric("adoption"), "data-team")
                .with(Rows.trigger("BL-163"), "engineering-lead")
                .with(Rows.watched("BL-163", "BL-163"), "engineering-lead")
                .with(Rows.rollout(), "product-manager")
                .with(Rows.phase("beta"), "product-manager")
                .with(Rows.deadline(Deadline.Step.ROOT_CAUSE), "engineering-lead")
                .with(Rows.recorded("BL-016"), "product-manager");
        Definition owned = SAMPLE.with(timed).with(all);
        Definition again = DefinitionReader.read(owned.json());
        assertThat(again).isEqualTo(owned);
        assertThat(again.owners().byPlace()).hasSize(10).isEqualTo(all.byPlace());
        assertThat(again.sha256()).isEqualTo(owned.sha256()).isNotEqualTo(SAMPLE.sha256());
        assertThat(owned.with(SAMPLE.rollout().orElseThrow()).with(Owners.NONE)).isEqualTo(SAMPLE);
        assertThat(tree(owned).findValues("owner")).hasSize(10);
    }

    /** Whoever names nobody keeps the bytes, and with them the fingerprints of records. */
    @Test
    @Tag("PACK-5")
    void aDefinitionWithoutOwnersIsWhatItWas() {
        assertThat(SAMPLE.json()).doesNotContain("\"owner\":\"").contains("\"approvals\"");
        assertThat(SAMPLE.json()).doesNotContain("\"version\":\"3\",\"roles\"");
        assertThat(SAMPLE.owners()).isEqualTo(Owners.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "true", "[\"a\"]", "{\"role\":\"a\"}", "\"\"", "\" \"", "\"a+b\"", "\" a\"", "\"a\\u0007\""
            })
    @Tag("PACK-5")
    void whatIsNotOneRoleIsRefusedWithItsPlace(String written) throws Exception {
        ObjectNode tree = tree(SAMPLE);
        ((ObjectNode) tree.at("/gates/0/conditions/1")).set("owner", Canonical.parse(written));
        Problem problem = refused(tree);
        assertThat(problem.code()).isIn("GATE_KIND", "GATE_VALUE");
        assertThat(problem.where().toString()).contains("gates[0].conditions[1]");
        assertThat(problem.remedy().es()).isNotBlank();
    }

    /** It said that the values did not go together, of the whole condition. */
    @Test
    @Tag("PACK-5")
    void aRoleThatIsNoneIsSaidInBothLanguages() throws Exception {
        ObjectNode tree = tree(SAMPLE);
        ((ObjectNode) tree.at("/gates/0/conditions/1")).put("owner", "a+b");
        Problem owner = refused(tree);
        assertThat(owner.where().toString()).isEqualTo("gates[0].conditions[1].owner");
        assertThat(owner.message().es())
                .contains("«a+b» no es un solo rol: un nombre de a lo más 80 caracteres, sin +");
        assertThat(owner.message().en()).contains("“a+b” is not one role: a name of at most 80 characters without +");
        tree = tree(SAMPLE);
        tree.putArray("roles").add("a+b");
        assertThat(refused(tree).message().es()).contains("«a+b» no es un solo rol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"product-manager\"", "[7]", "[\"a+b\"]", "[\"\"]", "{\"a\":1}"})
    @Tag("PACK-5")
    void rolesAreAListOfRoles(String written) throws Exception {
        ObjectNode tree = tree(SAMPLE);
        tree.set("roles", Canonical.parse(written));
        assertThat(refused(tree).code()).isIn("GATE_KIND", "GATE_VALUE");
    }

    @Test
    @Tag("PACK-5")
    void anOwnerThatIsNullIsNone() throws Exception {
        ObjectNode tree = tree(SAMPLE);
        tree.putNull("roles");
        ((ObjectNode) tree.at("/gates/0")).putNull("owner");
        assertThat(DefinitionReader.read(Canonical.text(tree))).isEqualTo(SAMPLE);
    }

    @Test
    @Tag("PACK-5")
    void aRoleHasOneNameOfPrintedLetters() {
        for (String name : List.of("", " ", "a+b", "a ", "a\nb", "x".repeat(81))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Owners.NONE.with("gates/g", name));
            assertThatIllegalArgumentException().isThrownBy(() -> Owners.NONE.among(name));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Owners.NONE.with(" ", "a"));
        Definition lost = SAMPLE.with(Owners.NONE.with(Rows.gate("none"), "a"));
        assertThatIllegalArgumentException().isThrownBy(lost::json);
        assertThat(Owners.NONE.with("gates/g", "産品経理").at("gates/g")).hasValue("産品経理");
    }

    @Test
    @Tag("PACK-5")
    void theDefinitionOfThePageIsOne() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "gates.md"));
        int start = page.indexOf("```json\n{\"id\": \"launch\"") + "```json\n".length();
        Definition shown = DefinitionReader.read(page.substring(start, page.indexOf("```", start)));
        assertThat(shown.owners().answering("gates/exit", "E-1")).hasValue("engineering-lead");
        assertThat(shown.owners().at(Rows.metric("errors"))).hasValue("engineering-lead");
        assertThat(shown.owners().roles()).containsExactly("engineering-lead", "support-lead");
    }

    // ---- roles that there are

    @ParameterizedTest
    @CsvSource({
        "gates/beta-exit/BL-105, jefatura-de-producto",
        "gates/beta-exit/BL-105, Product-Manager",
        "triggers/BL-163, engineering"
    })
    @Tag("PACK-5")
    void anOwnerThatIsNoneOfTheRolesIsAnErrorInBothLanguages(String place, String role) {
        Owners owners = OWNERS.among(
                        "a", "product-manager", "engineering-lead", "support-lead", "customer-success-lead")
                .with(place, role);
        List<Lint> found = Linter.lint(SAMPLE.with(owners)).stream()
                .filter(lint -> lint.code().equals("GATE_ROLE_UNKNOWN"))
                .toList();
        assertThat(found).extracting(lint -> lint.problem().where().toString()).contains(place);
        assertThat(found).allMatch(lint -> lint.severity() == Lint.Severity.ERROR);
        Problem problem = found.stream()
                .map(Lint::problem)
                .filter(each -> each.where().toString().equals(place))
                .findFirst()
                .orElseThrow();
        assertThat(problem.message().en()).startsWith(place + " names " + role);
        assertThat(problem.message().es()).startsWith(place + " nombra a " + role);
        assertThat(problem.remedy().en()).endsWith("product-manager, support-lead.");
    }

    @Test
    @Tag("PACK-5")
    void whoeverActsHasToBeOneOfTheRolesToo() {
        List<String> places = Linter.lint(SAMPLE.with(Owners.NONE.among("nobody"))).stream()
                .filter(lint -> lint.code().equals("GATE_ROLE_UNKNOWN"))
                .map(lint -> lint.problem().where().toString())
                .toList();
        assertThat(places)
                .containsExactly(
                        "gates/beta-exit/approvals",
                        "gates/beta-exit/waivers",
                        "gates/beta-exit/BL-229",
                        "gates/beta-exit/BL-229",
                        "rollout/deciders",
                        "rollout/deciders",
                        "rollout/reopeners");
        assertThat(Linter.lint(SAMPLE.with(OWNERS)).stream().map(Lint::code)).doesNotContain("GATE_ROLE_UNKNOWN");
    }

    // ---- who answers

    private static Inputs inputs(List<Waiver> waivers) {
        Reading answered =
                Reading.over("m", "defects", WEEK_LATER.minus(Duration.ofDays(9)), WEEK_LATER, Content.Amount.of("0"));
        return Inputs.of(WEEK_LATER, ZoneOffset.UTC, List.of(answered)).with(List.of(), waivers);
    }

    @Test
    @Tag("PACK-5")
    void whatKeepsAGateShutIsToldByWhoAnswersForIt() {
        Definition definition = SAMPLE;
        Inputs inputs = inputs(List.of());
        // snippet:owners
        Owners owners = Owners.NONE
                .among("product-manager", "engineering-lead", "support-lead", "customer-success-lead")
                .with(Rows.gate("beta-exit"), "product-manager")
                .with(Rows.condition("beta-exit", "BL-105"), "customer-success-lead");
        Definition owned = definition.with(owners);
        GateFinding finding = Evaluation.of(owned, inputs).gate("beta-exit");
        Map<String, List<String>> answering = owned.owners().answering(finding);
        // end:owners
        assertThat(answering)
                .containsOnly(
                        Map.entry("customer-success-lead", List.of("BL-105")),
                        Map.entry("product-manager", List.of("BL-042", "either")));
        assertThat(Owners.NONE.answering(finding)).isEmpty();
        assertThat(owners.answering("gates/beta-exit", "BL-105")).hasValue("customer-success-lead");
        assertThat(owners.answering("gates/beta-exit", "either")).hasValue("product-manager");
        assertThat(owners.answering("triggers/BL-163", "BL-163")).isEmpty();
    }

    @Test
    @Tag("PACK-5")
    void forWhatIsWaivedNobodyIsAsked() {
        Waiver waiver = new Waiver(
                "beta-exit",
                "BL-105",
                "marta",
                "product-manager",
                "three are enough",
                WEEK_LATER.minusSeconds(60),
                WEEK_LATER.plusSeconds(60));
        Definition owned = SAMPLE.with(OWNERS);
        GateFinding waived = Evaluation.of(owned, inputs(List.of(waiver))).gate("beta-exit");
        assertThat(owned.owners().answering(waived)).doesNotContainKey("customer-success-lead");
    }

    @Test
    @Tag("PACK-5")
    void aRecordSaysWhoAnswersForEachOfItsParts() throws Exception {
        Definition owned = SAMPLE.with(OWNERS.with(Rows.trigger("BL-163"), "engineering-lead"));
        Evaluation evaluation = Evaluation.of(owned, Inputs.of(WEEK_LATER, ZoneOffset.UTC, List.of()));
        JsonNode gate = Canonical.parse(evaluation.gateRecord("beta-exit").json());
        assertThat(gate.path("owner").asText()).isEqualTo("product-manager");
        assertThat(gate.at("/conditions/0/owner").asText()).isEqualTo("customer-success-lead");
        assertThat(gate.at("/conditions/2/owner").asText()).isEqualTo("product-manager");
        assertThat(gate.at("/conditions/2/parts/1/parts/0/owner").asText()).isEqualTo("jefa de operación ñandú");
        JsonNode rollout =
                Canonical.parse(evaluation.rolloutRecord("beta", List.of()).json());
        assertThat(rollout.at("/triggers/0/owner").asText()).isEqualTo("engineering-lead");
        assertThat(rollout.at("/triggers/0/condition/owner").asText()).isEqualTo("engineering-lead");
        assertThat(rollout.at("/triggers/1").has("owner")).isFalse();
        assertThat(Evaluation.of(SAMPLE, Inputs.of(WEEK_LATER, ZoneOffset.UTC, List.of()))
                        .gateRecord("beta-exit")
                        .json())
                .doesNotContain("\"owner\":\"");
    }
}
