package dev.cuadra.onboarding.operation.service;

import static dev.cuadra.onboarding.operation.service.OperationHouse.ACME;
import static dev.cuadra.onboarding.operation.service.OperationHouse.MONDAY;
import static dev.cuadra.onboarding.operation.service.OperationHouse.MORNING;
import static dev.cuadra.onboarding.operation.service.OperationHouse.OTHER;
import static dev.cuadra.onboarding.operation.service.OperationHouse.SANTIAGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.onboarding.knowledge.Severity;
import dev.cuadra.onboarding.operation.ChecklistAct;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.Progress;
import dev.cuadra.onboarding.operation.RecoveryFact;
import dev.cuadra.onboarding.operation.RecoveryFacts;
import dev.cuadra.onboarding.operation.RunReport;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LaunchOperationsTest {
    private static final String PACK = "layby-launch-support";
    private static final String MANAGER = "support-manager";

    private final OperationHouse house = new OperationHouse();
    private final LaunchOperations operations = house.operations;

    private RunView begin(String list) {
        return operations.begin(ACME, "begin " + list, Beginning.of(list, PACK, list, MONDAY, SANTIAGO));
    }

    private RunView tick(String key, String run, String item) {
        return operations.say(ACME, key, run, ChecklistAct.tick(item, house.clock.instant(), "marta", MANAGER));
    }

    private static String code(Optional<Problem> refusal) {
        return refusal.map(Problem::code).orElse("");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    @Tag("OPS-11")
    void aMorningIsKeptAsItWasSaid() {
        LaunchOperations operations = house.operations;
        Instant now = house.clock.instant();
        // snippet:launch-morning
        operations.begin(ACME, "k1", Beginning.of("launch day", PACK, "hour-plan", MONDAY, SANTIAGO));
        operations.say(ACME, "k2", "launch day", ChecklistAct.tick("LL-045", now, "marta", "support-manager"));
        operations.say(
                ACME,
                "k3",
                "launch day",
                ChecklistAct.leaveOut("LL-046", now, "marta", "support-manager", "everybody is at home"));
        RunView day = operations.run(ACME, "launch day");
        RunReport report = RunReport.of(day.run(), now);
        // end:launch-morning

        assertThat(report.progress()).isEqualTo(new Progress(1, 33, 0, 1));
        assertThat(operations.runs(ACME)).containsExactly(day);
        assertThat(operations.runs(OTHER)).isEmpty();
        assertThat(new JournalVerifier(house.storage, house.keys).verify(ACME).sound())
                .isTrue();
    }

    @Test
    @Tag("OPS-11")
    void theSameKeyTakesEffectOnceAndARefusalIsNotKept() {
        begin("launch-schedule");
        tick("k", "launch-schedule", "LL-034");
        assertThat(tick("k", "launch-schedule", "LL-034").refusal()).isEmpty();
        assertThat(operations.run(ACME, "launch-schedule").run().events()).hasSize(1);
        assertThat(code(tick("k2", "launch-schedule", "LL-034").refusal())).isEqualTo("OPERATION_ALREADY");
        assertThatThrownBy(() -> tick("k", "launch-schedule", "LL-035"))
                .isInstanceOf(IdempotencyConflictException.class);
        // Refused under one key, taken under the same once there is reason to.
        ChecklistAct wrong = ChecklistAct.tick("LL-036", MORNING.plusSeconds(60), "marta", MANAGER);
        assertThat(code(operations.say(ACME, "k3", "launch-schedule", wrong).refusal()))
                .isEqualTo("OPERATION_FUTURE");
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(operations.say(ACME, "k3", "launch-schedule", wrong).refusal())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operations.say(
                        ACME,
                        "k4",
                        "launch-schedule",
                        new ChecklistAct(ChecklistAct.Kind.PROVE, "LL-036", MORNING, "x", "y", "", "z")));
    }

    @Test
    @Tag("OPS-11")
    void ofTwoWhoSaySomethingAtOnceBothAreHeard() {
        begin("launch-schedule");
        house.meanwhile(() -> tick("other", "launch-schedule", "LL-035"));
        assertThat(tick("mine", "launch-schedule", "LL-034").refusal()).isEmpty();

        assertThat(operations.run(ACME, "launch-schedule").run().progress(MORNING))
                .isEqualTo(new Progress(2, 2, 0, 0));
        house.meanwhile(() -> tick("first", "launch-schedule", "LL-036"));
        assertThat(code(tick("second", "launch-schedule", "LL-036").refusal())).isEqualTo("OPERATION_ALREADY");
    }

    @Test
    @Tag("OPS-11")
    void anAnswerThatIsLostIsGivenAgain() {
        begin("launch-schedule");
        house.lose(1);
        RunView said = tick("k", "launch-schedule", "LL-034");

        assertThat(said.refusal()).isEmpty();
        assertThat(operations.run(ACME, "launch-schedule").run().events()).hasSize(1);
    }

    @Test
    @Tag("OPS-11")
    void whatDoesNotExistIsSaid() {
        begin("launch-schedule");
        refused("OPERATION_LIST_UNKNOWN", () -> begin("nothing"));
        refused("OPERATION_RUN_UNKNOWN", () -> operations.run(ACME, "nothing"));
        refused(
                "OPERATION_RUN_KNOWN",
                () -> operations.begin(
                        ACME, "again", Beginning.of("launch-schedule", PACK, "hour-plan", MONDAY, SANTIAGO)));
    }

    private RunView begin(String list, String run) {
        return operations.begin(ACME, "begin " + run, Beginning.of(run, PACK, list, MONDAY, SANTIAGO));
    }

    @Test
    @Tag("OPS-11")
    void packsAndDaysAreChecked() {
        refused(
                "OPERATION_PACK_UNKNOWN",
                () -> operations.begin(ACME, "a", Beginning.of("r", "none", "hour-plan", MONDAY, SANTIAGO)));
        refused("OPERATION_DAY", () -> begin("daily-briefing", "day 1"));
        RunView second = operations.begin(
                ACME,
                "b",
                Beginning.of("day 2", PACK, "daily-briefing", MONDAY, SANTIAGO).on(MONDAY.plusDays(1)));
        assertThat(second.run().frame().number()).isEqualTo(2);
        LaunchOperations other = new LaunchOperations(house.vault, List.of());
        refused("OPERATION_PACK_UNKNOWN", () -> other.run(ACME, "day 2"));
    }

    @Test
    @Tag("OPS-11")
    void aRunKeepsTheEditionThatItBeganWith() {
        begin("launch-schedule", "r");
        OperationPack old = OperationPack.shipped();
        OperationPack next = new OperationPack(
                old.id(),
                "2",
                old.settings(),
                old.teams(),
                old.staffing(),
                old.directory(),
                List.of(old.checklist("governance")));
        LaunchOperations both = new LaunchOperations(house.vault, List.of(old, next));

        assertThat(both.run(ACME, "r").run().checklist().id()).isEqualTo("launch-schedule");
        refused(
                "OPERATION_LIST_UNKNOWN",
                () -> both.begin(ACME, "n", Beginning.of("n", PACK, "launch-schedule", MONDAY, SANTIAGO)));
    }

    @Test
    @Tag("OPS-11")
    void ofWhatIsLateSomebodyIsRemindedOnce() {
        begin("launch-schedule");
        house.has(MANAGER, 1, "en");
        List<String> told = new ArrayList<>();
        // At half past seven the arrival is late; the briefing is a minute later.
        assertThat(remind(told)).isEqualTo(1);
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(remind(told)).isEqualTo(1);
        assertThat(remind(told)).isZero();
        house.clock.advance(Duration.ofMinutes(30));
        tick("k", "launch-schedule", "LL-034");
        operations.say(
                ACME,
                "u",
                "launch-schedule",
                ChecklistAct.untick("LL-034", house.clock.instant(), "marta", MANAGER, "two are missing"));
        assertThat(remind(told)).isEqualTo(1);
        assertThat(told)
                .containsExactly(
                        "Late: Team arrives for final checks", "Late: Team briefing starts", "Late: Feature goes live");
        assertThat(house.leased()).hasSize(3);
    }

    private int remind(List<String> told) {
        List<Letter> letters = operations.remind(ACME, house.post).letters();
        letters.forEach(letter -> told.add(letter.page().subject()));
        return letters.size();
    }

    /** The team is unknown to the book, its members are not; and one of them is in it twice. */
    @Test
    @Tag("OPS-11")
    void ofATeamInWhichNobodyIsTheMembersAreRemindedEachOnce() {
        begin("hour-plan");
        house.has("tier1-support", 1, "es");
        house.has("tier1-support", 1, "es");
        house.has(MANAGER, 2, "en");
        house.clock.advance(Duration.ofMinutes(151));
        Told told = operations.remind(ACME, house.post);
        List<Letter> live = told.letters().stream()
                .filter(letter -> letter.message().endsWith("/LL-058"))
                .toList();
        assertThat(live).singleElement().satisfies(letter -> {
            assertThat(letter.address()).isEqualTo("p2@acme.example");
            assertThat(letter.page().text())
                    .startsWith("Feature switched on (LL-058, hour-plan) was to be done by 2026-03-02 09:00");
        });
        assertThat(told.unreached())
                .filteredOn(one -> one.about().equals("LL-058"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.group()).isEqualTo("support-team");
                    assertThat(one.fallback()).isTrue();
                });
    }

    @Test
    @Tag("OPS-11")
    void anItemOfWhichNobodyCouldBeRemindedIsToldEachTimeAndStoredOnce() {
        begin("launch-schedule");
        for (int look = 0; look < 2; look++) {
            Told told = operations.remind(ACME, house.post);
            assertThat(told.letters()).isEmpty();
            assertThat(told.unreached()).singleElement().satisfies(one -> {
                assertThat(one.group()).isEqualTo(MANAGER);
                assertThat(one.fallback()).isFalse();
                assertThat(house.post.receipt(ACME, one.message()).unreached()).containsExactly(one);
            });
        }
        house.has(MANAGER, 1, "es-CL");
        assertThat(operations.remind(ACME, house.post).letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.page().subject())
                        .isEqualTo("Atrasado: El equipo llega para las últimas revisiones"));
        assertThat(operations.remind(ACME, house.post)).isEqualTo(Told.NOTHING);
        assertThat(house.leased()).hasSize(1);
    }

    @Test
    @Tag("OPS-11")
    void aReminderThatAnotherWriterGotInTheWayOfIsSentOnceAllTheSame() {
        begin("launch-schedule");
        house.has(MANAGER, 1, "en");
        house.clock.advance(Duration.ofMinutes(1));
        house.meanwhile(() -> tick("k", "launch-schedule", "LL-035"));
        assertThat(remind(new ArrayList<>())).isEqualTo(1);
        assertThat(house.leased()).hasSize(1);
        assertThat(operations.remind(ACME, house.post)).isEqualTo(Told.NOTHING);
        house.meanwhile(() -> {
            throw new StorageException("away");
        });
        house.clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> remind(new ArrayList<>())).isInstanceOf(StorageException.class);
        assertThat(remind(new ArrayList<>())).isEqualTo(1);
    }

    @Test
    @Tag("OPS-8")
    void aRecoveryTicksWhatItHasProvenInOrder() {
        begin("emergency-recovery", "rec");
        begin("emergency-data", "data");
        Map<RecoveryFact, RecoveryFacts.Proven> facts = new EnumMap<>(RecoveryFact.class);
        facts.put(RecoveryFact.ISOLATED, proven());
        facts.put(RecoveryFact.PLANNED, proven());
        RecoveryFacts source = incident -> incident.equals("I-1") ? facts : Map.of();

        // The plan waits for the backup.
        assertThat(operations.prove(ACME, "p0", "rec", "I-2", source).run().events())
                .isEmpty();
        assertThat(operations.prove(ACME, "p1", "rec", "I-1", source).run().events())
                .hasSize(1);
        facts.put(RecoveryFact.BACKED_UP, proven());
        assertThat(operations.prove(ACME, "p2", "rec", "I-1", source).run().events())
                .hasSize(3);
        assertThat(operations.prove(ACME, "p3", "rec", "I-1", source).run().events())
                .hasSize(3);
        // The procedure before it has its own two.
        RunView data = operations.prove(ACME, "p4", "data", "I-1", source);
        assertThat(data.run().settled("LL-354")).isTrue();
        assertThat(data.run().settled("LL-356")).isTrue();
        assertThat(data.run().events()).hasSize(2);
    }

    private static RecoveryFacts.Proven proven() {
        return new RecoveryFacts.Proven(MORNING, "olga", "recovery I-1");
    }

    private static IncidentAct act(IncidentAct.Kind kind, String text) {
        return IncidentAct.of(kind, MORNING, "tom", "technical-lead", text);
    }

    @Test
    @Tag("OPS-9")
    @Tag("OPS-11")
    void aDeclaredIncidentIsAKnownIssueAtOnce() {
        LaunchIncidents incidents = operations.incidents();
        Duration quarter = Duration.ofMinutes(15);
        IncidentAct seen = act(IncidentAct.Kind.DETECTED, "Payments hang");
        IncidentView opened = incidents.open(ACME, "o", "I-1", quarter, seen);
        assertThat(opened.issue()).isEmpty();
        IncidentAct declared =
                act(IncidentAct.Kind.DECLARED, "No payment can be recorded").affecting(40, 120);
        assertThat(incidents.say(ACME, "d", "I-1", declared).issue()).contains("LAYBY-001");
        assertThat(incidents.say(ACME, "d", "I-1", declared).refusal()).isEmpty();
        assertThat(code(incidents.say(ACME, "d2", "I-1", declared).refusal())).isEqualTo("OPERATION_INCIDENT_STATE");

        KnownIssue issue = operations.knowledge().issue(ACME, "LAYBY-001").issue();
        assertThat(issue.incident()).contains("I-1");
        assertThat(issue.report().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(issue.report().impact()).isEqualTo("40 / 120");
        assertThat(operations.knowledge().issues(ACME)).hasSize(1);
        assertThat(incidents.all(ACME)).hasSize(1);
        refused("OPERATION_INCIDENT_KNOWN", () -> incidents.open(ACME, "o2", "I-1", quarter, seen));
        refused("OPERATION_INCIDENT_UNKNOWN", () -> incidents.find(ACME, "I-2"));
        refused("OPERATION_INCIDENT_INTERVAL", () -> incidents.open(ACME, "o3", "I-3", Duration.ofMinutes(16), seen));
        IncidentAct later =
                IncidentAct.of(IncidentAct.Kind.DETECTED, MORNING.plusSeconds(1), "tom", "technical-lead", "x");
        refused("OPERATION_FUTURE", () -> incidents.open(ACME, "o4", "I-4", quarter, later));
    }
}
