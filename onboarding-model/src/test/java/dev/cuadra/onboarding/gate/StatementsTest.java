package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.metric.Signature;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What gates say, who may say what to them, and what would change their answer. */
class StatementsTest {
    private static final Metric READY = Metric.of("ready", "bool", MetricKind.BOOLEAN);
    private static final Metric SHARE = Metric.of("share", "percent", MetricKind.RATIO);
    private static final Metric CALLS = Metric.of("calls", "calls", MetricKind.COUNT);
    private static final Check ATTESTED = Check.isTrue("attested", "ready", "engineering-lead");

    @Test
    @Tag("GATE-18")
    void anUndecidedGateEndsItsSentence() {
        Gate gate = Gate.of("exit", Member.must(ATTESTED));
        assertThat(Scene.with(READY).verdict(gate).sentence().en())
                .isEqualTo("Gate exit cannot be decided; missing: attested.");
        assertThat(Scene.with(READY).verdict(gate).sentence().es())
                .isEqualTo("La compuerta exit no se puede decidir; falta: attested.");
    }

    @Test
    @Tag("GATE-18")
    void aGateThatLacksAnApprovalSaysWhose() {
        Gate gate = Gate.of("exit", Member.must(ATTESTED)).approvedBy("cto", "product-manager");
        assertThat(Scene.with(READY).verdict(gate).sentence().en())
                .isEqualTo("Gate exit cannot be decided; missing: attested, and approval by cto, product-manager.");
        Scene signed = Scene.with(READY).add(said("1", 1, true, "engineering-lead"));
        assertThat(signed.verdict(gate).sentence().es())
                .isEqualTo("La compuerta exit no se puede decidir; falta: la aprobación de cto, product-manager.");
    }

    @Test
    @Tag("GATE-21")
    void theWordOfAWrongRoleSetsNothingAside() {
        Scene scene = Scene.with(READY)
                .add(said("1", 1, true, "engineering-lead"))
                .add(said("2", 2, false, "intern"))
                .yes("ready", START.plus(Duration.ofHours(3)), false);
        assertThat(scene.outcome(ATTESTED)).isEqualTo(Outcome.MET);
        assertThat(scene.add(said("4", 4, false, "engineering-lead")).outcome(ATTESTED))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(Scene.with(READY).add(said("2", 2, true, "intern")).outcome(ATTESTED))
                .isEqualTo(Outcome.UNKNOWN);
    }

    private static Reading said(String id, int hour, boolean yes, String role) {
        Signature by = new Signature("marta", role, "", Optional.empty());
        return Reading.at(id, "ready", START.plus(Duration.ofHours(hour)), new Content.Answer(yes, Optional.of(by)));
    }

    @Test
    @Tag("GATE-5")
    void theCasesBehindASumAreThoseOfAllItsParts() {
        Check enough = Check.number("few", "calls", "calls", ">=", "3")
                .over("days 1..2")
                .minSamples(100);
        assertThat(days("60", 60, 60).outcome(enough)).isEqualTo(Outcome.MET);
        assertThat(days("60", 99, 0).outcome(enough)).isEqualTo(Outcome.UNKNOWN);
    }

    private static Scene days(String value, long first, long second) {
        return Scene.with(CALLS)
                .over("calls", Scene.startOf(1), Scene.startOf(2), amount(value, first))
                .over("calls", Scene.startOf(2), Scene.startOf(3), amount(value, second));
    }

    private static Content.Amount amount(String value, long sample) {
        return new Content.Amount(new BigDecimal(value), Optional.of(sample));
    }

    @Test
    void whatWouldChangeABoundIsNotCountedInCases() {
        Check point = Check.number("p", "share", "percent", ">=", "60");
        Scene scene = Scene.with(SHARE).share("share", START, 1, 100);
        assertThat(scene.now(point).change().en()).isEqualTo("59 more of share needed.");
        assertThat(scene.now(point.with(Evidence.LOWER_BOUND)).change().en())
                .isEqualTo("A reading of share that is >= 60 is needed.");
    }

    @Test
    void whatWouldChangeAnOppositeIsWhatWouldChangeItsPart() {
        Check part = Check.number("p", "share", "percent", ">=", "60");
        Scene scene = Scene.with(SHARE).share("share", START, 70, 100);
        assertThat(scene.now(new Condition.Not("n", part)).change().en())
                .isEqualTo("A reading of share that is not >= 60 would change it.");
    }

    @Test
    @Tag("GATE-19")
    void aWaiverThatNeverCountsIsNone() {
        Instant at = START;
        assertThatThrownBy(() -> new Waiver("exit", "c", "marta", "cto", "known", at, at))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdHoldsNoControlCharacters() {
        for (String id : List.of("a\nb", "a\u0000", "\u001b[2J")) {
            assertThatThrownBy(() -> Check.occurs(id, "ready")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingLastsLongerThanTheCalendar() {
        Duration ages = Duration.ofDays(99_999_999_999_999L);
        assertThatThrownBy(() -> SHARE.fresh(ages)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sustain.buckets(ages, ages)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phase.of("beta", "5", ages, "exit")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ATTESTED.openItems(ages)).isInstanceOf(IllegalArgumentException.class);
    }
}
