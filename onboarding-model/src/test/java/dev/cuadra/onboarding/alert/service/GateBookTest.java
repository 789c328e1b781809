package dev.cuadra.onboarding.alert.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.gate.Verdict;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GateBookTest {
    private static final String LAUNCH = "boleta-launch";
    private static final String READY = StoredEvaluation.gate("ready");

    private final LaunchHouse house = new LaunchHouse();
    private final GateBook book = house.book;

    private Verdict verdict(Instant at) {
        return house.look(house.watch, at).gates().get(0).verdict();
    }

    private void attest(boolean yes, String role, Optional<Instant> expires) {
        book.attest(LaunchHouse.ACME, LAUNCH, "support_ready", yes, "https://example.test/e", expires, house.act(role));
    }

    private void approve(boolean given, String role, Optional<Instant> expires) {
        book.approve(LaunchHouse.ACME, LAUNCH, "ready", given, "", expires, house.act(role));
    }

    @Test
    @Tag("ALERT-8")
    void attestationsAndApprovalsAreUsedByLaterEvaluationsUntilTheyExpire() {
        assertThat(verdict(LaunchHouse.end(1))).isEqualTo(Verdict.INCONCLUSIVE);
        attest(true, "passer-by", Optional.empty());
        assertThat(verdict(LaunchHouse.end(2))).isEqualTo(Verdict.INCONCLUSIVE);
        attest(false, "support-lead", Optional.empty());
        assertThat(verdict(LaunchHouse.end(3))).isEqualTo(Verdict.FAIL);
        attest(true, "support-lead", Optional.of(LaunchHouse.end(6)));
        assertThat(verdict(LaunchHouse.end(4))).isEqualTo(Verdict.INCONCLUSIVE);
        approve(true, "passer-by", Optional.empty());
        approve(true, "product-manager", Optional.empty());
        assertThat(verdict(LaunchHouse.end(5))).isEqualTo(Verdict.PASS);
        assertThat(verdict(LaunchHouse.end(6))).isEqualTo(Verdict.INCONCLUSIVE);
        attest(true, "support-lead", Optional.empty());
        approve(false, "product-manager", Optional.empty());
        assertThat(verdict(LaunchHouse.end(7))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(book.entries(LaunchHouse.ACME, LAUNCH)).hasSize(7);
        assertThat(book.entries(LaunchHouse.ACME, LAUNCH, LaunchHouse.end(2)))
                .extracting(entry -> entry.act().role())
                .containsExactly("passer-by", "support-lead");
    }

    @Test
    @Tag("ALERT-8")
    void aWaiverCountsFromTheRightRoleUntilItExpires() {
        approve(true, "product-manager", Optional.empty());
        waive("passer-by");
        assertThat(verdict(LaunchHouse.end(1))).isEqualTo(Verdict.INCONCLUSIVE);
        waive("engineering-lead");
        assertThat(verdict(LaunchHouse.end(2))).isEqualTo(Verdict.WAIVED);
        assertThat(verdict(LaunchHouse.end(5))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private void waive(String role) {
        book.waive(LaunchHouse.ACME, LAUNCH, "ready", "BL-229", LaunchHouse.end(5), house.act(role));
    }

    @Test
    @Tag("ALERT-8")
    void whatDoesNotApplyLeavesTheGate() {
        book.notApplicable(LaunchHouse.ACME, LAUNCH, "support_ready", house.act("support-lead"));
        approve(true, "product-manager", Optional.empty());
        assertThat(house.look(house.watch, LaunchHouse.end(1))
                        .gates()
                        .get(0)
                        .members()
                        .get(0)
                        .finding()
                        .excluded())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.notApplicable(LaunchHouse.ACME, LAUNCH, "Not A Key", house.act("x")));
        assertThat(book.entries(LaunchHouse.ACME, LAUNCH)).hasSize(2);
    }

    @Test
    @Tag("ALERT-8")
    @Tag("ALERT-9")
    void whatIsSaidLaterAboutEarlierWasNotKnownThen() {
        house.look(1);
        house.clock.advance(Duration.ofHours(4));
        Act backdated = new Act("marta", "support-lead", "was so all along", LaunchHouse.START);
        book.attest(LaunchHouse.ACME, LAUNCH, "support_ready", true, "", Optional.empty(), backdated);
        assertThat(replayed(LaunchHouse.end(1))).allMatch(Replayed::same);
        assertThat(verdict(LaunchHouse.end(2))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(house.look(2).gates().get(0).members().get(0).finding().outcome())
                .hasToString("UNKNOWN");
        assertThat(house.look(6).gates().get(0).members().get(0).finding().outcome())
                .hasToString("MET");
    }

    private List<Replayed> replayed(Instant at) {
        return house.replay.replay(LaunchHouse.ACME, LAUNCH, house.source(), at);
    }

    // ---- records

    @Test
    @Tag("ALERT-9")
    void everyInstantIsMadeAgainByteForByteWhateverHappenedSince() {
        attest(true, "support-lead", Optional.empty());
        for (int hour = 1; hour <= 5; hour++) {
            house.hour(hour, hour * 20L);
            house.look(hour);
            approve(hour % 2 == 0, "product-manager", Optional.empty());
        }
        // What came late is not known then.
        house.readings.add(
                Reading.over("e3", "errors", LaunchHouse.end(2), LaunchHouse.end(3), new Content.Share(0, 1_000))
                        .recorded(LaunchHouse.end(9)));
        for (int hour = 1; hour <= 5; hour++) {
            assertThat(replayed(LaunchHouse.end(hour))).hasSize(2).allMatch(Replayed::same);
        }
        // A source that forgot, or changed what it said, is found out.
        house.readings.set(house.readings.size() - 2, LaunchHouse.reading(5, 1));
        assertThat(replayed(LaunchHouse.end(5))).anyMatch(one -> !one.same());
        assertThat(replayed(LaunchHouse.end(77))).isEmpty();
    }

    @Test
    @Tag("ALERT-9")
    void anotherLookWithWhatIsKnownNowCitesTheFirstAndChangesNoAlert() {
        house.hour(1, 0);
        house.hour(2, 0);
        house.look(1);
        house.look(2);
        house.clock.advance(Duration.ofHours(3));
        house.readings.add(LaunchHouse.reading(1, 900).recorded(LaunchHouse.end(4)));
        var before = house.records.alerts(LaunchHouse.ACME, LAUNCH);
        StoredEvaluation first = rollout(LaunchHouse.end(1)).get(0);

        List<StoredEvaluation> again =
                house.replay.asKnownNow(LaunchHouse.ACME, LAUNCH, house.source(), LaunchHouse.end(1));

        assertThat(again).extracting(StoredEvaluation::subject).containsExactly(READY, StoredEvaluation.ROLLOUT);
        var tree = Evaluation.tree(again.get(1).record());
        assertThat(tree.path("cites").asText()).isEqualTo(first.record().hash());
        assertThat(tree.path("recordedBy").asText())
                .isEqualTo(LaunchHouse.end(5).toString());
        assertThat(tree.path("previous").path("hash").asText())
                .isEqualTo(rollout(LaunchHouse.end(2)).get(0).record().hash());
        assertThat(tree.path("reason").asText()).isEqualTo("P0_FIRING");
        assertThat(house.records.alerts(LaunchHouse.ACME, LAUNCH).alert("BL-090"))
                .isEqualTo(before.alert("BL-090"));
        assertThat(house.delivered()).isEmpty();
        assertThat(house.records.broken(LaunchHouse.ACME, LAUNCH, StoredEvaluation.ROLLOUT))
                .isEmpty();
        house.clock.advance(Duration.ofHours(3));
        house.readings.add(LaunchHouse.reading(1, 1).recorded(LaunchHouse.end(6)));
        assertThat(replayed(LaunchHouse.end(1))).hasSize(4).allMatch(Replayed::same);
        assertThat(house.replay.asKnownNow(LaunchHouse.ACME, LAUNCH, house.source(), LaunchHouse.end(50)))
                .isEmpty();
    }

    private List<StoredEvaluation> rollout(Instant at) {
        return house.records.between(LaunchHouse.ACME, LAUNCH, StoredEvaluation.ROLLOUT, at, at.plusNanos(1));
    }

    @Test
    @Tag("ALERT-9")
    void recordsAreFoundByInstantAndGateAndAChainThatWasTamperedWithIsFoundOut() {
        for (int hour = 1; hour <= 4; hour++) {
            house.look(hour);
        }
        assertThat(house.records.chain(LaunchHouse.ACME, LAUNCH, READY))
                .extracting(StoredEvaluation::number)
                .containsExactly(1, 2, 3, 4);
        assertThat(house.records.between(LaunchHouse.ACME, LAUNCH, READY, LaunchHouse.end(2), LaunchHouse.end(4)))
                .extracting(StoredEvaluation::at)
                .containsExactly(LaunchHouse.end(2), LaunchHouse.end(3));
        Definition kept = house.records
                .definition(LaunchHouse.ACME, house.definition.sha256())
                .orElseThrow();
        assertThat(kept).isEqualTo(house.definition);
        assertThat(house.records.broken(LaunchHouse.ACME, LAUNCH, READY)).isEmpty();
        assertThat(house.records.broken(LaunchHouse.ACME, LAUNCH, "gate:none")).isEmpty();

        takeOut(4);
        assertThat(house.records.broken(LaunchHouse.ACME, LAUNCH, READY)).hasValue(3);
        takeOut(2);
        assertThat(house.records.broken(LaunchHouse.ACME, LAUNCH, READY)).hasValue(1);
    }

    private void takeOut(int number) {
        var work = house.vault.begin(LaunchHouse.ACME, "tamper");
        work.delete(house.vault
                .findUnique(
                        Documents.RECORDS,
                        LaunchHouse.ACME,
                        "number",
                        tokens -> List.of(IndexValue.of(LAUNCH), IndexValue.of(READY), IndexValue.of(number)))
                .orElseThrow());
        work.commit();
    }
}
