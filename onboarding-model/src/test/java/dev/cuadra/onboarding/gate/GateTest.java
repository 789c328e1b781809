package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due when, what a group of conditions leaves open, and whose word opens a gate. */
class GateTest {
    private static final Metric READY = Metric.of("ready", "bool", MetricKind.BOOLEAN);
    private static final Metric TICKETS = Metric.of("tickets", "tickets", MetricKind.COUNT);
    private static final Metric REVIEW = Metric.of("review", "event", MetricKind.EVENT);
    private static final Check IS_READY = Check.isTrue("ready", "ready");

    private static Check few(String window) {
        return Check.number("few-" + window.replace(' ', '-'), "tickets", "tickets", "<", "2")
                .over(window);
    }

    private static Verdict on(int day, Gate gate) {
        return Scene.with(READY, TICKETS, REVIEW).atDay(day).verdict(gate).verdict();
    }

    /** Whatever is unknown waits for the gate and for the end of its own window, whichever comes later. */
    @ParameterizedTest
    @CsvSource({
        "week 1, 14, NOT_DUE",
        "week 1, 15, INCONCLUSIVE",
        "days 1..21, 21, NOT_DUE",
        "days 1..21, 22, INCONCLUSIVE",
        "any, 14, NOT_DUE",
        "any, 15, INCONCLUSIVE"
    })
    @Tag("GATE-8")
    void aConditionIsDueWithItsGateAndAfterItsWindow(String window, int day, Verdict expected) {
        assertThat(on(day, Gate.of("g", Member.must(few(window))).due("launch+14d")))
                .isEqualTo(expected);
    }

