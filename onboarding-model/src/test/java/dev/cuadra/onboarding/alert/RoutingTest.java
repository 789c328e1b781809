package dev.cuadra.onboarding.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    // ---- who is told

    private static Told told(Trigger.Level level, AlertEvent.Kind kind, Audience audience) {
        Trigger trigger = Findings.trigger(level);
        AlertBook before = kind == AlertEvent.Kind.FIRED
                ? AlertBook.EMPTY
                : AlertBook.EMPTY.after(List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, "")));
        AlertEvent event = new AlertEvent("T", kind, AT.plus(Duration.ofHours(1)), 1, 0, "");
        return Telling.of(
                before,
                List.of(event),
                List.of(Findings.of(trigger, TriggerState.FIRING)),
                Findings.routing(Duration.ZERO),
                audience,
                TERMS);
    }

    private static Recipient by(String channel, String address, String language) {
        return new Recipient(channel, address, Locale.forLanguageTag(language));
    }

    @Test
    @Tag("ALERT-5")
    void aLetterSaysFigureBarReasonAndWhatWouldChangeItInTheLanguageOfItsReader() {
        Audience audience = role -> role.equals("owner")
                ? List.of(by("mail", "ana@example.test", "es-CL"), by("sms", "+56900000000", "en"))
                : List.of(by("mail", "ana@example.test", "es-CL"));
        Told told = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, audience);
        assertThat(told.unreached()).isEmpty();
        assertThat(told.letters())
                .extracting(Letter::recipient)
                .extracting(Recipient::channel)
                .containsExactly("mail", "sms");
        Letter spanish = told.letters().get(0);
        assertThat(spanish.subject()).isEqualTo("[P0] T: alerta activa");
        assertThat(spanish.body())
                .contains("desde 2025-10-01 13:00:00 (America/Santiago)")
                .contains("Oración de prueba.")
                .contains("Cifra: 6.5 percent")
                .contains("Umbral: errors > 5 percent")
                .contains("\n\nOtro dato.\n\n")
                .contains("Si nadie se hace cargo en 15 minutos, se avisará a: lead.")
                .endsWith("Referencia: boleta-launch/T/1\nhttps://example.test/a/boleta-launch/T/1");
        assertThat(told.letters().get(1).body())
                .contains("A sentence of a test.")
                .contains("Figure: 6.5 percent");
        assertThat(told.letters().get(0)).hasToString("Letter");
    }

    @Test
    @Tag("ALERT-5")
    void aRoleBehindWhomNobodyStandsIsReportedAndTheFallbackIsTold() {
        Audience onlyAnybody = role -> role.equals("anybody") ? List.of(by("mail", "b@example.test", "es")) : List.of();
        Told told = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, onlyAnybody);
        assertThat(told.letters()).hasSize(1);
        assertThat(told.unreached())
                .containsExactly(new Unreached("watcher", "T", true), new Unreached("owner", "T", true));
        Told nobody = told(Trigger.Level.P0, AlertEvent.Kind.FIRED, role -> List.of());
        assertThat(nobody.letters()).isEmpty();
        assertThat(nobody.unreached())
                .containsExactly(new Unreached("watcher", "T", false), new Unreached("owner", "T", false));
    }

    @Test
    @Tag("ALERT-5")
    void aChannelIsAPreference() {
        Trigger business = trigger("BL-094", Trigger.Level.BUSINESS);
        List<AlertEvent> fired = List.of(new AlertEvent("BL-094", AlertEvent.Kind.FIRED, AT, 1, 0, ""));
        Audience both = role -> List.of(by("sms", "+56900000000", "es"), by("mail", "c@example.test", "es"));
        Audience smsOnly = role -> List.of(by("sms", "+56900000000", "es"));
        for (Audience audience : List.of(both, smsOnly)) {
            Told told = Telling.of(
                    AlertBook.EMPTY,
                    fired,
                    List.of(Findings.of(business, TriggerState.FIRING)),
                    SHIPPED,
                    audience,
                    TERMS);
            assertThat(told.letters())
                    .extracting(letter -> letter.recipient().channel())
                    .containsExactly(audience == both ? "mail" : "sms");
        }
    }

    @Test
    @Tag("ALERT-5")
    void missingDataAndTheEndAreToldAndAShadowTellsNobody() {
        Audience one = role -> List.of(by("mail", "ana@example.test", "en"));
        assertThat(told(Trigger.Level.P0, AlertEvent.Kind.DATA_MISSING, one)
                        .letters()
                        .get(0)
                        .body())
                .contains("nobody knows how T (P0) stands")
                .contains("Meanwhile the rollout does not go on.")
                .contains("Reference: boleta-launch/T/data/1\n");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.DATA_MISSING, one)
                        .letters()
                        .get(0)
                        .body())
                .doesNotContain("does not go on");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.CLEARED, one)
                        .letters()
                        .get(0)
                        .body())
                .contains("fired from 2025-10-01 12:00:00 (America/Santiago) to 2025-10-01 13:00:00");
        assertThat(told(Trigger.Level.P1, AlertEvent.Kind.BREACHING, one)).isEqualTo(Told.NOTHING);
        Trigger shadow = new Trigger(
                "T", Trigger.Level.P0, Findings.trigger(Trigger.Level.P0).condition(), Optional.empty(), true);
        assertThat(Telling.of(
                        AlertBook.EMPTY,
                        List.of(new AlertEvent("T", AlertEvent.Kind.FIRED, AT, 1, 0, "")),
                        List.of(Findings.of(shadow, TriggerState.FIRING)),
                        SHIPPED,
                        one,
                        TERMS))
                .isEqualTo(Told.NOTHING);
    }
}
