package dev.cuadra.onboarding.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.onboarding.audience.Written;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Scene;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
    private static final Routing SHIPPED = Routing.shipped();
    private static final Instant AT = Instant.parse("2025-10-01T15:00:00Z");
    private static final Correspondence TERMS =
            new Correspondence("boleta-launch", ZoneId.of("America/Santiago"), "https://example.test/a/");

    private static Trigger trigger(String id, Trigger.Level level) {
        return Trigger.of(level, Check.number(id, "errors", "percent", ">", "5"));
    }

    @Test
    @Tag("ALERT-4")
    void theShippedRoutingTellsWhomTheCatalogueNames() {
        assertThat(SHIPPED.told(trigger("BL-090", Trigger.Level.P0))).containsExactly("engineering-lead");
        assertThat(SHIPPED.told(trigger("BL-094", Trigger.Level.BUSINESS))).containsExactly("customer-success-lead");
        assertThat(SHIPPED.told(trigger("BL-165", Trigger.Level.ROLLBACK)))
                .containsExactly("engineering-lead", "product-manager", "customer-success-lead");
        assertThat(SHIPPED.told(trigger("CO-127", Trigger.Level.EARLY_WARNING)))
                .containsExactly("customer-success-manager");
        assertThat(SHIPPED.told(trigger("of-a-host", Trigger.Level.P1))).containsExactly("product-manager");
        assertThat(SHIPPED.route(Trigger.Level.P0).escalations().get(0).after()).isEqualTo(Duration.ofMinutes(15));
        assertThat(SHIPPED.responsible(Duty.DECIDED)).containsExactly("engineering-lead", "product-manager");
        assertThat(SHIPPED.responsible(Duty.CUSTOMERS_TOLD)).containsExactly("customer-success-lead");
        assertThat(SHIPPED.everyone(trigger("BL-092", Trigger.Level.P1))).containsExactly("product-manager");
    }

    private static String shipped() throws Exception {
        try (var in = Routing.class.getResourceAsStream("routes.json")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\": 1 | \"schema\": 2 | ALERT_MEMBER_VALUE",
                "\"fallback\": | \"fall\": | ALERT_MEMBER_MISSING",
                "\"fallback\": | \"fall\": 1, \"fallback\": | ALERT_MEMBER_UNKNOWN",
                "\"fallback\": \"product-manager\" | \"fallback\": \" \" | ALERT_MEMBER_VALUE",
                "\"level\": \"p0\" | \"level\": \"p9\" | ALERT_MEMBER_VALUE",
                "\"level\": \"p0\" | \"level\": \"p1\" | ALERT_MEMBER_MISSING",
                "\"after\": \"PT4H\" | \"after\": \"4 h\" | ALERT_MEMBER_VALUE",
                "\"after\": \"PT4H\" | \"after\": \"-PT4H\" | ALERT_MEMBER_VALUE",
                "\"clearAfter\": \"PT0S\" | \"clearAfter\": \"-PT1S\" | ALERT_MEMBER_VALUE",
                "\"channels\": [\"mail\"] | \"channels\": \"mail\" | ALERT_MEMBER_VALUE",
                "\"channels\": [\"mail\"] | \"channels\": [7] | ALERT_MEMBER_VALUE",
                "\"duty\": \"decided\" | \"duty\": \"slept\" | ALERT_MEMBER_VALUE",
                "\"row\": \"BL-090\", | | ALERT_MEMBER_MISSING",
                "\"schema\": 1 | \"schema\": 1, \"schema\": 1 | ALERT_JSON",
                "\"schema\": 1, | \"schema\": 1 | ALERT_JSON",
            })
    @Tag("ALERT-4")
    void aTableOfNoticesThatCannotBeUsedIsRefusedWithThePlace(String what, String by, String code) throws Exception {
        String spoilt = shipped().replaceFirst(java.util.regex.Pattern.quote(what), by == null ? "" : by);
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> Routing.read("r.json", spoilt));
        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().where().source()).isEqualTo("r.json");
    }

    @Test
    @Tag("ALERT-4")
    void theTableOfTheDocumentIsRead() {
        Routing routing = Routing.read("alerts.md", """
            {
              "schema": 1,
              "fallback": "product-manager",
              "levels": [
                { "level": "rollback", "roles": ["engineering-lead"], "channels": [],
                  "escalations": [{ "after": "PT15M", "roles": ["product-manager"] }] },
                { "level": "p0", "roles": [], "channels": ["sms", "mail"],
                  "escalations": [{ "after": "PT15M", "roles": ["engineering-lead"] }] },
                { "level": "p1", "roles": [], "channels": ["mail"], "clearAfter": "PT1H" },
                { "level": "business", "roles": [], "channels": ["mail"] },
                { "level": "early-warning", "roles": [], "channels": ["mail"] }
              ],
              "triggers": [{ "trigger": "slow-pages", "roles": ["engineering-lead"] }],
              "duties": [{ "duty": "decided", "roles": ["engineering-lead", "product-manager"] }]
            }
            """);
        assertThat(routing.told(trigger("slow-pages", Trigger.Level.ROLLBACK))).containsExactly("engineering-lead");
        assertThat(routing.told(trigger("other", Trigger.Level.P1))).containsExactly("product-manager");
        assertThat(routing.route(Trigger.Level.P1).clearAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(routing.escalated(trigger("other", Trigger.Level.P0), 1)).containsExactly("engineering-lead");
        assertThat(routing.responsible(Duty.ROOT_CAUSE)).containsExactly("product-manager");
    }

    /** The table of a host goes before what a definition says. */
    @Test
    @Tag("ALERT-4")
    void aTriggerOfWhichTheTableNamesNobodyIsToldToWhoAnswersForIt() {
        Trigger own = trigger("of-a-host", Trigger.Level.P1);
        Trigger listed = trigger("BL-094", Trigger.Level.P1);
        Definition definition = Definition.of(
                        "d",
                        "1",
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(own, listed, trigger("none", Trigger.Level.P1)))
                .with(Owners.NONE
                        .with(Rows.trigger("of-a-host"), "data-team")
                        .with(Rows.trigger("BL-094"), "data-team"));
        Routing routing = SHIPPED.about(definition);
        assertThat(routing.told(own)).containsExactly("data-team");
        assertThat(routing.everyone(own)).containsExactly("data-team", "product-manager");
        assertThat(routing.told(listed)).containsExactly("customer-success-lead");
        assertThat(routing.told(trigger("none", Trigger.Level.P1))).containsExactly("product-manager");
    }

    @Test
    void aRoutingKnowsAllLevelsAndAFallback() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Routing("x", Map.of(), Map.of(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Routing(" ", SHIPPED.levels(), Map.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Route(
                        List.of(),
                        List.of(),
                        Duration.ZERO,
                        List.of(
                                new Escalation(Duration.ofHours(2), List.of("a")),
                                new Escalation(Duration.ofHours(1), List.of("b")))));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"pager\"', 'mail, in-app, sms, webhook'",
        "5, Write a text",
        "'\"IN_APP\"', 'mail, in-app, sms, webhook'"
    })
    void aChannelThatThereIsNotIsRefused(String channel, String remedy) {
        String json = """
            {"schema": 1, "fallback": "x", "triggers": [], "duties": [],
             "levels": [{"level": "p0", "roles": [], "channels": [%s]}]}
            """.formatted(channel);
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> Routing.read("x", json));
        assertThat(refused.problem().code()).isEqualTo("ALERT_MEMBER_VALUE");
        assertThat(refused.problem().remedy().en()).contains(remedy);
    }

    @Test
    @Tag("ALERT-4")
    void theStepsOfAnEscalationFollowEachOther() {
        assertThat(steps("PT15M", "PT1H")).containsExactly(Duration.ofMinutes(15), Duration.ofHours(1));
        for (String second : List.of("PT15M", "PT14M59S")) {
            assertThat(catchThrowableOfType(ProblemException.class, () -> steps("PT15M", second))
                            .problem()
                            .where()
                            .toString())
                    .contains("levels[1].escalations");
        }
        List<Escalation> twice = List.of(
                new Escalation(Duration.ofHours(1), List.of("a")), new Escalation(Duration.ofHours(1), List.of("b")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Route(List.of(), List.of(), Duration.ZERO, twice));
    }

    private static List<Duration> steps(String first, String second) {
        Routing routing = Routing.read("steps.json", """
            {"schema": 1, "fallback": "x", "triggers": [], "duties": [],
             "levels": [{"level": "rollback", "roles": [], "channels": []},
                        {"level": "p0", "roles": [], "channels": [],
                         "escalations": [{"after": "%s", "roles": ["a"]}, {"after": "%s", "roles": ["b"]}]},
                        {"level": "p1", "roles": [], "channels": []},
                        {"level": "business", "roles": [], "channels": []},
                        {"level": "early-warning", "roles": [], "channels": []}]}
            """.formatted(first, second));
        return routing.route(Trigger.Level.P0).escalations().stream()
                .map(Escalation::after)
                .toList();
    }

    // ---- who is told

    /** Errors are known and few, nobody knows how slow it is: who answers for that is told, with the figures that there are. */
    @Test
    @Tag("ALERT-2")
    @Tag("PACK-5")
    void ofAGroupWhoAnswersForTheMissingPartIsTold() {
        Metric errors = Metric.of("errors", "percent", MetricKind.GAUGE);
        Metric slow = Metric.of("slow", "seconds", MetricKind.GAUGE);
        Trigger either = Trigger.of(
                Trigger.Level.P1,
                new Condition.Any(
                        "T",
                        List.of(
                                Check.number("T.errors", "errors", "percent", ">", "5"),
                                Check.number("T.slow", "slow", "seconds", ">", "5"))));
        Definition definition = Definition.of("d", "1", Map.of(), List.of(errors, slow), List.of(), List.of(either))
                .with(Owners.NONE.with(Rows.metric("errors"), "data-team").with(Rows.metric("slow"), "web-team"));
        Scene scene = Scene.with(errors, slow).at(AT).amount("errors", AT, "2.5");

        List<Missive> missing = told(either, definition, scene, AlertEvent.Kind.DATA_MISSING);
        assertThat(missing.get(0).groups()).extracting(Group::name).containsExactly("watcher", "owner", "web-team");
        List<Missive> fired = told(
                either,
                definition,
                scene.amount("errors", AT.plusSeconds(1), "7.5").at(AT.plusSeconds(1)),
                AlertEvent.Kind.FIRED);
        assertThat(page(fired, ANA).text()).contains("Cifra: T.errors 7,5\n");
        assertThat(page(fired, BETO).text()).contains("Figure: T.errors 7.5\n");
        List<Missive> both =
                told(either, definition, scene.amount("slow", AT.plusSeconds(1), "6"), AlertEvent.Kind.FIRED);
        assertThat(page(both, ANA).text()).contains("Cifra: T.errors 7,5; T.slow 6\n");
    }

    private static List<Missive> told(Trigger trigger, Definition definition, Scene scene, AlertEvent.Kind kind) {
        return Telling.of(
                AlertBook.EMPTY,
                List.of(new AlertEvent("T", kind, AT, 1, 0, "")),
                List.of(TriggerFinding.of(trigger, scene.situation())),
                definition,
                Findings.routing(Duration.ZERO),
                TERMS);
    }

    private static Written.Page page(List<Missive> missives, Recipient one) {
        return by(missives, role -> List.of(one)).letters().get(0).page();
    }

    /** An alert that fired goes on being told of, though its trigger is not armed any more and there is no figure. */
    @Test
    @Tag("ALERT-5")
    void withoutAFindingALetterSaysThatThereIsNoFigure() {
        List<Missive> missives = Telling.of(
                AlertBook.EMPTY.after(List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, ""))),
                List.of(new AlertEvent("T", AlertEvent.Kind.ESCALATED, AT.plusSeconds(901), 1, 1, "")),
                List.of(Findings.of(Findings.trigger(Trigger.Level.P0), TriggerState.NOT_ARMED)),
                Findings.DEFINITION,
                Findings.routing(Duration.ZERO),
                TERMS);
        assertThat(page(missives, BETO).text())
                .contains("nobody took care of it within 15 minutes.\n\nno figure\n\nFigure: no figure\n");
    }

    private static final String FIRED = "alert/FIRED/boleta-launch/T/1/0";

    private static Told told(Trigger.Level level, AlertEvent.Kind kind, AddressBook book) {
        Trigger trigger = Findings.trigger(level);
        AlertBook before = kind == AlertEvent.Kind.FIRED
                ? AlertBook.EMPTY
                : AlertBook.EMPTY.after(List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, "")));
        AlertEvent event = new AlertEvent("T", kind, AT.plus(Duration.ofHours(1)), 1, 0, "");
        List<Missive> missives = Telling.of(
                before,
                List.of(event),
                List.of(Findings.of(trigger, TriggerState.FIRING)),
                Findings.DEFINITION,
                Findings.routing(Duration.ZERO),
                TERMS);
        return by(missives, book);
    }

    private static Told by(List<Missive> missives, AddressBook book) {
        return Told.all(missives.stream().map(missive -> missive.by(book)).toList());
    }

    private static final Recipient ANA = person(1, "es-CL", Map.of(Channel.MAIL, "ana@example.test"));
    private static final Recipient BETO = person(2, "en", Map.of(Channel.SMS, "+56900000000"));

    private static Recipient person(int id, String language, Map<Channel, String> addresses) {
        return new Recipient(new UUID(5, id), "Persona " + id, language, ZoneId.of("America/Santiago"), addresses);
    }

    @Test
    @Tag("ALERT-5")
    void aLetterSaysFigureBarReasonAndWhatWouldChangeItInTheLanguageOfItsReader() {
        AddressBook book = role -> role.name().equals("owner") ? List.of(ANA, BETO) : List.of(ANA);
        Told told = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, book);
        assertThat(told.unreached()).isEmpty();
        assertThat(told.letters()).extracting(Letter::channel).containsExactly(Channel.MAIL, Channel.SMS);
        Written.Page spanish = told.letters().get(0).page();
        assertThat(spanish.language()).isEqualTo("es");
        assertThat(spanish.subject()).isEqualTo("[P0] T: alerta activa");
        assertThat(spanish.text())
                .contains("desde 2025-10-01 13:00:00 (America/Santiago)")
                .contains("Oración de prueba.")
                .contains("Cifra: 6,5 %")
                .contains("Umbral: errors > 5 %")
                .contains("\n\nOtro dato.\n\n")
                .contains("Si nadie se hace cargo en 15 minutos, se avisará a: lead.")
                .endsWith("Referencia: boleta-launch/T/1\nhttps://example.test/a/boleta-launch/T/1");
        assertThat(told.letters().get(1).page().text())
                .contains("A sentence of a test.")
                .contains("Figure: 6.5 percent");
        assertThat(told.letters().get(0).toString()).doesNotContain("ana@", "Oración");
    }

    /** Ninety seconds were told as one minute, and half a minute as none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0.5S | 0,5 segundos | 0.5 seconds",
                "PT30S | 30 segundos | 30 seconds",
                "PT1M | 60 segundos | 60 seconds",
                "PT90S | 90 segundos | 90 seconds",
                "PT2M | 2 minutos | 2 minutes",
                "PT1H | 60 minutos | 60 minutes",
                "PT90M | 90 minutos | 90 minutes",
                "PT2H | 2 horas | 2 hours",
                "PT2H1S | 7201 segundos | 7201 seconds",
                "P1D | 24 horas | 24 hours",
            })
    @Tag("ALERT-5")
    void howLongIsToldInWholeUnits(Duration after, String spanish, String english) {
        Map<Trigger.Level, Route> levels = new EnumMap<>(Trigger.Level.class);
        for (Trigger.Level level : Trigger.Level.values()) {
            Escalation step = new Escalation(after, List.of("lead"));
            levels.put(level, new Route(List.of("watcher"), List.of(), Duration.ZERO, List.of(step)));
        }
        List<Missive> missives = Telling.of(
                AlertBook.EMPTY,
                List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, "")),
                List.of(Findings.of(Findings.trigger(Trigger.Level.P0), TriggerState.FIRING)),
                Findings.DEFINITION,
                new Routing("anybody", levels, Map.of(), Map.of()),
                TERMS);

        Written.Page es = by(missives, role -> List.of(ANA)).letters().get(0).page();
        Written.Page en = by(missives, role -> List.of(person(4, "en", Map.of(Channel.MAIL, "d@example.test"))))
                .letters()
                .get(0)
                .page();
        assertThat(es.text()).contains("Si nadie se hace cargo en " + spanish + ", se avisará a: lead.");
        assertThat(en.text()).contains("If nobody takes care of it within " + english + ", these will be told: lead.");
    }

    @Test
    @Tag("ALERT-5")
    void aRoleBehindWhomNobodyStandsIsReportedAndTheFallbackIsTold() {
        AddressBook onlyAnybody = role -> role.name().equals("anybody") ? List.of(ANA) : List.of();
        Told told = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, onlyAnybody);
        assertThat(told.letters()).hasSize(1);
        assertThat(told.unreached())
                .containsExactly(new Unreached(FIRED, "T", "watcher", true), new Unreached(FIRED, "T", "owner", true));
        Told nobody = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, role -> List.of());
        assertThat(nobody.letters()).isEmpty();
        assertThat(nobody.unreached())
                .containsExactly(
                        new Unreached(FIRED, "T", "watcher", false), new Unreached(FIRED, "T", "owner", false));
        assertThat(nobody.unreached().get(0).reason().code()).isEqualTo("MESSAGE_NOBODY");
        assertThat(told.unreached().get(0).reason().message().en()).startsWith("Nobody of watcher can be reached");
    }

    @Test
    @Tag("ALERT-5")
    void aChannelIsAPreference() {
        Trigger business = trigger("BL-094", Trigger.Level.BUSINESS);
        List<AlertEvent> fired = List.of(new AlertEvent("BL-094", AlertEvent.Kind.FIRED, AT, 1, 0, ""));
        Recipient both = person(3, "es", Map.of(Channel.SMS, "+56900000000", Channel.MAIL, "c@example.test"));
        for (Recipient one : List.of(both, BETO)) {
            List<Missive> missives = Telling.of(
                    AlertBook.EMPTY,
                    fired,
                    List.of(Findings.of(business, TriggerState.FIRING)),
                    Findings.DEFINITION,
                    SHIPPED,
                    TERMS);
            assertThat(by(missives, role -> List.of(one)).letters())
                    .extracting(Letter::channel)
                    .containsExactly(one.equals(both) ? Channel.MAIL : Channel.SMS);
        }
    }

    @Test
    @Tag("ALERT-5")
    void missingDataAndTheEndAreToldAndAShadowTellsNobody() {
        AddressBook one = role -> List.of(person(4, "en", Map.of(Channel.MAIL, "ana@example.test")));
        assertThat(told(Trigger.Level.P0, AlertEvent.Kind.DATA_MISSING, one)
                        .letters()
                        .get(0)
                        .page()
                        .text())
                .contains("nobody knows how T (P0) stands")
                .contains("Meanwhile the rollout does not go on.")
                .contains("Reference: boleta-launch/T/data/1\n");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.DATA_MISSING, one)
                        .letters()
                        .get(0)
                        .page()
                        .text())
                .doesNotContain("does not go on");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.CLEARED, one)
                        .letters()
                        .get(0)
                        .page()
                        .text())
                .contains("fired from 2025-10-01 12:00:00 (America/Santiago) to 2025-10-01 13:00:00");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.BREACHING, one)).isEqualTo(Told.NOTHING);
        Trigger shadow = new Trigger(
                "T", Trigger.Level.P0, Findings.trigger(Trigger.Level.P0).condition(), Optional.empty(), true);
        assertThat(Telling.of(
                        AlertBook.EMPTY,
                        List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, "")),
                        List.of(Findings.of(shadow, TriggerState.FIRING)),
                        Findings.DEFINITION,
                        SHIPPED,
                        TERMS))
                .isEmpty();
    }
}
