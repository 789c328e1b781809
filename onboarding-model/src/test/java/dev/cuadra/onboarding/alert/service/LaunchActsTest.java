package dev.cuadra.onboarding.alert.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LaunchActsTest {
    private static final String LAUNCH = "boleta-launch";

    private final LaunchHouse house = new LaunchHouse();
    private final LaunchActs acts = house.watch.acts();

    private Acted acknowledge(String trigger, String role) {
        return acts.acknowledge(LaunchHouse.ACME, house.definition, trigger, house.act(role));
    }

    private Acted reopen(LaunchActs by) {
        return by.reopen(LaunchHouse.ACME, house.definition, house.act("engineering-lead"));
    }

    private static String code(Acted acted) {
        return acted.refusal().map(Problem::code).orElse("");
    }

    // ---- phases

    private Acted begins(String phase, Instant at) {
        Act act = new Act("marta", "product-manager", "as agreed", at);
        return acts.happened(LaunchHouse.ACME, house.definition, HistoryEvent.Kind.PHASE_STARTED, phase, act);
    }

    private String phase(Definition definition, int hour) {
        return house.watch
                .watch(LaunchHouse.ACME, definition, house.source(), LaunchHouse.end(hour))
                .decision()
                .orElseThrow()
                .phase()
                .name();
    }

    @Test
    @Tag("ALERT-8")
    void theRolloutIsInThePhaseThatBeganLast() {
        assertThat(phase(house.definition, 1)).isEqualTo("beta");
        assertThat(begins("all", LaunchHouse.end(3)).stored()).isTrue();
        assertThat(phase(house.definition, 2)).isEqualTo("beta");
        assertThat(phase(house.definition, 3)).isEqualTo("all");
        assertThat(begins("beta", LaunchHouse.end(4)).stored()).isTrue();
        assertThat(phase(house.definition, 4)).isEqualTo("beta");
        // A phase that a newer definition does not have says nothing about where its rollout is.
        Definition other = house.definition.with(new Rollout(
                List.of(Phase.of("few", "10", Duration.ZERO, "ready"), Phase.of("all", "100", Duration.ZERO, "ready")),
                Set.of(),
                Set.of("engineering-lead")));
        assertThat(phase(other, 5)).isEqualTo("all");
    }

    // ---- what people do

    @Test
    @Tag("ALERT-4")
    void whoTakesCareOfAnAlertIsInTheBook() {
        house.hour(1, 60);
        house.look(1);
        assertThatThrownBy(() -> acknowledge("BL-999", "engineering-lead"))
                .hasMessageContaining("ALERT_TRIGGER_UNKNOWN");
        Acted stranger = acknowledge("BL-163", "stranger");
        assertThat(code(stranger)).isEqualTo("ALERT_ROLE");
        assertThat(stranger.refusal().orElseThrow().message().en()).contains("BL-163");
        assertThat(code(acknowledge("BL-163", "engineering-lead"))).isEqualTo("ALERT_NOT_FIRING");
        assertThat(acknowledge("BL-090", "engineering-lead").stored()).isTrue();
        assertThat(house.book.entries(LaunchHouse.ACME, LAUNCH))
                .extracting(
                        BookEntry::kind,
                        BookEntry::subject,
                        entry -> entry.act().role())
                .containsExactly(tuple(BookEntry.Kind.ACKNOWLEDGED, "BL-090", "engineering-lead"));
    }

    @Test
    @Tag("ALERT-6")
    void whatPeopleSayOfARollbackIsStored() {
        Act act = house.act("engineering-lead");
        assertThat(acts.decide(LaunchHouse.ACME, house.definition, act).stored())
                .isTrue();
        assertThat(acts.told(LaunchHouse.ACME, house.definition, "mail", act).stored())
                .isTrue();
        assertThat(acts.happened(LaunchHouse.ACME, house.definition, HistoryEvent.Kind.OLD_WORKFLOW, "", act)
                        .stored())
                .isTrue();
        assertThat(house.book.entries(LaunchHouse.ACME, LAUNCH))
                .extracting(BookEntry::detail, BookEntry::subject)
                .containsExactly(
                        tuple("ROLLBACK_DECIDED", "engineering-lead"),
                        tuple("CUSTOMERS_TOLD", "mail"),
                        tuple("OLD_WORKFLOW", ""));
    }

    @Test
    @Tag("ALERT-8")
    void whoeverEntersSomethingHearsWhatWasEntered() {
        Act act = house.act("product-manager");
        List<BookEntry> heard = List.of(
                house.book.attest(LaunchHouse.ACME, LAUNCH, "support_ready", true, "", Optional.empty(), act),
                house.book.notApplicable(LaunchHouse.ACME, LAUNCH, "support_ready", act),
                house.book.approve(LaunchHouse.ACME, LAUNCH, "ready", true, "", Optional.empty(), act),
                house.book.waive(LaunchHouse.ACME, LAUNCH, "ready", "BL-229", LaunchHouse.end(5), act));
        assertThat(house.book.entries(LaunchHouse.ACME, LAUNCH)).isEqualTo(heard);
        // A line of a log names nobody.
        assertThat(heard.get(0)).hasToString("BookEntry[ATTESTED support_ready]");
    }

    /** An attestation is no approval, though it is of what is called like the gate. */
    @Test
    @Tag("ALERT-8")
    void whoAttestsApprovesNothing() {
        Act lead = house.act("support-lead");
        Act manager = house.act("product-manager");
        house.book.attest(LaunchHouse.ACME, LAUNCH, "support_ready", true, "", Optional.empty(), lead);
        house.book.attest(LaunchHouse.ACME, LAUNCH, "ready", true, "", Optional.empty(), manager);
        assertThat(house.look(1).gates().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        house.book.approve(LaunchHouse.ACME, LAUNCH, "ready", true, "", Optional.empty(), manager);
        assertThat(house.look(2).gates().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    // ---- opening again

    private void rolledBack() {
        house.hour(1, 60);
        house.look(1);
        house.hour(2, 60);
        house.look(2);
        house.hour(3, 0);
        house.hour(4, 0);
        house.look(4);
    }

    @Test
    @Tag("ALERT-7")
    void aPZeroThatFiresKeepsNoRolloutClosed() {
        rolledBack();
        house.hour(5, 60);
        Watched watched = house.look(5);
        assertThat(watched.alerts().alert("BL-090").firing()).isPresent();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(reopen(acts).stored()).isTrue();
    }

    @Test
    @Tag("ALERT-7")
    void whatIsNotBackIsNotOpenedAgain() {
        LaunchActs withFlag = house.watch.taking(house.flags, LaunchHouse.FLAG).acts();
        house.look(1);
        assertThat(code(reopen(withFlag))).isEqualTo("ALERT_NOT_BACK");
        assertThat(code(reopen(acts))).isEqualTo("ALERT_NOT_BACK");
    }

    /** Somebody took the flag back by hand; the rollout never was. */
    @Test
    @Tag("ALERT-7")
    void aFlagThatIsBackByItselfIsOpenedAgain() {
        LaunchActs withFlag = house.watch.taking(house.flags, LaunchHouse.FLAG).acts();
        Act act = house.act("product-manager");
        house.flags.change(LaunchHouse.ACME, "boleta_beta_customers", new Change.Switch(true), act);
        house.flags.change(LaunchHouse.ACME, LaunchHouse.FLAG, new Change.Switch(true), act);
        house.flags.change(LaunchHouse.ACME, LaunchHouse.FLAG, new Change.TakeBack("BL-163"), act);
        assertThat(back()).isTrue();
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(code(reopen(acts))).isEqualTo("ALERT_NOT_BACK");
        assertThat(reopen(withFlag).stored()).isTrue();
        assertThat(back()).isFalse();
        assertThat(house.book.entries(LaunchHouse.ACME, LAUNCH)).isEmpty();
    }

    private boolean back() {
        return house.flags
                .view(LaunchHouse.ACME, LaunchHouse.FLAG)
                .state()
                .rolledBack()
                .isPresent();
    }

    // ---- what is written down

    @Test
    @Tag("ALERT-5")
    void aRoleOfARollbackBehindWhomNobodyStandsIsNoEventOfAnAlert() {
        house.hour(1, 60);
        house.look(1);
        house.hour(2, 60);
        Watched watched = house.look(2);
        assertThat(watched.decision().map(RolloutDecision::reason)).contains(RolloutDecision.Reason.ROLLBACK_FIRING);
        assertThat(watched.told().unreached())
                .extracting(Unreached::about, Unreached::group)
                .contains(tuple("rollout", "customer-success-lead"));
        assertThat(house.records.events(LaunchHouse.ACME, LAUNCH))
                .extracting(AlertEvent::trigger)
                .isSubsetOf("BL-090", "BL-163", "BL-092", "try-out")
                .contains("BL-163");
    }

    @Test
    @Tag("ALERT-9")
    void anEvaluationIsOneEntryOfTheJournalAndSaysItsInstant() {
        house.hour(1, 60);
        house.look(1);
        List<String> journal = journal();
        assertThat(journal).hasSize(1);
        assertThat(journal.get(0))
                .startsWith("launch-watch")
                .contains("evaluated", LaunchHouse.end(1).toString());
        house.hour(2, 60);
        house.look(2);
        assertThat(journal()).hasSize(2);
    }

    private List<String> journal() {
        try (Stream<JournalReader.Told> told = new JournalReader(house.vault).entries(LaunchHouse.ACME)) {
            return told.map(entry -> entry.command() + " " + entry.notes()).toList();
        }
    }

    @Test
    @Tag("ALERT-9")
    void instantsOfOneMillisecondAreToldApart() {
        house.look(1);
        Instant next = LaunchHouse.end(1).plusNanos(1);
        house.look(house.watch, next);
        assertThat(house.records.at(LaunchHouse.ACME, LAUNCH, LaunchHouse.end(1)))
                .hasSize(2)
                .allMatch(stored -> stored.at().equals(LaunchHouse.end(1)));
        assertThat(house.records.at(LaunchHouse.ACME, LAUNCH, next))
                .hasSize(2)
                .allMatch(stored -> stored.at().equals(next));
    }

    @Test
    @Tag("ALERT-9")
    void anotherLookIsToldOfEveryArmedTriggerOnceAndCitesTheFirstRecordHoweverOften() {
        house.hour(1, 0);
        house.look(1);
        house.clock.advance(Duration.ofHours(3));
        house.readings.add(LaunchHouse.reading(1, 900).recorded(LaunchHouse.end(3)));
        List<StoredEvaluation> first = house.records.at(LaunchHouse.ACME, LAUNCH, LaunchHouse.end(1));
        for (int look = 1; look <= 2; look++) {
            house.clock.advance(Duration.ofMinutes(1));
            List<StoredEvaluation> again =
                    house.replay.asKnownNow(LaunchHouse.ACME, LAUNCH, house.source(), LaunchHouse.end(1));
            assertThat(again)
                    .extracting(StoredEvaluation::subject)
                    .containsExactly(StoredEvaluation.gate("ready"), StoredEvaluation.ROLLOUT);
            for (int i = 0; i < 2; i++) {
                assertThat(again.get(i).record().json())
                        .contains("\"cites\":\"" + first.get(i).record().hash() + "\"");
            }
        }
        // An hour of 90 % errors: the P0 fires at once, the rollback after a second hour; BL-092 is not armed.
        assertThat(house.records.events(LaunchHouse.ACME, LAUNCH).stream()
                        .filter(event -> event.kind() == AlertEvent.Kind.REEVALUATED))
                .extracting(AlertEvent::trigger, AlertEvent::note)
                .containsExactly(
                        tuple("BL-090", "FIRING"),
                        tuple("BL-163", "PENDING"),
                        tuple("try-out", "FIRING"),
                        tuple("BL-090", "FIRING"),
                        tuple("BL-163", "PENDING"),
                        tuple("try-out", "FIRING"));
    }

    /** The end that was put in follows from what is before it, as one that is made of other readings does. */
    @Test
    @Tag("ALERT-9")
    void anEndThatWasReplacedByAnotherThatFitsIsFoundOut() {
        LaunchHouse other = new LaunchHouse();
        for (LaunchHouse each : List.of(house, other)) {
            for (int hour = 1; hour <= 3; hour++) {
                each.hour(hour, hour == 3 && each.equals(other) ? 40 : 0);
                each.look(hour);
            }
        }
        Loaded<StoredRecord> ours = last(house);
        StoredRecord theirs = last(other).value();
        assertThat(theirs.json()).isNotEqualTo(ours.value().json());
        assertThat(broken()).isEmpty();
        var work = house.vault.begin(LaunchHouse.ACME, "tamper");
        work.delete(ours);
        work.commit();
        var forged = house.vault.begin(LaunchHouse.ACME, "tamper");
        forged.create(Documents.RECORDS, house.vault.newId(), Vault.TENANT_SUBJECT, theirs);
        forged.commit();
        assertThat(broken()).hasValue(2);
    }

    private java.util.OptionalInt broken() {
        return house.records.broken(LaunchHouse.ACME, LAUNCH, StoredEvaluation.ROLLOUT);
    }

    private static Loaded<StoredRecord> last(LaunchHouse of) {
        return of.vault
                .findUnique(
                        Documents.RECORDS,
                        LaunchHouse.ACME,
                        "number",
                        tokens -> List.of(
                                IndexValue.of(LAUNCH), IndexValue.of(StoredEvaluation.ROLLOUT), IndexValue.of(3)))
                .orElseThrow();
    }
}
