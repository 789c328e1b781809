package dev.cuadra.layby.integrity;

import static dev.cuadra.layby.integrity.Damage.ENGINE;
import static dev.cuadra.layby.integrity.Damage.books;
import static dev.cuadra.layby.integrity.Damage.nzd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyJson;
import dev.cuadra.layby.agreement.Lives;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.spi.problem.ProblemException;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guided procedure, and the ways round it that there are not. */
class RecoveriesTest {
    private static final Instant AT = Instant.parse("2026-03-03T09:00:00Z");
    private static final String HASH = "ab".repeat(32);
    private static final Recoveries RECOVERIES = new Recoveries(ENGINE);

    /** 40.00 were taken but never posted. */
    private final Layby wrong = Lives.after(unposted(), new LaybyCommand.Isolate("I-1"));

    private final List<LedgerEntry> entries =
            Damage.found(books(wrong), Check.INT_07).get(0).suggested();
    private final Layby right = Lives.after(wrong, new LaybyCommand.Correct("I-1", entries, Set.of("ana", "ben")));
    private final RecoveryCommand.Plan plan = new RecoveryCommand.Plan(
            "The till lost power",
            List.of(new PlannedCorrection("L1", books(wrong).hash(), entries)));

    private static Layby unposted() {
        Layby running = Lives.running();
        return Damage.forged(
                running,
                running.log().stream()
                        .map(event -> event.event() instanceof LaybyEvent.PaymentReceived received
                                        && received.payment().equals("P2")
                                ? Lives.with(event, List.of())
                                : event)
                        .toList());
    }

    private static RecoveryStep step(String by, RecoveryCommand command) {
        return new RecoveryStep(AT, by, command);
    }

    private static Recovery opened() {
        return RECOVERIES.open(step("olga", new RecoveryCommand.Open("I-1", Set.of("L1"), "A balance differs")));
    }

    private static Recovery moved(Recovery recovery, String by, RecoveryCommand command) {
        RecoveryDecision decision = RECOVERIES.decide(recovery, step(by, command));
        assertThat(decision).as("%s", decision).isInstanceOf(RecoveryDecision.Moved.class);
        return ((RecoveryDecision.Moved) decision).after();
    }

    private static String refused(Recovery recovery, String by, RecoveryCommand command) {
        return RECOVERIES
                .decide(recovery, step(by, command))
                .fold(
                        moved -> "moved to " + moved.after().phase(),
                        refusal -> refusal.problem().code());
    }

    private Recovery planned() {
        Recovery isolated = moved(opened(), "olga", new RecoveryCommand.Isolate(Set.of("L1")));
        Recovery saved = moved(isolated, "olga", new RecoveryCommand.BackUp(HASH, HASH));
        return moved(saved, "paul", plan);
    }

    private Recovery rehearsed() {
        return moved(planned(), "paul", new RecoveryCommand.Rehearse(List.of(books(wrong))));
    }

    private static RecoveryCommand approve(Recovery recovery) {
        return new RecoveryCommand.Approve(recovery.planHash().orElseThrow());
    }

    private Recovery approved() {
        Recovery rehearsed = rehearsed();
        Recovery once = moved(rehearsed, "ana", approve(rehearsed));
        assertThat(once.phase()).isEqualTo(RecoveryPhase.REHEARSED);
        return moved(once, "ben", approve(once));
    }

    private Recovery applied() {
        return moved(approved(), "olga", new RecoveryCommand.Apply(List.of(books(right))));
    }

    private static final IntegritySummary SOUND = new IntegritySummary(1, Map.of(), List.of());

    private Recovery reported() {
        Recovery verified = moved(applied(), "olga", new RecoveryCommand.Verify(List.of(books(right)), SOUND));
        Recovery resumed = moved(verified, "olga", new RecoveryCommand.Resume());
        return moved(
                resumed,
                "olga",
                new RecoveryCommand.Report(
                        new PostMortem("The till lost power", List.of("store manager"), "A battery for the till")));
    }

    @Test
    void theWholeProcedurePutsTheBooksRight() {
        Recovery recovery = reported();

        assertThat(recovery.phase()).isEqualTo(RecoveryPhase.REPORTED);
        assertThat(recovery.approvers()).containsExactly("ana", "ben");
        assertThat(recovery.history()).hasSize(11);
        assertThat(Damage.found(books(right))).isEmpty();
        assertThat(right.balance(Account.funds("L1"))).isEqualTo(nzd("102.50"));
    }

