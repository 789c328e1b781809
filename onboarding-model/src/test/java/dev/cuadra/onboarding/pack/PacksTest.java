package dev.cuadra.onboarding.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.dashboard.Dashboard;
import dev.cuadra.onboarding.dashboard.DashboardReader;
import dev.cuadra.onboarding.dashboard.DashboardRow;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.definition.DefinitionSchema;
import dev.cuadra.onboarding.definition.Lint;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.definition.Samples;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Span;
import dev.cuadra.onboarding.gate.Window;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.internal.Units;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacksTest {
    private static final Definition BOLETA = Packs.named(Packs.BOLETA_LAUNCH, Given.BOLETA);

    @ParameterizedTest
    @ValueSource(strings = {"boleta-launch", "customer-onboarding", "layby-launch"})
    @Tag("PACK-1")
    void aPackReadsBackToTheSameHash(String name) {
        Definition pack = Packs.named(name, Given.of(name));
        Definition again = DefinitionReader.read(pack.json());
        assertThat(again).isEqualTo(pack);
        assertThat(again.sha256()).isEqualTo(pack.sha256());
        assertThat(again.rows()).isEqualTo(pack.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"boleta-launch", "customer-onboarding", "layby-launch"})
    @Tag("PACK-1")
    void theSchemaOfDefinitionsHoldsForAPack(String name) throws Exception {
        JsonNode schema = Canonical.parse(DefinitionSchema.json());
        JsonNode shipped = Packs.tree(name + ".json");
        assertThat(faults(schema, schema, shipped, "$")).isEmpty();
        assertThat(faults(
                        schema,
                        schema,
                        Canonical.parse(Packs.named(name, Given.of(name)).json()),
                        "$"))
                .isEmpty();
        ((com.fasterxml.jackson.databind.node.ObjectNode) shipped.at("/gates/0")).put("colour", "red");
        assertThat(faults(schema, schema, shipped, "$")).containsExactly("$.gates[].colour is unknown");
    }

    private static List<String> faults(JsonNode root, JsonNode written, JsonNode value, String path) {
        JsonNode schema =
                written.has("$ref") ? root.at(written.get("$ref").asText().substring(1)) : written;
        List<String> faults = new ArrayList<>();
        String type = value.isObject() ? "object" : value.isArray() ? "array" : value.isTextual() ? "string" : "other";
        if (!type.equals("other") && !schema.path("type").toString().contains("\"" + type + "\"")) {
            faults.add(path + " is no " + schema.path("type"));
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(path + " has no " + name.asText());
            }
        });
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode any = schema.path("additionalProperties");
            if (known.isMissingNode() && !any.isObject()) {
                faults.add(path + "." + member.getKey() + " is unknown");
            } else {
                JsonNode each = known.isMissingNode() ? any : known;
                faults.addAll(faults(root, each, member.getValue(), path + "." + member.getKey()));
            }
        });
        if (value.isArray()) {
            value.forEach(item -> faults.addAll(faults(root, schema.path("items"), item, path + "[]")));
        }
        if (schema.has("enum") && !schema.get("enum").toString().contains(value.toString())) {
            faults.add(path + " = " + value);
        }
        return faults;
    }

    @Test
    @Tag("PACK-1")
    void whatTheCatalogueContradictsItselfAboutIsSaid() {
        assertThat(Packs.lints(Packs.BOLETA_LAUNCH, Given.BOLETA))
                .extracting(lint -> lint.code() + " " + lint.problem().where().toString())
                .containsExactly(
                        "GATE_TARGET_DIFFERENT BL-046.beta",
                        "GATE_TARGET_ELSEWHERE BL-031",
                        "GATE_TARGET_ELSEWHERE BL-234",
                        "GATE_TARGET_ELSEWHERE BL-242",
                        "GATE_TARGET_ELSEWHERE BL-100",
                        "GATE_TARGET_ALARMS BL-198",
                        "GATE_TARGET_ALARMS BL-117",
                        "GATE_EXPOSURE_CAP BL-092",
                        "GATE_EXPOSURE_CAP BL-150",
                        "GATE_PERCENT_AGAINST_LIST beta",
                        "GATE_PERCENT_UNREACHABLE BL-239");
        assertThat(Packs.lints(Packs.LAYBY_LAUNCH, Given.LAYBY)).isEmpty();
    }

    @Test
    @Tag("PACK-2")
    void askedOfTheExposedTheAdoptionAlertIsNoLongerCapped() {
        assertThat(Packs.lints(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3", "adoptionPopulation", "exposed")))
                .extracting(lint -> lint.problem().where().toString())
                .doesNotContain("BL-092")
                .contains("BL-150");
    }

    @ParameterizedTest
    @CsvSource({
        "boleta-launch, complaintsPerWeek, , PACK_SETTING_MISSING, BL-165",
        "boleta-launch, complaintsPerWeek, many, PACK_SETTING_KIND, complaintsPerWeek",
        "boleta-launch, complaintsPerWeek, -1, PACK_SETTING_KIND, complaintsPerWeek",
        "boleta-launch, adoptionPopulation, everybody, PACK_SETTING_KIND, exposed",
        "boleta-launch, launch, tomorrow, PACK_SETTING_KIND, date",
        "boleta-launch, lunch, 2025-09-26, PACK_SETTING_UNKNOWN, lunch",
        "layby-launch, launch, , PACK_SETTING_MISSING, LL-002",
        "layby-launch, resolutionRate, , PACK_SETTING_MISSING, LL-379",
        "layby-launch, resolutionRate, 120, GATE_PERCENT_IMPOSSIBLE, LL-379",
        "layby-launch, criticalUpdateMinutes, , PACK_SETTING_MISSING, LL-278"
    })
    @Tag("PACK-2")
    void whatIsLeftOpenIsDemandedByItsRow(String pack, String setting, String value, String code, String named) {
        Map<String, String> settings = new java.util.TreeMap<>(Given.of(pack));
        settings.remove(setting);
        Optional.ofNullable(value).ifPresent(given -> settings.put(setting, given));
        assertThatThrownBy(() -> Packs.named(pack, settings))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo(code);
                    assertThat(refusal.problem().message().en()
                                    + refusal.problem().remedy().en())
                            .contains(named);
                });
    }

    /** Whoever never wrote the date looked for it in vain, and the kind was an English word. */
    @Test
    @Tag("PACK-2")
    void aRefusedSettingIsSaidInTheWordsOfItsReader() {
        Problem ships = refused(Map.of("launch", "2026-03-02"));
        assertThat(ships.message().es())
                .isEqualTo("revenueBy, 2025-12-31 (la que trae el paquete, porque usted no dio ninguna), es anterior a"
                        + " launch, 2026-03-02.");
        assertThat(ships.message().en()).contains("2025-12-31 (which ships with the pack, since you gave none)");
        assertThat(refused(Map.of("launch", "2026-03-02", "revenueBy", "2026-03-01"))
                        .message()
                        .en())
                .isEqualTo("revenueBy, 2026-03-01, lies before launch, 2026-03-02.");
        assertThat(refused(Map.of("launch", "soon")).remedy().es())
                .isEqualTo("Escriba un valor de este tipo: una fecha AAAA-MM-DD.");
        assertThat(refused(Map.of("complaintsPerWeek", "many")).remedy().es()).contains("un número decimal desde 0");
        assertThat(refused(Map.of("adoptionPopulation", "all")).remedy().en())
                .contains("one of these words: eligible, exposed");
    }

    private static Problem refused(Map<String, String> more) {
        Map<String, String> settings = new java.util.TreeMap<>(Given.BOLETA);
        settings.putAll(more);
        return catchThrowableOfType(ProblemException.class, () -> Packs.named(Packs.BOLETA_LAUNCH, settings))
                .problem();
    }

    /** A unit that nobody has words for would stand in sentences as the key that it is. */
    @Test
    @Tag("GATE-17")
    void everyUnitOfThePacksHasWords() {
        assertThat(Packs.names())
                .extracting(pack -> Packs.named(pack, Given.of(pack)))
                .flatExtracting(Definition::metrics)
                .extracting(Metric::unit)
                .isNotEmpty()
                .allMatch(unit -> Texts.BOOK.keys().contains("unit." + unit)
                        || Units.measured(new Text("1", "1"), unit).equals(new Text("1", "1")));
    }

    @Test
    @Tag("PACK-2")
    void nobodyElseHasToGiveAnything() {
        assertThat(Packs.settings(Packs.BOLETA_LAUNCH).stream()
                        .filter(each -> each.standard().isEmpty())
                        .map(PackSetting::row))
                .containsExactly("BL-165");
        assertThat(Packs.settings(Packs.LAYBY_LAUNCH).stream()
                        .filter(each -> each.standard().isEmpty())
                        .map(PackSetting::row))
                .containsExactly("LL-002", "LL-379", "LL-278");
        assertThatThrownBy(() -> Packs.named("none")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Packs.named(Packs.BOLETA_LAUNCH)).isInstanceOf(ProblemException.class);
    }

    /** The law on the day of the launch, and not the 10 % of the product text. */
    @ParameterizedTest
    @CsvSource({"2025-09-26, , 14.5", "2026-01-01, , 15.25", "2019-12-31, , 10", "2025-09-26, 10, 10"})
    @Tag("PACK-2")
    void theRateOfRetentionIsThatOfTheLaw(String launch, String own, String expected) {
        Map<String, String> settings = new java.util.TreeMap<>(Given.BOLETA);
        settings.put("launch", launch);
        settings.put("revenueBy", "2026-12-31");
        Optional.ofNullable(own).ifPresent(rate -> settings.put("retentionRate", rate));
        Definition pack = Packs.named(Packs.BOLETA_LAUNCH, settings);
        assertThat(check(pack, "scope", "BL-010").question().right()).isEqualTo(expected);
        assertThat(check(pack, "scope", "BL-004").question().right()).isEqualTo(launch);
        assertThat(pack.anchors().get("launch")).hasToString(launch);
    }

    /** Going on well from 80 % of the expected 54 on, where nothing else is said. */
    @Test
    @Tag("PACK-2")
    void onTrackIsATolerance() {
        assertThat(check(BOLETA, "launch-success-month-1", "BL-242").question().right())
                .isEqualTo("43.2");
        Definition strict = Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3", "onTrackPace", "1"));
        assertThat(check(strict, "launch-success-month-1", "BL-242").question().right())
                .isEqualTo("54");
    }

    /** "By December 2025" ends on day 97 of the launch of the source. */
    @Test
    @Tag("PACK-2")
    void theGoalOfRevenueEndsOnTheDateOfItsSourceUnlessTheHostSaysAnother() {
        ZoneId zone = ZoneId.of("America/Santiago");
        for (String[] where : new String[][] {{"goal", "BL-015"}, {"success", "BL-098"}, {"dashboard", "BL-119"}}) {
            Window window = check(BOLETA, where[0], where[1]).window();
            Span span = window.span(BOLETA.calendar(zone, "test"), Instant.EPOCH);
            assertThat(span.start())
                    .hasValue(LocalDate.of(2025, 9, 26).atStartOfDay(zone).toInstant());
            assertThat(span.end())
                    .hasValue(LocalDate.of(2026, 1, 1).atStartOfDay(zone).toInstant());
            assertThat(span)
                    .isEqualTo(Window.parse("by 2025-12-31").span(BOLETA.calendar(zone, "test"), Instant.EPOCH));
        }
        Definition later = Packs.named(
                Packs.BOLETA_LAUNCH,
                Map.of("complaintsPerWeek", "3", "launch", "2026-03-02", "revenueBy", "2026-06-30"));
        assertThat(later.anchors()).containsEntry("revenue-goal", LocalDate.of(2026, 6, 30));
        assertThat(Linter.lint(later).stream().map(Lint::code)).doesNotContain("GATE_WINDOW_EMPTY");
        DashboardRow revenue = Dashboard.of(
                        DashboardReader.shipped(Packs.BOLETA_LAUNCH),
                        later,
                        Inputs.of(Instant.parse("2026-03-20T12:00:00Z"), zone, List.of()))
                .rows()
                .stream()
                .filter(row -> row.definition().id().equals("revenue"))
                .findFirst()
                .orElseThrow();
        assertThat(revenue.until()).hasValue(LocalDate.of(2026, 6, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, , PACK_SETTING_ORDER, 2025-12-31",
        "2026-03-02, 2026-03-01, PACK_SETTING_ORDER, 2026-03-02",
        "2025-09-26, 2025-09-25, PACK_SETTING_ORDER, 2025-09-26",
        "2025-09-26, 31.12.2025, PACK_SETTING_KIND, date",
        "2025-09-26, 2025-02-30, PACK_SETTING_KIND, date"
    })
    @Tag("PACK-2")
    void aGoalThatIsOverBeforeTheLaunchIsRefusedByTheNameOfItsSetting(
            String launch, String revenueBy, String code, String named) {
        Map<String, String> settings = new java.util.TreeMap<>(Given.BOLETA);
        settings.put("launch", launch);
        Optional.ofNullable(revenueBy).ifPresent(date -> settings.put("revenueBy", date));
        assertThatThrownBy(() -> Packs.named(Packs.BOLETA_LAUNCH, settings))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo(code);
                    assertThat(refusal.problem().where().toString()).isEqualTo("settings.revenueBy");
                    assertThat(refusal.problem().message().es()).contains("revenueBy");
                    assertThat(refusal.problem().message().en()
                                    + refusal.problem().remedy().en())
                            .contains(named);
                });
    }

    @Test
    @Tag("PACK-2")
    void theGoalOfRevenueMayEndOnTheDayOfTheLaunch() {
        Definition oneDay = Packs.named(
                Packs.BOLETA_LAUNCH,
                Map.of("complaintsPerWeek", "3", "launch", "2026-03-02", "revenueBy", "2026-03-02"));
        assertThat(Linter.lint(oneDay).stream().map(Lint::code)).doesNotContain("GATE_WINDOW_EMPTY");
        assertThat(Packs.settings(Packs.BOLETA_LAUNCH).stream()
                        .filter(each -> each.name().equals("revenueBy"))
                        .map(PackSetting::standard))
                .containsExactly(Optional.of("2025-12-31"));
    }

    private static Check check(Definition pack, String gate, String id) {
        return pack.gate(gate).orElseThrow().members().stream()
                .flatMap(member -> member.condition().checks())
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("PACK-1")
    void theRolloutGoesFromThreeToThirtySixToEverybody() {
        Rollout rollout = BOLETA.rollout().orElseThrow();
        assertThat(rollout.phases())
                .containsExactly(
                        new Phase("beta", new BigDecimal("5"), Optional.of(3L), Duration.ofDays(7), "beta-exit"),
                        new Phase(
                                "controlled",
                                new BigDecimal("20"),
                                Optional.of(36L),
                                Duration.ofDays(21),
                                "controlled-exit"),
                        new Phase(
                                "general",
                                new BigDecimal("100"),
                                Optional.of(180L),
                                Duration.ofDays(28),
                                "general-exit"));
        assertThat(rollout.deciders()).containsExactly("engineering-lead", "product-manager");
        assertThat(rollout.deadlines())
                .extracting(limit -> limit.step() + " "
                        + limit.within().map(Duration::toHours).orElse(0L) + " "
                        + BOLETA.rows().at(Rows.deadline(limit.step())))
                .containsExactly(
                        "DECIDED 2 [BL-167]",
                        "FLAG_OFF 0 [BL-169]",
                        "OLD_WORKFLOW 0 [BL-170]",
                        "CUSTOMERS_TOLD 4 [BL-171]",
                        "ROOT_CAUSE 24 [BL-172]",
                        "FIX_TIMELINE 0 [BL-173]");
        assertThat(BOLETA.rows().at(Rows.phase("controlled"))).containsExactly("BL-028", "BL-029", "BL-030");
    }

    @Test
    @Tag("PACK-1")
    void theRowsBehindAMetricAreThoseThatAskOfItOrStateIt() {
        assertThat(Packs.rowsOfMetric(BOLETA, "sii_error_rate_pct")).containsExactly("BL-086", "BL-090", "BL-163");
        assertThat(Packs.rowsOfMetric(BOLETA, "support_tickets_per_week"))
                .containsExactly("BL-089", "BL-094", "BL-117", "BL-118", "BL-198", "BL-199");
        assertThat(BOLETA.rows().placeOf("BL-163")).hasValue("triggers/BL-163");
        assertThat(BOLETA.rows().placeOf("BL-000")).isEmpty();
    }

    /** Rows change the bytes of those that have them, and of nobody else. */
    @Test
    @Tag("PACK-1")
    void aDefinitionWithoutRowsIsWhatItWas() {
        Definition sample = Samples.everything();
        assertThat(sample.json())
                .doesNotContain("\"row\"")
                .doesNotContain("\"rows\"")
                .doesNotContain("deadlines");
        Rows rows = Rows.NONE
                .with(Rows.metric("adoption"), "BL-095")
                .with(Rows.gate("beta-exit"), "BL-223")
                .with(Rows.condition("beta-exit", "BL-229"), "BL-229", "BL-230")
                .with(Rows.trigger("BL-163"), "BL-163")
                .with(Rows.watched("BL-163", "BL-163"), "BL-163")
                .with(Rows.rollout(), "BL-021")
                .with(Rows.phase("beta"), "BL-022")
                .with(Rows.recorded("BL-016"), "BL-016");
        Definition with = sample.with(rows);
        assertThat(DefinitionReader.read(with.json())).isEqualTo(with);
        assertThat(with.sha256()).isNotEqualTo(sample.sha256());
        assertThat(with.with(Rows.NONE)).isEqualTo(sample);
        assertThatThrownBy(() ->
                        sample.with(Rows.NONE.with(Rows.gate("none"), "BL-1")).json())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rows(Map.of("x", List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("PACK-1")
    void ownDeadlinesReadBack() {
        Rollout own = new Rollout(
                BOLETA.rollout().orElseThrow().phases(),
                Set.of(),
                Set.of("engineering-lead"),
                List.of(new Deadline.Limit(Deadline.Step.ROOT_CAUSE, Optional.of(Duration.ofHours(8)))));
        Definition pack = BOLETA.with(Rows.NONE).with(Owners.NONE).with(own);
        assertThat(DefinitionReader.read(pack.json())).isEqualTo(pack);
        assertThat(check(pack, "support-volume-week-1", "BL-138").question())
                .isEqualTo(new Question.Between(BigDecimal.valueOf(5), BigDecimal.valueOf(8)));
    }
}
