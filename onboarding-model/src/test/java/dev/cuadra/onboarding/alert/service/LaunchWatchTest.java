package dev.cuadra.onboarding.alert.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.alert.AlertBook;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.AlertState;
import dev.cuadra.onboarding.alert.Obligation;
import dev.cuadra.onboarding.audience.Letter;
import dev.cuadra.onboarding.audience.Unreached;
import dev.cuadra.onboarding.audience.service.AddressBooks;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Owners;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.runtime.JournalReader;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LaunchWatchTest {
    private final LaunchHouse house = new LaunchHouse();

    private static AlertState state(Watched watched, String trigger) {
        return watched.alerts().alert(trigger).state();
    }

    private static List<AlertEvent.Kind> kinds(Watched watched, String trigger) {
        return watched.events().stream()
                .filter(event -> event.trigger().equals(trigger))
                .map(AlertEvent::kind)
                .toList();
    }

    @Test
    @Tag("ALERT-1")
    @Tag("ALERT-7")
    @Tag("BL-090")
    @Tag("BL-163")
    void aPZeroFiresAfterTheFirstHourAndTheRollbackAfterTheSecond() {
        house.hour(1, 10);
        Watched calm = house.look(1);
        assertThat(calm.decision().orElseThrow().reason()).isEqualTo(RolloutDecision.Reason.GATE);
        assertThat(calm.told().letters()).isEmpty();

        house.hour(2, 60);
        Watched first = house.look(2);
        assertThat(first.decision().orElseThrow().move()).isEqualTo(RolloutDecision.Move.HOLD);
        assertThat(kinds(first, "BL-090")).containsExactly(AlertEvent.Kind.FIRED);
        assertThat(state(first, "BL-163")).isEqualTo(AlertState.PENDING);
        assertThat(first.obligations()).isEmpty();

        house.hour(3, 52);
        Watched second = house.look(3);
        assertThat(second.decision().orElseThrow().reason()).isEqualTo(RolloutDecision.Reason.ROLLBACK_FIRING);
        assertThat(state(second, "BL-090")).isEqualTo(AlertState.FIRING);
        assertThat(kinds(second, "BL-090")).containsExactly(AlertEvent.Kind.ESCALATED);
        assertThat(kinds(second, "BL-163")).containsExactly(AlertEvent.Kind.FIRED, AlertEvent.Kind.LATCHED);
        assertThat(second.obligations()).hasSize(6);
        // The shadow is recorded and tells nobody; what is not armed is silent.
        assertThat(kinds(first, "try-out")).containsExactly(AlertEvent.Kind.FIRED);
        assertThat(house.records.events(LaunchHouse.ACME, "boleta-launch"))
                .noneMatch(event -> event.trigger().equals("BL-092"));
        assertThat(house.delivered())
                .extracting(Message::subject)
                .noneMatch(subject -> subject.contains("try-out"))
                .contains("[P0] BL-090: alert firing", "[P0] BL-090: alerta activa")
                .contains("[rollback] BL-163: alert firing", "[reversión] BL-163: alerta activa")
                .contains("Despliegue revertido: boleta-launch (BL-163)");
    }

    @Test
    @Tag("ALERT-2")
    @Tag("ALERT-7")
    void aRollbackStaysUntilItsDataAreClearAndAPersonWithTheRoleOpensTheRolloutAgain() {
        rolledBack();
        LaunchActs acts = house.watch.acts();
        assertThat(code(reopen(acts, "engineering-lead"))).isEqualTo("ALERT_STILL_FIRING");
        house.look(4); // nothing was measured: a gap resolves nothing
        assertThat(code(reopen(acts, "engineering-lead"))).isEqualTo("ALERT_STILL_FIRING");
        house.hour(4, 0);
        house.hour(5, 0);
        Watched clear = house.look(5);
        assertThat(state(clear, "BL-163")).isEqualTo(AlertState.LATCHED);
        assertThat(clear.decision().orElseThrow().reason()).isEqualTo(RolloutDecision.Reason.ROLLBACK_LATCHED);
        assertThat(code(reopen(acts, "customer-success-lead"))).isEqualTo("ALERT_REOPEN_ROLE");
        house.clock.advance(Duration.ofMinutes(1));
        Acted opened = reopen(acts, "engineering-lead");
        assertThat(opened.refusal()).isEmpty();
        assertThat(opened.told().letters()).isNotEmpty();
        assertThat(code(reopen(acts, "engineering-lead"))).isEqualTo("ALERT_NOT_BACK");

        house.hour(6, 0);
        Watched after = house.look(6);
        assertThat(state(after, "BL-163")).isEqualTo(AlertState.CLEARED);
        assertThat(after.decision().orElseThrow().reason()).isEqualTo(RolloutDecision.Reason.GATE);
        assertThat(after.obligations()).isEmpty();
        // A second time is a second episode, a second rollback, and other letters.
        house.hour(7, 90);
        house.hour(8, 90);
        house.look(7);
        Watched again = house.look(8);
        assertThat(again.alerts().alert("BL-163").episodes()).isEqualTo(2);
        assertThat(again.told().letters())
                .anyMatch(letter -> letter.page().text().contains("boleta-launch/rollout/2"));
    }

    private void rolledBack() {
        house.hour(1, 10);
        house.hour(2, 60);
        house.hour(3, 60);
        house.look(1);
        house.look(2);
        house.look(3);
    }

    private Acted reopen(LaunchActs acts, String role) {
        return acts.reopen(LaunchHouse.ACME, house.definition, house.act(role));
    }

    private static String code(Acted acted) {
        return acted.refusal().map(Problem::code).orElse("");
    }

    @Test
    @Tag("ALERT-2")
    void missingDataAreToldOnceUntilTheyAreBack() {
        house.hour(1, 0);
        house.look(1);
        Watched gap = house.look(3);
        assertThat(state(gap, "BL-090")).isEqualTo(AlertState.MISSING);
        int told = house.delivered().size();
        assertThat(told).isPositive();
        assertThat(house.look(4).told().letters()).isEmpty();
        house.hour(2, 0);
        house.hour(3, 0);
        house.hour(4, 0);
        house.hour(5, 0);
        Watched back = house.look(5);
        assertThat(kinds(back, "BL-090")).containsExactly(AlertEvent.Kind.DATA_BACK);
        assertThat(house.look(7).told().letters()).hasSameSizeAs(gap.told().letters());
    }

    /** Whoever has to deliver a figure hears that it is missing, and nothing else of the alert. */
    @Test
    @Tag("ALERT-2")
    @Tag("PACK-5")
    void missingDataAreToldToWhoAnswersForWhatIsMissingAsWell() {
        Definition owned = house.definition.with(Owners.NONE
                .with(Rows.metric("errors"), "product-manager")
                .with(Rows.metric("adoption"), "support-lead")
                .with(Rows.watched("BL-090", "BL-090"), "tier9"));
        house.hour(1, 0);
        house.watch.watch(LaunchHouse.ACME, owned, house.source(), LaunchHouse.end(1));
        Watched gap = house.watch.watch(LaunchHouse.ACME, owned, house.source(), LaunchHouse.end(3));
        List<Letter> letters = gap.told().letters().stream()
                .filter(letter -> letter.page().subject().contains("BL-090"))
                .toList();
        assertThat(letters)
                .hasSize(3)
                .anySatisfy(letter -> assertThat(letter.page().text())
                        .contains("Responde por lo que falta: product-manager, tier9."));
        assertThat(letters)
                .anySatisfy(letter -> assertThat(letter.page().text())
                        .contains("Who answers for what is missing: product-manager, tier9."));
        assertThat(gap.told().unreached().stream()
                        .filter(each -> each.about().equals("BL-090"))
                        .map(Unreached::group))
                .containsExactly("tier9");
        house.hour(2, 0);
        house.hour(3, 0);
        house.hour(4, 100);
        Watched fired = house.watch.watch(LaunchHouse.ACME, owned, house.source(), LaunchHouse.end(4));
        assertThat(fired.told().letters().stream()
                        .filter(letter -> letter.page().subject().contains("BL-090")))
                .hasSize(2);
    }

    @Test
    @Tag("ALERT-4")
    void aPZeroIsEscalatedAfterAQuarterOfAnHourUnlessSomebodyTakesIt() {
        house.hour(1, 60);
        house.look(1);
        Instant due = LaunchHouse.end(1).plus(Duration.ofMinutes(15));
        assertThat(house.look(house.watch, due).told().letters()).isEmpty();
        Watched late = house.look(house.watch, due.plusSeconds(1));
        assertThat(kinds(late, "BL-090")).containsExactly(AlertEvent.Kind.ESCALATED);
        assertThat(late.told().letters())
                .hasSize(3)
                .allMatch(letter -> letter.message().startsWith("alert/ESCALATED"));

        LaunchHouse other = new LaunchHouse();
        other.hour(1, 60);
        other.look(1);
        LaunchActs acts = other.watch.acts();
        assertThat(code(acts.acknowledge(LaunchHouse.ACME, other.definition, "BL-090", other.act("stranger"))))
                .isEqualTo("ALERT_ROLE");
        assertThat(acts.acknowledge(LaunchHouse.ACME, other.definition, "BL-090", other.act("engineering-lead"))
                        .stored())
                .isTrue();
        assertThat(acts.acknowledge(LaunchHouse.ACME, other.definition, "BL-090", other.act("engineering-lead"))
                        .stored())
                .isFalse();
        assertThat(other.look(other.watch, due.plusSeconds(1)).events()).isEmpty();
        assertThat(notes(other)).anyMatch(note -> note.contains("marta") && note.contains("engineering-lead"));
    }

    private static List<String> notes(LaunchHouse house) {
        try (Stream<JournalReader.Told> told = new JournalReader(house.vault).entries(LaunchHouse.ACME)) {
            return told.map(entry -> entry.command() + " " + entry.notes()).toList();
        }
    }

    @Test
    @Tag("ALERT-5")
    void aRoleBehindWhomNobodyStandsIsInTheResultTheEventsAndTheJournal() {
        house.hour(1, 60);
        LaunchWatch lonely = new LaunchWatch(
                house.vault,
                LaunchTerms.shipped(LaunchHouse.ZONE),
                new Post(house.vault, tenant -> group -> List.of()));
        Watched watched = house.look(lonely, LaunchHouse.end(1));
        assertThat(watched.told().letters()).isEmpty();
        assertThat(watched.told().unreached())
                .containsExactly(
                        new Unreached("alert/FIRED/boleta-launch/BL-090/1/0", "BL-090", "engineering-lead", false));
        assertThat(kinds(watched, "BL-090")).containsExactly(AlertEvent.Kind.FIRED, AlertEvent.Kind.NOBODY_BEHIND);
        assertThat(notes(house)).anyMatch(note -> note.contains("unreached") && note.contains("engineering-lead"));
    }

    @Test
    @Tag("ALERT-9")
    void theSameInstantAgainStoresNothingUnlessSomethingElseIsKnownOfIt() {
        rolledBack();
        long entries = journalled();
        Watched again = house.look(3);
        assertThat(again.records()).isEmpty();
        assertThat(again.events()).isEmpty();
        assertThat(again.obligations()).hasSize(6);
        assertThat(journalled()).isEqualTo(entries);
        house.book.approve(
                LaunchHouse.ACME, "boleta-launch", "ready", true, "", Optional.empty(), house.act("product-manager"));
        assertThat(house.look(3).records()).hasSize(2);
        house.readings.replaceAll(reading -> reading.id().equals("e3") ? LaunchHouse.reading(3, 61) : reading);
        assertThat(house.look(3).records())
                .extracting(StoredEvaluation::subject)
                .containsExactly(StoredEvaluation.ROLLOUT);
    }

    private long journalled() {
        return notes(house).size();
    }

    @Test
    @Tag("ALERT-3")
    void anInstantBeforeTheNewestIsRecordedAndChangesNothing() {
        house.hour(1, 0);
        house.hour(2, 0);
        house.look(2);
        AlertBook before = house.records.alerts(LaunchHouse.ACME, "boleta-launch");
        house.readings.replaceAll(reading -> reading.id().equals("e1") ? LaunchHouse.reading(1, 900) : reading);
        Watched late = house.look(1);
        assertThat(late.late()).isTrue();
        assertThat(late.told().letters()).isEmpty();
        assertThat(late.events()).isNotEmpty().allMatch(event -> event.kind() == AlertEvent.Kind.REEVALUATED);
        assertThat(late.records()).hasSize(2);
        assertThat(house.records.alerts(LaunchHouse.ACME, "boleta-launch").alert("BL-090"))
                .isEqualTo(before.alert("BL-090"));
        assertThat(house.records.alerts(LaunchHouse.ACME, "boleta-launch").newest())
                .isEqualTo(before.newest());
    }

    @Test
    void twoTenantsDoNotMeet() {
        TenantId other = TenantId.of("other");
        rolledBack();
        house.watch.watch(other, house.definition, house.source(), LaunchHouse.end(1));
        assertThat(house.records.alerts(other, "boleta-launch").alert("BL-163").state())
                .isEqualTo(AlertState.QUIET);
        assertThat(house.watch.obligations(other, house.definition, LaunchHouse.end(3)))
                .isEmpty();
        assertThat(house.records.at(other, "boleta-launch", LaunchHouse.end(3))).isEmpty();
        assertThat(house.book.entries(other, "boleta-launch")).isEmpty();
        assertThat(code(house.watch.acts().reopen(other, house.definition, house.act("engineering-lead"))))
                .isEqualTo("ALERT_NOT_BACK");
    }

    @Test
    void aDefinitionWithoutPhasesIsWatchedAsWell() {
        Definition plain = Definition.of(
                "plain",
                "1",
                house.definition.anchors(),
                house.definition.metrics(),
                house.definition.gates(),
                house.definition.triggers());
        house.hour(1, 60);
        Watched watched = house.watch.watch(LaunchHouse.ACME, plain, house.source(), LaunchHouse.end(1));
        assertThat(watched.decision()).isEmpty();
        assertThat(watched.told().letters()).isNotEmpty();
        assertThat(house.records.chain(LaunchHouse.ACME, "plain", StoredEvaluation.TRIGGERS))
                .singleElement()
                .satisfies(one -> assertThat(one.record().verdict()).isEqualTo("FIRING"));
        assertThatThrownBy(() -> house.watch.acts().reopen(LaunchHouse.ACME, plain, house.act("engineering-lead")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsStoredIsKnownToKeyRotationSealedAndJournalled() {
        rolledBack();
        house.book.attest(
                LaunchHouse.ACME,
                "boleta-launch",
                "support_ready",
                true,
                "",
                Optional.empty(),
                house.act("support-lead"));
        Set<String> known = new TreeSet<>();
        LaunchRecords.types().forEach(type -> known.add(type.collection()));
        Set<String> stored = new TreeSet<>();
        house.storage.export(LaunchHouse.ACME, document -> {
            stored.add(document.key().collection());
            assertThat(new String(document.body().toArray(), StandardCharsets.UTF_8))
                    .doesNotContain("marta")
                    .doesNotContain("elena@example.test")
                    .doesNotContain("+56900000001");
        });
        stored.removeIf(collection -> !collection.startsWith("onboarding."));
        Post.PERSONAL.forEach(type -> known.add(type.collection()));
        known.add("onboarding.unreached"); // roles alone, in plain
        assertThat(known).isEqualTo(stored);
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(LaunchHouse.ACME)
                        .findings())
                .isEmpty();
    }

    @Test
    void watchingALaunchAsTheDocumentShowsIt() {
        rolledBack();
        house.hour(4, 0);
        house.hour(5, 0);
        house.clock.set(LaunchHouse.end(5));
        Vault vault = house.vault;
        Flags flags = house.flags;
        TenantId tenant = LaunchHouse.ACME;
        Definition definition = house.definition;
        ReadingSource readings = house.source();
        AddressBooks books = any -> LaunchHouse.book();
        Instant now = house.clock.instant();
        // snippet:watching
        LaunchTerms terms = LaunchTerms.shipped(ZoneId.of("America/Santiago"));
        Post post = new Post(vault, books);
        LaunchWatch watch = new LaunchWatch(vault, terms, post).taking(flags, "boleta_automation_enabled");

        Watched watched = watch.watch(tenant, definition, readings, now); // from a scheduler, every few minutes
        List<Obligation> duties = watched.obligations();

        Act act = new Act("marta", "engineering-lead", "the fix is in 4.2", now);
        Acted opened = watch.acts().reopen(tenant, definition, act);

        List<Replayed> replayed = new LaunchReplay(vault).replay(tenant, definition.id(), readings, now);
        // end:watching
        assertThat(duties).hasSize(6);
        assertThat(opened.stored()).isTrue();
        assertThat(replayed).hasSize(2).allMatch(Replayed::same);
    }
}