    @Test
    void theRehearsalShowsWhatChangesByAccountAndInTotal() {
        DifferenceReport report = rehearsed().rehearsal().orElseThrow();

        assertThat(report.changes())
                .extracting(line -> line.account() + " " + line.before() + " -> " + line.after())
                .containsExactly(
                        "CASH:CARD " + nzd("62.50") + " -> " + nzd("102.50"),
                        "CUSTOMER_FUNDS:L1 " + nzd("62.50") + " -> " + nzd("102.50"));
        assertThat(report.totals()).containsOnlyKeys("CASH NZD", "CUSTOMER_FUNDS NZD");
        assertThat(report.totals().values()).allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("40"));
    }

    @Test
    void theReportAndTheKnownIssueCarryLabelsInBothLanguages() {
        assertThat(opened().knownIssue())
                .filteredOn(line -> line.name().equals("status"))
                .extracting(LabelledValue::value)
                .containsExactly("New");
        Recovery recovery = reported();
        assertThat(recovery.report())
                .extracting(LabelledValue::name)
                .containsExactly(
                        "incident",
                        "openedAt",
                        "resumedAt",
                        "description",
                        "rootCause",
                        "affected",
                        "entries",
                        "planner",
                        "approvers",
                        "informed",
                        "prevention");
        assertThat(recovery.report().get(4).label().es()).isEqualTo("Causa raíz");
        assertThat(recovery.knownIssue())
                .extracting(LabelledValue::value)
                .contains("Resolved", "A battery for the till");
    }

    @Test
    void noStepCanBeLeftOut() {
        List<Recovery> stages = new ArrayList<>();
        Recovery last = reported();
        for (int i = 1; i <= last.history().size(); i++) {
            stages.add(RECOVERIES.replay(last.history().subList(0, i)));
        }
        for (int at = 0; at < stages.size(); at++) {
            for (int next = at + 2; next < last.history().size(); next++) {
                RecoveryCommand command = last.history().get(next).command();
                boolean secondApproval = command instanceof RecoveryCommand.Approve
                        && stages.get(at).phase() == RecoveryPhase.REHEARSED;
                if (!secondApproval) {
                    assertThat(refused(stages.get(at), "zoe", command))
                            .as("%s by %s", stages.get(at), command.name())
                            .isEqualTo("RECOVERY_NOT_NOW");
                }
            }
        }
    }

    @Test
    void aBackupThatWasNotReadBackIsNone() {
        Recovery isolated = moved(opened(), "olga", new RecoveryCommand.Isolate(Set.of("L1")));

        assertThat(refused(isolated, "olga", new RecoveryCommand.BackUp(HASH, "cd".repeat(32))))
                .isEqualTo("RECOVERY_BACKUP");
        assertThat(refused(isolated, "olga", new RecoveryCommand.BackUp("", "")))
                .isEqualTo("RECOVERY_BACKUP");
    }

    @Test
    void onlyTheLaybysOfTheIncidentAreIsolatedAndAllOfThemArePlanned() {
        assertThat(refused(opened(), "olga", new RecoveryCommand.Isolate(Set.of("L2"))))
                .isEqualTo("RECOVERY_AGREEMENTS");
        Recovery planned = planned();
        assertThat(refused(planned, "paul", new RecoveryCommand.Plan("", List.of())))
                .isEqualTo("RECOVERY_AGREEMENTS");
        assertThat(refused(
                        planned,
                        "paul",
                        new RecoveryCommand.Plan(
                                "",
                                List.of(
                                        plan.corrections().get(0),
                                        plan.corrections().get(0)))))
                .isEqualTo("RECOVERY_PLANNED_TWICE");
    }

    @Test
    void aPlanOnBooksThatChangedOrThatLeavesFindingsIsNotRehearsed() {
        Recovery planned = planned();
        assertThat(refused(planned, "paul", new RecoveryCommand.Rehearse(List.of(books(right)))))
                .isEqualTo("RECOVERY_BOOKS_CHANGED");

        Recovery useless = moved(
                planned,
                "paul",
                new RecoveryCommand.Plan(
                        "", List.of(new PlannedCorrection("L1", books(wrong).hash(), List.of()))));
        assertThat(refused(useless, "paul", new RecoveryCommand.Rehearse(List.of(books(wrong)))))
                .isEqualTo("RECOVERY_FINDINGS");
    }

    @Test
    void aPlanForALaybyThatIsNotIsolatedIsNotRehearsed() {
        Layby running = unposted();
        Recovery isolated = moved(opened(), "olga", new RecoveryCommand.Isolate(Set.of("L1")));
        Recovery saved = moved(isolated, "olga", new RecoveryCommand.BackUp(HASH, HASH));
        Recovery planned = moved(
                saved,
                "paul",
                new RecoveryCommand.Plan(
                        "", List.of(new PlannedCorrection("L1", books(running).hash(), entries))));

        assertThat(refused(planned, "paul", new RecoveryCommand.Rehearse(List.of(books(running)))))
                .isEqualTo("RECOVERY_ENTRIES");
    }

    @Test
    void neitherThePlannerNorOnePersonTwiceApproves() {
        Recovery rehearsed = rehearsed();
        assertThat(refused(rehearsed, "paul", approve(rehearsed))).isEqualTo("RECOVERY_APPROVER");
        assertThat(refused(rehearsed, " PAUL ", approve(rehearsed))).isEqualTo("RECOVERY_APPROVER");
        Recovery once = moved(rehearsed, "ana", approve(rehearsed));
        assertThat(refused(once, "ana", approve(once))).isEqualTo("RECOVERY_APPROVER");
        assertThat(refused(once, "Ana", approve(once))).isEqualTo("RECOVERY_APPROVER");
        assertThat(refused(once, "ben", new RecoveryCommand.Approve(HASH))).isEqualTo("RECOVERY_PLAN_CHANGED");
    }

    @Test
    void aPlanThatChangesAfterApprovalHasToBeTriedAndApprovedAgain() {
        Recovery approved = approved();
        String before = approved.planHash().orElseThrow();
        Recovery changed = moved(approved, "paul", new RecoveryCommand.Plan("Another cause", plan.corrections()));

        assertThat(changed.phase()).isEqualTo(RecoveryPhase.PLANNED);
        assertThat(changed.approvers()).isEmpty();
        assertThat(changed.rehearsal()).isEmpty();
        assertThat(refused(changed, "olga", new RecoveryCommand.Apply(List.of(books(right)))))
                .isEqualTo("RECOVERY_NOT_NOW");
        Recovery again = moved(changed, "paul", new RecoveryCommand.Rehearse(List.of(books(wrong))));
        assertThat(refused(again, "ana", new RecoveryCommand.Approve(before))).isEqualTo("RECOVERY_PLAN_CHANGED");
    }

    @Test
    void whoPlansAnewCannotApproveThoughSomebodyElsePlannedBefore() {
        Recovery changed = moved(rehearsed(), "ana", plan);
        Recovery again = moved(changed, "ana", new RecoveryCommand.Rehearse(List.of(books(wrong))));

        assertThat(refused(again, "ana", approve(again))).isEqualTo("RECOVERY_APPROVER");
    }

    @Test
    void whatWasAppliedHasToBeWhatWasApprovedByThoseWhoApprovedIt() {
        Layby others = Lives.after(wrong, new LaybyCommand.Correct("I-1", entries, Set.of("ana", "zoe")));
        Layby twice = Lives.after(right, new LaybyCommand.Correct("I-1", entries, Set.of("ana", "ben")));

        Recovery approved = approved();
        assertThat(refused(approved, "olga", new RecoveryCommand.Apply(List.of(books(wrong)))))
                .isEqualTo("RECOVERY_APPLIED_OTHERWISE");
        assertThat(refused(approved, "olga", new RecoveryCommand.Apply(List.of(books(others)))))
                .isEqualTo("RECOVERY_APPLIED_OTHERWISE");
        assertThat(refused(approved, "olga", new RecoveryCommand.Apply(List.of(books(twice)))))
                .isEqualTo("RECOVERY_APPLIED_OTHERWISE");
    }

    @Test
    void nothingResumesWhileACheckFailsAnywhere() {
        Recovery applied = applied();
        IntegritySummary elsewhere = new IntegritySummary(2, Map.of(Check.INT_06, 1L), List.of());

        assertThat(refused(applied, "olga", new RecoveryCommand.Verify(List.of(books(right)), elsewhere)))
                .isEqualTo("RECOVERY_FINDINGS");
        assertThat(refused(applied, "olga", new RecoveryCommand.Verify(List.of(books(wrong)), SOUND)))
                .isEqualTo("RECOVERY_FINDINGS");
        assertThat(refused(applied, "olga", new RecoveryCommand.Resume())).isEqualTo("RECOVERY_NOT_NOW");
        assertThat(moved(applied, "paul", plan).phase()).isEqualTo(RecoveryPhase.PLANNED);
    }

    @Test
    void aForgedHistoryIsNotReplayed() {
        List<RecoveryStep> history = new ArrayList<>(reported().history());
        assertThat(RECOVERIES.replay(history)).isEqualTo(reported());
        history.set(6, step("ana", history.get(6).command()));

        assertThatThrownBy(() -> RECOVERIES.replay(history))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RECOVERY_APPROVER");
        history.remove(4);
        assertThatThrownBy(() -> RECOVERIES.replay(history)).hasMessageContaining("RECOVERY_NOT_NOW");
    }

    @Test
    void nobodyMakesARecoveryButTheProcedure() {
        assertThat(Recovery.class.getConstructors()).isEmpty();
        for (Constructor<?> constructor : Recovery.class.getDeclaredConstructors()) {
            assertThat(java.lang.reflect.Modifier.isPrivate(constructor.getModifiers()))
                    .isTrue();
        }
        assertThatThrownBy(() -> RECOVERIES.open(step("olga", new RecoveryCommand.Resume())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHistoryGoesToJsonAndBack() throws Exception {
        ObjectMapper json = LaybyJson.mapper();
        Recovery recovery = reported();
        String text = json.writeValueAsString(recovery.history());

        List<RecoveryStep> read =
                json.readValue(text, json.getTypeFactory().constructCollectionType(List.class, RecoveryStep.class));

        assertThat(RECOVERIES.replay(read).phase()).isEqualTo(RecoveryPhase.REPORTED);
        assertThat(RECOVERIES.replay(read).planHash()).isEqualTo(recovery.planHash());
    }
}
