package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.LabelledValue;
import dev.cuadra.layby.integrity.PostMortem;
import dev.cuadra.layby.integrity.Recovery;
import dev.cuadra.layby.integrity.RecoveryPhase;
import dev.cuadra.runtime.Answer;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged documents, and the guided way out of them. */
class LaybyRecoveryTest {
    private static final Caller OLGA = new Caller(ACME, "olga");
    private static final Caller PAUL = new Caller(ACME, "paul");
    private static final Caller ANA = new Caller(ACME, "ana");
    private static final Caller BEN = new Caller(ACME, "ben");
    private static final PostMortem LEARNED =
            new PostMortem("The till lost power", List.of("store manager"), "A battery for the till");

    private Host host = new Host();
    private Memory backup = new Memory();

    /** A medium that keeps what is written, or something else. */
    private static final class Memory implements RecoveryBackup {
        private ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean loses;

        @Override
        public OutputStream write() {
            written = new ByteArrayOutputStream();
            return written;
        }

        @Override
        public InputStream read() {
            byte[] all = written.toByteArray();
            return new ByteArrayInputStream(all, 0, loses ? all.length - 1 : all.length);
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void goods() {
        host.stock("LAMP", 20);
    }

    /** What a process that has just started has. */
    private LaybyRecovery recovery() {
        return new LaybyRecovery(host.vault, host.engine, host.laybys, host.permissions);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    /** A lay-by of which 40.00 were taken in cash and never posted. */
    private UUID damaged() {
        UUID id = host.active();
        host.pay(host.fresh(), id, "40.00");
        Tampering.unposted(host, ACME, id);
        return id;
    }

    private boolean sound() {
        return new LaybyIntegrity(host.vault, host.engine, host.permissions)
                .check(CLERK, IntegrityListener.SILENT)
                .sound();
    }

    private Recovery seen(String incident) {
        return recovery().find(OLGA, incident);
    }

    /** The step after the phase, by the person whose turn it is, under a key that follows from the step. */
    private RecoveryPhase next(String incident) {
        LaybyRecovery recovery = recovery();
        Recovery seen = seen(incident);
        String key = incident + "/" + seen.history().size();
        Answer<RecoveryStatus> taken = switch (seen.phase()) {
            case OPENED -> recovery.isolate(OLGA.asks(key), incident);
            case ISOLATED -> recovery.backUp(OLGA.asks(key), incident, backup);
            case BACKED_UP ->
                recovery.plan(PAUL.asks(key), incident, "The till lost power", recovery.suggested(PAUL, incident));
            case PLANNED -> recovery.rehearse(PAUL.asks(key), incident);
            case REHEARSED -> {
                Caller who = seen.approvers().isEmpty() ? ANA : BEN;
                yield recovery.approve(who.asks(key), incident, seen.planHash().orElseThrow());
            }
            case APPROVED -> recovery.apply(OLGA.asks(key), incident);
            case APPLIED -> recovery.verify(OLGA.asks(key), incident, IntegrityListener.SILENT);
            case VERIFIED -> recovery.resume(OLGA.asks(key), incident);
            case RESUMED -> recovery.report(OLGA.asks(key), incident, LEARNED);
            case REPORTED -> throw new AssertionError("It is over");
        };
        return taken.value().phase();
    }

    private void open(String incident, UUID... laybys) {
        recovery().open(OLGA.asks("open " + incident), incident, Set.of(laybys), "A balance differs");
    }

    private void until(RecoveryPhase phase, String incident) {
        RecoveryPhase now = seen(incident).phase();
        while (now != phase) {
            now = next(incident);
        }
    }

    private long corrections(UUID id) {
        return host.books.load(ACME, id).value().log().stream()
                .filter(recorded -> recorded.event() instanceof LaybyEvent.Corrected)
                .count();
    }

    private static Optional<String> value(List<LabelledValue> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(LabelledValue::value)
                .findFirst();
    }

    @Test
    @Tag("INT-07")
    void theWholeProcedurePutsADamagedLaybyRight() {
        UUID id = damaged();
        assertThat(sound()).isFalse();

        open("I-1", id);
        assertThat(recovery().found(OLGA, "I-1"))
                .anySatisfy(finding -> assertThat(finding.code()).isEqualTo("INT_07_PAYMENT"));
        assertThat(value(recovery().knownIssues(OLGA).get(0), "status")).contains("New");
        until(RecoveryPhase.ISOLATED, "I-1");
        refused("LAYBY_ISOLATED", () -> host.pay(host.fresh(), id, "10.00"));
        refused("LAYBY_ISOLATED", () -> host.laybys.take(host.fresh(), id, new LaybyCommand.PutOnHold("why not")));
        until(RecoveryPhase.REHEARSED, "I-1");
        assertThat(seen("I-1").rehearsal().orElseThrow().changes())
                .as("cash, and what is held for the consumer")
                .hasSize(2);
        assertThat(corrections(id)).as("so far it was tried on a copy").isZero();
        until(RecoveryPhase.VERIFIED, "I-1");
        refused("LAYBY_ISOLATED", () -> host.pay(host.fresh(), id, "10.00"));
        until(RecoveryPhase.REPORTED, "I-1");

        assertThat(sound()).isTrue();
        assertThat(corrections(id)).isEqualTo(1);
        assertThat(host.books.load(ACME, id).value().view().isolated()).isFalse();
        assertThat(host.pay(host.fresh(), id, "10.00").netPaid()).isEqualTo(aud("150.00"));
        assertThat(value(seen("I-1").report(), "approvers")).contains("ana, ben");
        assertThat(value(recovery().knownIssues(OLGA).get(0), "status")).contains("Resolved");
    }

    @Test
    @Tag("INT-09")
    void figuresThatWereChangedAreBuiltAnewAndWhatTheyWereStaysWithTheIncident() {
        UUID id = host.active();
        Tampering.view(host, id, view -> Tampering.paid(view, aud("399.00")));
        open("I-1", id);

        until(RecoveryPhase.REPORTED, "I-1");

        assertThat(sound()).isTrue();
        assertThat(corrections(id)).isZero();
        assertThat(recovery().found(OLGA, "I-1"))
                .filteredOn(finding -> finding.code().equals("INT_09_VIEW"))
                .extracting(RecoveryFinding::actual)
                .singleElement()
                .asString()
                .contains("399");
    }

    @Test
    void figuresThatAreChangedWhileTheLaybyIsIsolatedAreBuiltAnewByThePlan() {
        UUID id = host.active();
        open("I-1", id);
        until(RecoveryPhase.BACKED_UP, "I-1");
        Tampering.view(host, id, view -> Tampering.paid(view, aud("399.00")));

        until(RecoveryPhase.REPORTED, "I-1");

        assertThat(sound()).isTrue();
    }

    @Test
    void booksThatChangeAfterThePlanAreNotCorrectedByIt() {
        UUID id = damaged();
        open("I-1", id);
        until(RecoveryPhase.APPROVED, "I-1");
        Tampering.view(host, id, view -> Tampering.paid(view, aud("399.00")));

        refused("RECOVERY_BOOKS_CHANGED", () -> next("I-1"));
        assertThat(corrections(id)).isZero();
    }

    @Test
    void thePlannerDoesNotApproveAndNobodyApprovesTwice() {
        open("I-1", damaged());
        until(RecoveryPhase.REHEARSED, "I-1");
        String plan = seen("I-1").planHash().orElseThrow();

        refused("RECOVERY_APPROVER", () -> recovery().approve(PAUL.asks("p"), "I-1", plan));
        recovery().approve(ANA.asks("a1"), "I-1", plan);
        refused("RECOVERY_APPROVER", () -> recovery().approve(ANA.asks("a2"), "I-1", plan));
        refused("RECOVERY_APPROVER", () -> recovery().approve(new Caller(ACME, " ANA").asks("a3"), "I-1", plan));
        refused("RECOVERY_NOT_NOW", () -> recovery().apply(OLGA.asks("x"), "I-1"));
        refused("RECOVERY_PLAN_CHANGED", () -> recovery().approve(BEN.asks("b"), "I-1", "ab".repeat(32)));

        assertThat(recovery().approve(BEN.asks("b"), "I-1", plan).value().phase())
                .isEqualTo(RecoveryPhase.APPROVED);
    }

    @Test
    void nobodyCorrectsOrResumesALaybyPastTheProcedure() {
        UUID id = damaged();
        open("I-1", id);
        until(RecoveryPhase.ISOLATED, "I-1");

        assertThatThrownBy(() -> host.laybys.take(host.fresh(), id, new LaybyCommand.Resume("I-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> host.laybys.take(
                        host.fresh(), id, new LaybyCommand.Correct("I-1", List.of(), Set.of("ana", "ben"))))
                .isInstanceOf(IllegalArgumentException.class);
        refused("RECOVERY_NOT_NOW", () -> recovery().resume(OLGA.asks("r"), "I-1"));
    }

    @Test
    void nothingResumesWhileAnythingIsFoundAnywhere() {
        open("I-1", damaged());
        until(RecoveryPhase.APPLIED, "I-1");
        Tampering.stock(host, SYDNEY, "LAMP", 9);
        List<Check> heard = new ArrayList<>();
        IntegrityListener listener = new IntegrityListener() {
            @Override
            public void found(dev.cuadra.layby.integrity.IntegrityFinding finding) {
                heard.add(finding.check());
            }
        };

        refused("RECOVERY_FINDINGS", () -> recovery().verify(OLGA.asks("v"), "I-1", listener));
        assertThat(heard).containsExactly(Check.INT_06);
        host.warehouse.settleHolds(host.fresh(), SYDNEY, "LAMP");

        assertThat(recovery().verify(OLGA.asks("v"), "I-1", listener).value().phase())
                .isEqualTo(RecoveryPhase.VERIFIED);
    }

    @Test
    void aPlanThatLeavesFindingsIsNotRehearsed() {
        UUID id = damaged();
        open("I-1", id);
        until(RecoveryPhase.BACKED_UP, "I-1");
        recovery().plan(PAUL.asks("p"), "I-1", "unknown", Map.of());

        refused("RECOVERY_FINDINGS", () -> recovery().rehearse(PAUL.asks("r"), "I-1"));
        refused(
                "RECOVERY_AGREEMENTS",
                () -> recovery().plan(PAUL.asks("q"), "I-1", "unknown", Map.of(UUID.randomUUID(), List.of())));
    }

    @Test
    void aBackupThatReadsOtherwiseIsNone() {
        UUID id = damaged();
        open("I-1", id);
        until(RecoveryPhase.ISOLATED, "I-1");
        backup.loses = true;
        refused("RECOVERY_BACKUP", () -> next("I-1"));
        backup.loses = false;
        until(RecoveryPhase.BACKED_UP, "I-1");

        assertThat(backup.text()).contains(id.toString()).endsWith("}\n").hasLineCount(1);
        assertThat(backup.text()).doesNotContain("Marcia").doesNotContain("example.org");
    }

    @Test
    void whatIsKeptOfARecoveryNamesNobody() {
        open("I-1", damaged());
        until(RecoveryPhase.REPORTED, "I-1");

        try (var all = host.memory.scan(ACME, Documents.RECOVERIES.collection())) {
            assertThat(all.map(document -> new String(document.body().toArray(), StandardCharsets.UTF_8)))
                    .singleElement()
                    .asString()
                    .contains("I-1")
                    .doesNotContain("Marcia")
                    .doesNotContain("example.org");
        }
    }

    @Test
    void whoeverIsSecondLooksAgain() {
        open("I-1", damaged());
        until(RecoveryPhase.BACKED_UP, "I-1");
        int version = seen("I-1").history().size();
        Map<UUID, List<dev.cuadra.layby.ledger.LedgerEntry>> entries =
                recovery().suggested(PAUL, "I-1");
        recovery().plan(PAUL.asks("one").onVersion(version), "I-1", "power", entries);

        refused(
                "RECOVERY_CONFLICT",
                () -> recovery().plan(OLGA.asks("two").onVersion(version), "I-1", "moon", entries));
        assertThat(seen("I-1").planner()).contains("paul");
    }

    @Test
    void ofTwoWhoBackUpAtOnceOneConflicts() {
        open("I-1", damaged());
        until(RecoveryPhase.ISOLATED, "I-1");
        RecoveryBackup slow = new RecoveryBackup() {
            @Override
            public OutputStream write() {
                return backup.write();
            }

            @Override
            public InputStream read() {
                // Somebody else is faster.
                recovery().backUp(ANA.asks("fast"), "I-1", new Memory());
                return backup.read();
            }
        };

        refused("RECOVERY_CONFLICT", () -> recovery().backUp(OLGA.asks("slow"), "I-1", slow));
        assertThat(seen("I-1").history()).hasSize(3);
    }

    @Test
    void aStepThatIsRepeatedUnderItsKeyIsTakenOnce() {
        UUID id = damaged();
        open("I-1", id);
        assertThat(recovery()
                        .open(OLGA.asks("open I-1"), "I-1", Set.of(id), "A balance differs")
                        .replayed())
                .isTrue();
        refused("RECOVERY_KNOWN", () -> recovery().open(OLGA.asks("again"), "I-1", Set.of(id), "A balance differs"));
        RecoveryStatus first = recovery().isolate(OLGA.asks("i"), "I-1").value();
        assertThat(recovery().isolate(OLGA.asks("i"), "I-1").value()).isEqualTo(first);
        refused("RECOVERY_NOT_NOW", () -> recovery().isolate(OLGA.asks("j"), "I-1"));
        assertThatThrownBy(() -> recovery().backUp(OLGA.asks("i"), "I-1", backup))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void oneLaybyIsInOneIncidentAtATime() {
        UUID id = damaged();
        open("I-1", id);
        open("I-2", id);
        until(RecoveryPhase.ISOLATED, "I-1");

        refused("LAYBY_ISOLATED", () -> recovery().isolate(OLGA.asks("x"), "I-2"));
        refused("LAYBY_ISOLATED", () -> open("I-3", id));
        until(RecoveryPhase.REPORTED, "I-1");
        until(RecoveryPhase.REPORTED, "I-2");
        assertThat(sound()).isTrue();
    }

    @Test
    void aLaybyThatWasIsolatedInHasteIsTakenOverByTheIncidentOfThatName() {
        UUID id = damaged();
        host.laybys.take(host.fresh(), id, new LaybyCommand.Isolate("I-1"));
        open("I-1", id);

        until(RecoveryPhase.REPORTED, "I-1");

        assertThat(sound()).isTrue();
    }

    @Test
    @Tag("INT-09")
    void aBrokenLogStopsTheProcedureUntilTheVeryLogIsBack() {
        UUID id = host.active();
        UUID other = damaged();
        List<Recorded> sound = Tampering.brokenLog(host, id);
        refused("LAYBY_LOG_BROKEN", () -> host.pay(host.fresh(), id, "10.00"));
        open("I-1", id, other);

        assertThatThrownBy(() -> next("I-1")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("RECOVERY_LOG_BROKEN");
            assertThat(e.problem().message().en()).contains(id.toString()).doesNotContain(other.toString());
        });
        refused("LAYBY_ISOLATED", () -> host.pay(host.fresh(), other, "10.00"));
        refused("LAYBY_LOG_BROKEN", () -> host.pay(host.fresh(), id, "10.00"));
        assertThat(seen("I-1").phase()).isEqualTo(RecoveryPhase.OPENED);

        refused("RECOVERY_RESTORE", () -> recovery().restore(OLGA, "I-1", id, sound.subList(0, sound.size() - 1)));
        refused(
                "RECOVERY_RESTORE",
                () -> recovery()
                        .restore(
                                OLGA,
                                "I-1",
                                id,
                                host.books.load(ACME, other).value().log()));
        refused(
                "RECOVERY_RESTORE",
                () -> recovery()
                        .restore(
                                OLGA,
                                "I-1",
                                id,
                                host.books.load(ACME, id).value().log()));
        recovery().restore(OLGA, "I-1", id, sound);

        until(RecoveryPhase.REPORTED, "I-1");
        assertThat(sound()).isTrue();
        assertThat(host.pay(host.fresh(), id, "10.00").netPaid()).isEqualTo(aud("110.00"));
    }

    @Test
    void incidentsOfTwoTenantsDoNotMeet() {
        UUID id = damaged();
        open("I-1", id);
        Caller stranger = new Caller(TenantId.of("globex"), "olga");

        refused("RECOVERY_UNKNOWN", () -> recovery().find(stranger, "I-1"));
        refused("RECOVERY_UNKNOWN", () -> recovery().isolate(stranger.asks("i"), "I-1"));
        refused("LAYBY_UNKNOWN", () -> recovery().open(stranger.asks("o"), "I-1", Set.of(id), "theirs"));
        assertThat(recovery().knownIssues(stranger)).isEmpty();
        assertThat(recovery().knownIssues(OLGA)).hasSize(1);
    }

    @Test
    void everyStepTakesItsRight() {
        UUID id = damaged();
        host.laybys.take(host.fresh(), id, new LaybyCommand.Isolate("I-1"));
        LaybyRecovery guarded =
                new LaybyRecovery(host.vault, host.engine, host.laybys, (caller, right, shop) -> switch (right) {
                    case RECOVER -> caller.equals(OLGA) || caller.equals(PAUL);
                    case APPROVE_RECOVERY -> caller.equals(ANA);
                    default -> right == LaybyRight.READ && !caller.equals(BEN);
                });
        refused("NOT_PERMITTED", () -> guarded.open(ANA.asks("o"), "I-1", Set.of(id), ""));
        open("I-1", id);
        refused("NOT_PERMITTED", () -> guarded.isolate(ANA.asks("i"), "I-1"));
        until(RecoveryPhase.REHEARSED, "I-1");
        String plan = seen("I-1").planHash().orElseThrow();

        refused("NOT_PERMITTED", () -> guarded.approve(OLGA.asks("a"), "I-1", plan));
        guarded.approve(ANA.asks("a"), "I-1", plan);
        refused("NOT_PERMITTED", () -> guarded.restore(ANA, "I-1", id, List.of()));
        refused("NOT_PERMITTED", () -> guarded.find(BEN, "I-1"));
        assertThat(guarded.knownIssues(BEN)).isEmpty();
    }

    @Test
    void anIncidentHasAnIdAndNotTooManyLaybys() {
        Set<UUID> many = new java.util.HashSet<>();
        for (int at = 0; at <= LaybyRecovery.MOST_LAYBYS; at++) {
            many.add(UUID.randomUUID());
        }
        refused("RECOVERY_TOO_MANY", () -> recovery().open(OLGA.asks("o"), "I-1", many, ""));
        assertThatThrownBy(() -> recovery().open(OLGA.asks("o"), " ", many, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recovery().open(OLGA.asks("o"), "I-1", Set.of(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("LIF-14")
    void aProcessThatIsKilledBetweenAnyTwoCommitsIsFollowedByOneThatGoesOn() {
        for (boolean stored : new boolean[] {false, true}) {
            int commits = 1;
            while (killedAt(commits, stored)) {
                commits++;
            }
            assertThat(commits)
                    .as("open, 2 isolated, 9 further steps, 2 corrected, 2 resumed: the 17th never comes")
                    .isGreaterThan(16);
        }
    }

    /** Whether there was such a commit; however it was, all is well in the end. */
    private boolean killedAt(int commit, boolean stored) {
        host = new Host();
        backup = new Memory();
        goods();
        UUID one = damaged();
        UUID two = damaged();
        if (stored) {
            host.storage.breakAfterCommit(commit);
        } else {
            host.storage.breakBeforeCommit(commit);
        }
        boolean killed = false;
        boolean reported = false;
        while (!reported) {
            try {
                open("I-1", one, two);
                until(RecoveryPhase.REPORTED, "I-1");
                reported = true;
            } catch (StorageException e) {
                killed = true;
                host.storage.repair();
            }
        }
        host.storage.repair();
        assertThat(sound()).as("killed at commit %s", commit).isTrue();
        assertThat(corrections(one)).isEqualTo(1);
        assertThat(corrections(two)).isEqualTo(1);
        assertThat(host.pay(host.fresh(), one, "10.00").netPaid()).isEqualTo(aud("150.00"));
        assertThat(host.pay(host.fresh(), two, "10.00").netPaid()).isEqualTo(aud("150.00"));
        assertThat(seen("I-1").history()).hasSize(11);
        return killed;
    }
}
