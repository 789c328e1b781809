package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Metric TICKETS =
            Metric.of("critical-tickets", "tickets", MetricKind.COUNT).cumulative();
    private static final Metric ADOPTION = Metric.of("adoption", "percent", MetricKind.RATIO);
    private static final Metric READY = Metric.of("ready", "bool", MetricKind.BOOLEAN);
    private static final Check FEW =
            Check.number("BL-107", "critical-tickets", "tickets", "<", "2").over("week 1");
    private static final Check ENOUGH = Check.number("BL-109", "adoption", "percent", ">=", "40");
    private static final Check IS_READY = Check.isTrue("ready", "ready");

    // ---- time

    @ParameterizedTest
    @CsvSource({"1, 2025-09-26", "7, 2025-10-02", "0, 2025-09-25", "90, 2025-12-24", "97, 2025-12-31"})
    @Tag("GATE-7")
    void theLaunchIsDayOne(long day, String date) {
        assertThat(PlanCalendar.day(Scene.LAUNCH, LocalDate.parse(date))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "week 1, 2025-09-26, 2025-10-03",
        "weeks 2..4, 2025-10-03, 2025-10-24",
        "weeks 5..8, 2025-10-24, 2025-11-21",
        "days -7..0, 2025-09-18, 2025-09-26",
        "launch..launch+90d, 2025-09-26, 2025-12-25",
        "by 2025-12-31, 2025-09-26, 2026-01-01"
    })
    @Tag("GATE-7")
    void windowsAreHalfOpen(String window, String from, String until) {
        Span span = Window.parse(window).span(Scene.calendar(), START);
        assertThat(span)
                .isEqualTo(Span.of(
                        Scene.calendar().startOf(LocalDate.parse(from)),
                        Scene.calendar().startOf(LocalDate.parse(until))));
        assertThat(Window.parse(Window.parse(window).toString())).isEqualTo(Window.parse(window));
    }

    /** What is written reads back; the launch is meant where no anchor is named, and weeks are written as days. */
    @ParameterizedTest
    @CsvSource({
        "any, any, ''",
        "days 1..7, days 1..7, launch",
        "weeks 2..3 of kickoff, days 8..21 of kickoff, kickoff",
        "by 2025-12-31, by 2025-12-31, launch",
        "by 2025-12-31 of kickoff, by 2025-12-31 of kickoff, kickoff",
        "rolling PT1H, rolling PT1H, ''",
        "hours 08:00..09:30 of day 1, hours 08:00..09:30 of day 1, launch",
        "hours 08:00..09:30 of day -1 of kickoff, hours 08:00..09:30 of day -1 of kickoff, kickoff",
        "kickoff+1d 08:30..launch-2d, kickoff+1d 08:30..launch-2d, kickoff launch",
        "..launch, ..launch, launch",
        "2025-09-26.., 2025-09-26.., ''",
        "2025-09-26T03:00:00Z..2025-10-01, 2025-09-26T03:00:00Z..2025-10-01, ''"
    })
    @Tag("GATE-7")
    void windowsReadBackAndNameTheirAnchors(String text, String written, String anchors) {
        Window window = Window.parse(text);
        assertThat(window).hasToString(written);
        assertThat(Window.parse(written)).isEqualTo(window);
        assertThat(String.join(" ", window.anchors())).isEqualTo(anchors);
    }

    @ParameterizedTest
    @CsvSource({"..", "days 3..2", "hours 09:00..09:00 of day 1", "rolling PT0S", "some day", "launch"})
    @Tag("GATE-7")
    void whatIsNoWindowIsRefused(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, NOT_DUE", "2, 3, FAIL", "1, 8, PASS", "2, 8, FAIL"})
    @Tag("GATE-8")
    void whatIsLostIsLostAtOnceAndTheRestWaits(long tickets, int day, Verdict expected) {
        Scene scene = Scene.with(TICKETS)
                .over("critical-tickets", START, Scene.startOf(day), Content.Amount.of(Long.toString(tickets)))
                .atDay(day);
        assertThat(scene.verdict(Gate.of("beta", Member.must(FEW))).verdict()).isEqualTo(expected);
    }

    @Test
    @Tag("GATE-8")
    void whatIsReachedIsReachedBeforeItIsDue() {
        Metric logged = Metric.of("mentions", "count", MetricKind.COUNT).cumulative();
        Check check = Check.number("BL-108", "mentions", "count", ">", "5").over("week 1");
        Gate gate = Gate.of("beta", Member.must(check));
        Scene scene = Scene.with(logged)
                .over("mentions", START, Scene.startOf(2), Content.Amount.of("6"))
                .atDay(2);
        assertThat(scene.verdict(gate).verdict()).isEqualTo(Verdict.PASS);
        Scene free = Scene.with(Metric.of("mentions", "count", MetricKind.COUNT))
                .over("mentions", START, Scene.startOf(2), Content.Amount.of("6"))
                .atDay(2);
        assertThat(free.verdict(gate).verdict()).isEqualTo(Verdict.NOT_DUE);
    }

    @Test
    @Tag("GATE-8")
    void anAlertIsNotArmedBeforeItsTime() {
        Trigger trigger = Trigger.of(Trigger.Level.P1, Check.number("BL-092", "adoption", "percent", "<", "20"))
                .armed("launch+14d");
        Instant armed = LocalDate.of(2025, 10, 10).atStartOfDay(Scene.ZONE).toInstant();
        Scene scene = Scene.with(ADOPTION).share("adoption", START, 32, 180);
        assertThat(TriggerFinding.of(trigger, scene.at(armed.minusMillis(1)).situation())
                        .state())
                .isEqualTo(TriggerState.NOT_ARMED);
        assertThat(TriggerFinding.of(trigger, scene.at(armed).situation()).state())
                .isEqualTo(TriggerState.FIRING);
        Scene exposed = Scene.with(ADOPTION).share("adoption", START, 32, 36).at(armed);
        assertThat(TriggerFinding.of(trigger, exposed.situation()).state()).isEqualTo(TriggerState.CLEAR);
    }

    // ---- verdicts

    @ParameterizedTest
    @CsvSource({"true, 20, PASS", "true, 10, FAIL", "true, -1, INCONCLUSIVE", "false, -1, FAIL", "false, 20, FAIL"})
    @Tag("GATE-18")
    void theVerdictFollowsTheOrderedRules(boolean ready, long hits, Verdict expected) {
        assertThat(scene(ready, hits).verdict(gate()).verdict()).isEqualTo(expected);
    }

    private static Gate gate() {
        return Gate.of("g", Member.must(IS_READY), Member.must(ENOUGH));
    }

    private static Scene scene(boolean ready, long hits) {
        Scene scene = Scene.with(ADOPTION, READY).yes("ready", START, ready);
        return hits < 0 ? scene : scene.share("adoption", START, hits, 36);
    }

    @Test
    @Tag("GATE-18")
    void aGateWaitsForItsApprovals() {
        Gate gate = gate().approvedBy("engineering-lead", "product-manager");
        Situation situation = scene(true, 20).situation();
        Instant at = situation.at();
        Approval one = approval("engineering-lead", true, at);
        Approval two = approval("product-manager", true, at);
        assertThat(GateFinding.of(gate, situation, List.of(one), List.of()))
                .returns(Verdict.INCONCLUSIVE, GateFinding::verdict)
                .returns("approval", GateFinding::reason);
        assertThat(GateFinding.of(gate, situation, List.of(two, one), List.of()).verdict())
                .isEqualTo(Verdict.PASS);
        Approval taken = approval("product-manager", false, at);
        Approval early = approval("product-manager", true, at.minusSeconds(9));
        assertThat(GateFinding.of(gate, situation, List.of(one, taken, early), List.of())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        Approval later = approval("product-manager", true, at.plusMillis(1));
        assertThat(GateFinding.of(gate, situation, List.of(one, later), List.of())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Approval approval(String role, boolean given, Instant at) {
        return new Approval("g", "Ana", role, given, at, Optional.empty(), "");
    }

    @Test
    @Tag("GATE-19")
    void aWaiverSetsOneConditionAsideUntilItExpires() {
        Situation situation = scene(true, 10).situation();
        Instant at = situation.at();
        Waiver waiver = waiver("BL-109", "product-manager", at.plusSeconds(1));
        assertThat(verdict(gate(), situation, waiver)).isEqualTo(Verdict.WAIVED);
        assertThat(verdict(gate(), situation, waiver("BL-109", "product-manager", at)))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(gate(), situation, waiver("other", "product-manager", at.plusSeconds(1))))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(gate().waivedBy("business-owner"), situation, waiver))
                .isEqualTo(Verdict.FAIL);
        assertThat(verdict(gate(), scene(false, 10).situation(), waiver)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(gate(), scene(true, -1).situation(), waiver)).isEqualTo(Verdict.WAIVED);
        assertThat(verdict(gate(), scene(true, 20).situation(), waiver)).isEqualTo(Verdict.PASS);
    }

    private static Waiver waiver(String condition, String role, Instant expires) {
        return new Waiver("g", condition, "Ana", role, "accepted for the beta", START, expires);
    }

    private static Verdict verdict(Gate gate, Situation situation, Waiver waiver) {
        return GateFinding.of(gate, situation, List.of(), List.of(waiver)).verdict();
    }

    /** LL-303 to LL-315 on launch day. */
    @Test
    @Tag("GATE-20")
    void aScoreStandsBesideTheVerdictAndBuysNothingBack() {
        Metric sameDay = Metric.of("same-day", "percent", MetricKind.RATIO);
        Metric rating = Metric.of("rating", "rating-1-5", MetricKind.MEAN);
        Metric issues = Metric.of("critical-issues", "count", MetricKind.COUNT);
        Gate gate = Gate.of(
                "launch-day",
                Member.must(IS_READY),
                Member.should(Check.number("LL-308", "same-day", "percent", ">", "80")),
                Member.should(Check.number("LL-309", "rating", "rating-1-5", ">", "4.0")),
                Member.should(Check.number("LL-310", "critical-issues", "count", "<", "5")),
                Member.should(Check.isTrue("LL-311", "feedback")),
                Member.nice(Check.number("LL-313", "rating", "rating-1-5", ">", "4.5")),
                Member.nice(Check.number("LL-314", "critical-issues", "count", "=", "0")));
        Scene scene = Scene.with(READY, sameDay, rating, issues, Metric.of("feedback", "bool", MetricKind.BOOLEAN))
                .yes("ready", START, true)
                .yes("feedback", START, true)
                .share("same-day", START, 78, 100)
                .amount("rating", START, "4.2")
                .amount("critical-issues", START, "3");
        GateFinding finding = scene.verdict(gate);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.should().score())
                .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("75"));
        assertThat(finding.nice().score())
                .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("0"));
        GateFinding worse = scene.yes("ready", START.plusSeconds(1), false)
                .add(Reading.at("lost", "critical-issues", START.plusSeconds(1), new Content.Missing("")))
                .verdict(gate);
        assertThat(worse.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(worse.should().score())
                .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("66.67"));
        assertThat(worse.should().coverage())
                .hasValueSatisfying(part -> assertThat(part).isEqualByComparingTo("0.75"));
    }

    @Test
    @Tag("GATE-18")
    void aShadowIsLookedAtAndChangesNothing() {
        Gate gate = Gate.of("g", Member.must(IS_READY), Member.must(ENOUGH).asShadow());
        GateFinding finding = scene(true, 1).verdict(gate);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.members().get(1).finding().outcome()).isEqualTo(Outcome.NOT_MET);
    }

    // ---- properties

    @Property(tries = 500)
    @net.jqwik.api.Tag("GATE-5")
    void losingAReadingNeverMakesAPass(@ForAll Random random, @ForAll @IntRange(min = 0, max = 9) int lost) {
        List<Reading> readings = readings(random);
        Verdict before = verdict(readings);
        List<Reading> fewer = new ArrayList<>(readings);
        Reading gone = fewer.get(lost % fewer.size());
        fewer.set(lost % fewer.size(), gone.saying(new Content.Missing("lost")));
        if (!before.open()) {
            assertThat(verdict(fewer).open()).isFalse();
        }
        fewer.removeIf(reading -> reading.metric().equals(gone.metric()));
        assertThat(verdict(fewer).open()).isFalse();
    }

    @Property(tries = 500)
    @net.jqwik.api.Tag("GATE-25")
    void theOrderOfReadingsAndHowOftenTheyComeDoNotMatter(@ForAll Random random) {
        List<Reading> readings = readings(random);
        GateFinding before = finding(readings);
        List<Reading> shuffled = new ArrayList<>(readings);
        shuffled.addAll(readings.subList(0, random.nextInt(readings.size())));
        Collections.shuffle(shuffled, random);
        assertThat(finding(shuffled)).isEqualTo(before);
    }

    @Property(tries = 500)
    @net.jqwik.api.Tag("GATE-18")
    void aFailedMustIsNeverOutvoted(@ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int more) {
        List<Member> members = new ArrayList<>(List.of(Member.must(IS_READY)));
        for (int i = 0; i < more; i++) {
            Check extra = Check.number("extra-" + i, "adoption", "percent", ">=", "0");
            members.add(
                    random.nextBoolean()
                            ? Member.must(extra)
                            : Member.should(extra).weighing("1000"));
        }
        Collections.shuffle(members, random);
        Gate gate = new Gate("g", members, Optional.empty(), java.util.Set.of(), java.util.Set.of());
        assertThat(scene(false, 36).verdict(gate).verdict()).isEqualTo(Verdict.FAIL);
    }

    private static List<Reading> readings(Random random) {
        Scene scene = Scene.with(ADOPTION, READY, TICKETS);
        for (int day = 1; day <= 7; day++) {
            scene.over(
                    "critical-tickets",
                    Scene.startOf(day),
                    Scene.startOf(day + 1),
                    Content.Amount.of(random.nextInt(4) == 0 ? "1" : "0"));
        }
        scene.share("adoption", START, random.nextInt(37), 36);
        scene.yes("ready", START, random.nextInt(5) > 0);
        return scene.readings();
    }

    private static GateFinding finding(List<Reading> readings) {
        Situation situation = Scene.with(ADOPTION, READY, TICKETS).atDay(8).situation(readings);
        Gate gate = Gate.of("g", Member.must(FEW), Member.must(ENOUGH), Member.must(IS_READY));
        return GateFinding.of(gate, situation, List.of(), List.of());
    }

    private static Verdict verdict(List<Reading> readings) {
        return finding(readings).verdict();
    }

    @Test
    @Tag("GATE-25")
    void aCorrectionHoldsFromWhenItWasRecordedAndAContradictionIsMissing() {
        Instant at = START.plus(Duration.ofDays(1));
        Reading first = Reading.at("a", "adoption", START, new Content.Share(1, 36));
        Reading better = first.saying(new Content.Share(20, 36)).recorded(at);
        assertThat(adoption(at.minusMillis(1), first, better)).isEqualTo(Outcome.NOT_MET);
        assertThat(adoption(at, better, first)).isEqualTo(Outcome.MET);
        assertThat(adoption(at, better, first.recorded(at))).isEqualTo(Outcome.UNKNOWN);
        assertThat(adoption(at, first.recorded(at), better)).isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome adoption(Instant at, Reading... readings) {
        return Judge.now(Scene.with(ADOPTION).at(at).situation(List.of(readings)))
                .judge(ENOUGH)
                .outcome();
    }
}