    @Test
    @Tag("GATE-8")
    void aGateWithoutADueTimeWaitsForTheWindowsOfItsConditions() {
        assertThat(on(7, Gate.of("g", Member.must(few("week 1"))))).isEqualTo(Verdict.NOT_DUE);
        assertThat(on(8, Gate.of("g", Member.must(few("week 1"))))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(on(7, Gate.of("g", Member.must(IS_READY.over("week 1"))))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    @Tag("GATE-8")
    void aReviewIsOpenUntilItsDayIsOver() {
        Check held = Check.of("held", "review", "event", new Question.At(Moment.parse("launch+6d")));
        assertThat(on(7, Gate.of("g", Member.must(held)))).isEqualTo(Verdict.NOT_DUE);
        assertThat(on(8, Gate.of("g", Member.must(held)))).isEqualTo(Verdict.INCONCLUSIVE);
        Finding finding = Judge.due(Scene.with(REVIEW).atDay(7).situation(), Optional.empty())
                .judge(held);
        assertThat(finding.change().en()).contains(Scene.startOf(8).toString());
    }

    // ---- groups

    /** A group is open only where everything that is unknown about it is. */
    @Test
    @Tag("GATE-8")
    @Tag("GATE-17")
    void aGroupIsOpenWhileAllThatIsUnknownMayStillCome() {
        Condition waits = few("week 1");
        assertThat(on(3, Gate.of("g", Member.must(new Condition.All("both", List.of(waits, few("days 1..5")))))))
                .isEqualTo(Verdict.NOT_DUE);
        assertThat(on(3, Gate.of("g", Member.must(new Condition.All("both", List.of(waits, IS_READY))))))
                .isEqualTo(Verdict.INCONCLUSIVE);
        Gate gate = Gate.of("g", Member.must(new Condition.All("both", List.of(waits, IS_READY))));
        Content none = new Content.NotApplicable("no such module");
        assertThat(Scene.with(READY, TICKETS)
                        .add(Reading.at("n", "ready", START, none))
                        .atDay(3)
                        .verdict(gate)
                        .verdict())
                .isEqualTo(Verdict.NOT_DUE);
        assertThat(Scene.with(READY, TICKETS)
                        .yes("ready", START, true)
                        .atDay(3)
                        .verdict(gate)
                        .verdict())
                .isEqualTo(Verdict.NOT_DUE);
        Finding finding = Scene.with(READY, TICKETS).now(new Condition.Any("any", List.of(waits, IS_READY)));
        assertThat(finding).returns(Gap.PARTIAL, Finding::gap).returns(false, Finding::open);
    }

    @Test
    @Tag("GATE-17")
    void groupsNameAllTheirChecksAndAskThemOfOneCustomer() {
        Check each = IS_READY.of(Check.EACH);
        Check everybody = Check.isTrue("all-ready", "ready");
        Condition nested = new Condition.All(
                "all",
                List.of(
                        new Condition.Any("any", List.of(each, everybody)),
                        new Condition.AtLeast("two", 2, List.of(each, each)),
                        new Condition.Not("not", each)));
        assertThat(nested.checks()).containsExactly(each, everybody, each, each, each);
        assertThat(nested.asked("customer:7").checks().map(Check::scope))
                .containsExactly("customer:7", Reading.GLOBAL, "customer:7", "customer:7", "customer:7");
        Gate gate = Gate.of("g", Member.must(each).weighing("3").asShadow()).approvedBy("lead");
        Gate asked = gate.asked("customer:7");
        assertThat(asked.members())
                .containsExactly(
                        Member.must(IS_READY.of("customer:7")).weighing("3").asShadow());
        assertThat(asked.approvals()).containsExactly("lead");
    }

    @Test
    @Tag("GATE-17")
    void someOfAGroupAreOneToAll() {
        List<Condition> two = List.of(IS_READY, few("week 1"));
        assertThat(new Condition.AtLeast("g", 1, two).many()).isEqualTo(1);
        assertThat(new Condition.AtLeast("g", 2, two).many()).isEqualTo(2);
        for (int many : new int[] {0, 3}) {
            assertThatThrownBy(() -> new Condition.AtLeast("g", many, two))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least " + many);
        }
    }

    @Test
    void anIdHasEightyCharactersAtMost() {
        assertThat(Check.isTrue("x".repeat(80), "ready").id()).hasSize(80);
        assertThatThrownBy(() -> Check.isTrue("x".repeat(81), "ready")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-20")
    void aWeightOfNothingIsRefused() {
        assertThatThrownBy(() -> Member.should(IS_READY).weighing("0")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- whose word

    private static Approval approval(String gate, String role, Instant at, Optional<Instant> expires) {
        return new Approval(gate, "Ana", role, true, at, expires, "");
    }

    @Test
    @Tag("GATE-18")
    void eachRoleApprovesForItself() {
        Gate gate = Gate.of("g", Member.must(IS_READY)).approvedBy("engineering-lead", "product-manager");
        Situation situation = Scene.with(READY).yes("ready", START, true).situation();
        Approval product = approval("g", "product-manager", START, Optional.empty());
        Approval engineering = approval("g", "engineering-lead", START.plusSeconds(1), Optional.empty());
        Approval other = approval("other", "engineering-lead", START, Optional.empty());
        GateFinding half = GateFinding.of(gate, situation, List.of(product, other), List.of());
        assertThat(half.missingApprovals()).containsExactly("engineering-lead");
        assertThat(half.approvals()).containsExactly(product);
        GateFinding whole = GateFinding.of(gate, situation, List.of(product, engineering), List.of());
        assertThat(whole.approvals()).containsExactly(engineering, product);
        assertThat(whole.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    @Tag("GATE-18")
    void anApprovalExpires() {
        Gate gate = Gate.of("g", Member.must(IS_READY)).approvedBy("lead");
        Scene scene = Scene.with(READY).yes("ready", START, true);
        Approval brief = approval("g", "lead", START, Optional.of(Scene.startOf(2)));
        for (long nanos : new long[] {1, 0}) {
            Situation situation = scene.at(Scene.startOf(2).minusNanos(nanos)).situation();
            assertThat(GateFinding.of(gate, situation, List.of(brief), List.of())
                            .verdict())
                    .isEqualTo(nanos == 0 ? Verdict.INCONCLUSIVE : Verdict.PASS);
        }
    }

    @Test
    @Tag("GATE-19")
    void aWaivedGateNamesWhatWasWaived() {
        Gate gate = Gate.of("g", Member.must(IS_READY), Member.must(few("any")));
        Scene scene = Scene.with(READY, TICKETS).yes("ready", START, false).amount("tickets", START, "1");
        Waiver waiver = new Waiver("g", "ready", "Ana", "lead", "known", START, Scene.startOf(99));
        GateFinding finding = GateFinding.of(gate, scene.situation(), List.of(), List.of(waiver));
        assertThat(finding).returns(Verdict.WAIVED, GateFinding::verdict).returns("ready", GateFinding::reason);
        assertThat(finding.members().get(0).waiver()).contains(waiver);
        assertThat(finding.members().get(1).waiver()).isEmpty();
    }
}
