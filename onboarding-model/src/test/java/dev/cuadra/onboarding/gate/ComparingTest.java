package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {
    private static final Metric ADOPTION = Metric.of("adoption", "percent", MetricKind.RATIO);
    private static final Metric SECONDS = Metric.of("response", "seconds", MetricKind.GAUGE);
    private static final Metric TICKETS = Metric.of("tickets", "tickets/week", MetricKind.COUNT);
    private static final Metric RATING = Metric.of("rating", "rating-1-5", MetricKind.MEAN);

    @ParameterizedTest
    @CsvSource({
        "adoption, percent, >=, 60, 107, 180, NOT_MET",
        "adoption, percent, >=, 60, 108, 180, MET",
        "adoption, percent, <, 80, 8, 10, NOT_MET",
        "adoption, percent, >, 5, 1, 20, NOT_MET",
        "adoption, percent, <, 1, 1, 20, NOT_MET"
    })
    @Tag("GATE-1")
    void sharesAreComparedWithoutRounding(
            String metric, String unit, String sign, String threshold, long k, long n, Outcome expected) {
        Scene scene = Scene.with(ADOPTION).share(metric, START, k, n);
        assertThat(scene.outcome(Check.number("c", metric, unit, sign, threshold)))
                .isEqualTo(expected);
    }

    @Test
    @Tag("GATE-1")
    void almostSixtyIsNeverShownAsSixty() {
        Scene scene = Scene.with(ADOPTION).share("adoption", START, 107, 180);
        Finding finding = scene.now(Check.number("BL-096", "adoption", "percent", ">=", "60"));
        assertThat(finding.left()).isEqualTo("59.4444 (107/180)");
        assertThat(finding.change().en()).isEqualTo("1 more of adoption needed.");
    }

    @Test
    @Tag("GATE-1")
    void equalitySatisfiesNeitherOfTwoStrictBars() {
        Scene scene = Scene.with(SECONDS).amount("response", START, "5.000");
        assertThat(scene.outcome(Check.number("BL-085", "response", "seconds", "<", "5")))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(scene.state(Check.number("BL-093", "response", "seconds", ">", "5")))
                .isEqualTo(TriggerState.CLEAR);
    }

    @ParameterizedTest
    @CsvSource({"4, CLEAR", "5, FIRING"})
    @Tag("GATE-2")
    void ticketsHaveToMoreThanDouble(String perWeek, TriggerState expected) {
        Scene scene = Scene.with(TICKETS).amount("tickets", START, perWeek);
        Check check =
                Check.number("BL-094", "tickets", "tickets/week", ">", "100").against(Change.from("2"));
        assertThat(scene.state(check)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"6, NOT_MET", "7, MET"})
    @Tag("GATE-3")
    void aSmallBaselineMayAskForMoreThanChance(String perWeek, Outcome expected) {
        Scene scene = Scene.with(TICKETS).amount("tickets", START, perWeek);
        Change change = Change.from("2").countTest("0.01");
        assertThat(scene.outcome(
                        Check.number("c", "tickets", "tickets/week", ">", "100").against(change)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, UNKNOWN, NOT_MET", "5, UNKNOWN, MET"})
    @Tag("GATE-2")
    void withoutABaselineOnlyAFloorDecides(String now, Outcome without, Outcome with) {
        Scene scene = Scene.with(TICKETS).amount("tickets", START, now);
        Check check = Check.number("c", "tickets", "tickets/week", ">", "100");
        assertThat(scene.outcome(check.against(Change.from("0")))).isEqualTo(without);
        assertThat(scene.outcome(check.against(Change.from("0").floor("5")))).isEqualTo(with);
    }

    @Test
    @Tag("GATE-2")
    void aFloorIsAskedForBesideThePercentage() {
        Scene scene = Scene.with(TICKETS).amount("tickets", START, "5");
        Check check = Check.number("c", "tickets", "tickets/week", ">", "100");
        assertThat(scene.outcome(check.against(Change.from("2").floor("6")))).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(check.against(Change.fromMetric("tickets").floor("5"))))
                .isEqualTo(Outcome.NOT_MET);
    }

    /** Two weeks are on record; the change is measured against the newer one, and not against both together. */
    @ParameterizedTest
    @CsvSource({"8, NOT_MET", "9, MET"})
    @Tag("GATE-2")
    void aMeasuredBaselineIsItsNewestReading(String now, Outcome expected) {
        Metric usual = Metric.of("usual", "tickets/week", MetricKind.COUNT);
        Scene scene = Scene.with(TICKETS, usual)
                .over("usual", START, Scene.startOf(8), Content.Amount.of("2"))
                .over("usual", Scene.startOf(8), Scene.startOf(15), Content.Amount.of("4"))
                .amount("tickets", Scene.startOf(16), now);
        Check doubled = Check.number("c", "tickets", "tickets/week", ">", "100").against(Change.fromMetric("usual"));
        assertThat(scene.outcome(doubled)).isEqualTo(expected);
        Content lost = new Content.Missing("query failed");
        assertThat(scene.over("usual", Scene.startOf(15), Scene.startOf(16), lost)
                        .outcome(doubled))
                .isEqualTo(Outcome.UNKNOWN);
    }

    /** From 20 % to 30 % is half as much again. */
    @Test
    @Tag("GATE-2")
    void aShareChangesAgainstAShare() {
        Scene scene = Scene.with(ADOPTION, Metric.of("before", "percent", MetricKind.RATIO))
                .share("before", START, 1, 5)
                .share("adoption", START, 3, 10);
        Check check = Check.number("c", "adoption", "percent", ">=", "50").against(Change.fromMetric("before"));
        assertThat(scene.now(check).left()).isEqualTo("50 (30)");
        assertThat(scene.outcome(check)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-4")
    void fiveReportsOfOneCustomerAreOne() {
        Metric reports = Metric.of("reports", "distinct-customers", MetricKind.DISTINCT_COUNT);
        Scene scene = Scene.with(reports);
        for (int i = 0; i < 5; i++) {
            scene.add(Reading.at("r" + i, "reports", START.plusSeconds(i), new Content.Happened())
                    .of("customer:a"));
        }
        Check check = Check.number("BL-164", "reports", "distinct-customers", ">=", "2");
        assertThat(scene.now(check).left()).isEqualTo("1");
        assertThat(scene.state(check)).isEqualTo(TriggerState.CLEAR);
        scene.add(Reading.at("b", "reports", START, new Content.Happened()).of("customer:b"));
        assertThat(scene.state(check)).isEqualTo(TriggerState.FIRING);
        scene.add(Reading.at("m", Reading.MERGED, START.plusSeconds(9), new Content.Word("a"))
                .of("customer:b"));
        assertThat(scene.state(check)).isEqualTo(TriggerState.CLEAR);
    }

    // ---- missing data

    @ParameterizedTest
    @CsvSource({
        "2, 2, 3, =, 100, UNKNOWN",
        "1, 2, 3, =, 100, NOT_MET",
        "20, 26, 36, >=, 40, MET",
        "3, 3, 3, =, 100, MET"
    })
    @Tag("GATE-5")
    void whoWasNotHeardOfMayBeEither(long yes, long heard, long all, String sign, String bar, Outcome expected) {
        Scene scene = Scene.with(ADOPTION).share("adoption", START, yes, heard);
        Check check = Check.number("BL-105", "adoption", "percent", sign, bar).census(Population.of("beta", all));
        assertThat(scene.outcome(check)).isEqualTo(expected);
    }

    @Test
    @Tag("GATE-5")
    void nothingIsKnownWithoutAReading() {
        Scene scene = Scene.with(ADOPTION, TICKETS);
        assertThat(scene.outcome(Check.number("c", "adoption", "percent", ">=", "0")))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(Check.number("c", "tickets", "tickets/week", "<", "2")))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-5")
    void membersAnswerForThemselves() {
        Scene scene = Scene.with(ADOPTION);
        for (String who : List.of("a", "b", "c")) {
            Content said =
                    who.equals("c") ? new Content.Missing("no answer") : new Content.Answer(true, Optional.empty());
            scene.add(Reading.at(who, "adoption", START, said).of("customer:" + who));
        }
        Check check = Check.number("c", "adoption", "percent", "=", "100").with(Evidence.CENSUS);
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
    }

    /** An answer every evening at eight: the mean of a day, asked at eight, was that of two evenings. */
    @ParameterizedTest
    @CsvSource({"-1, 3", "0, 5", "1, 5", "86399, 5"})
    @Tag("GATE-7")
    void whatIsReadOnceADayIsInOneDay(long secondsLater, String mean) {
        Metric rating = Metric.of("rating", "rating-1-5", MetricKind.MEAN);
        Check day = Check.number("day", "rating", "rating-1-5", "=", mean).over("rolling P1D");
        Instant evening = Scene.startOf(2).plus(Duration.ofHours(20));
        Scene scene = Scene.with(rating).at(evening.plusSeconds(secondsLater));
        scene.amount("rating", evening.minus(Duration.ofDays(1)), "3").amount("rating", evening, "5");
        assertThat(scene.outcome(day)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-7")
    void aReadingLeavesAWindowThatRollsWhenItIsAsOldAsTheWindow() {
        Metric users = Metric.of("users", "users", MetricKind.GAUGE);
        Check day = Check.number("day", "users", "users", ">=", "1").over("rolling P1D");
        Scene scene = Scene.with(users).amount("users", START, "1");
        assertThat(scene.at(START.plus(Duration.ofDays(1)).minusNanos(1)).outcome(day))
                .isEqualTo(Outcome.MET);
        assertThat(scene.at(START.plus(Duration.ofDays(1))).outcome(day)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-5")
    void silenceIsZeroOnlyWhileTheSourceIsAlive() {
        Metric errors = Metric.of("errors", "count", MetricKind.COUNT).absentMeansZero("pulse");
        Check check = Check.number("c", "errors", "count", "=", "0").over("rolling PT1H");
        Scene scene = Scene.with(errors, Metric.of("pulse", "event", MetricKind.EVENT))
                .at(START);
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
        scene.yes("pulse", START.minusSeconds(60), true);
        assertThat(scene.outcome(check)).isEqualTo(Outcome.MET);
        scene.yes("pulse", START.minusSeconds(30), false);
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-5")
    void anOldReadingIsMissing() {
        Scene scene = Scene.with(SECONDS.fresh(Duration.ofHours(1))).amount("response", START, "2");
        Check check = Check.number("c", "response", "seconds", "<", "3");
        assertThat(scene.at(START.plus(Duration.ofHours(1))).outcome(check)).isEqualTo(Outcome.MET);
        assertThat(scene.at(START.plusSeconds(3601)).outcome(check)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-5")
    void aDayThatIsNotCoveredMayHideACriticalDefect() {
        Scene scene = Scene.with(TICKETS)
                .over("tickets", START, Scene.startOf(3), Content.Amount.of("0"))
                .over("tickets", Scene.startOf(4), Scene.startOf(8), Content.Amount.of("1"));
        Check none = Check.number("c", "tickets", "tickets/week", "<", "2").over("week 1");
        Check some = Check.number("c", "tickets", "tickets/week", ">=", "1").over("week 1");
        assertThat(scene.outcome(none)).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(some)).isEqualTo(Outcome.MET);
        scene.over("tickets", Scene.startOf(3), Scene.startOf(4), Content.Amount.of("0"));
        assertThat(scene.outcome(none)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-1")
    void aValueThatTheScaleDoesNotHaveIsNotCompared() {
        Scene scene = Scene.with(RATING).amount("rating", START, "62");
        assertThat(scene.outcome(Check.number("BL-104", "rating", "rating-1-5", ">=", "4.5")))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-6")
    void whatIsStillOpenCountsWithItsAge() {
        Metric hours = Metric.of("resolution", "hours", MetricKind.MEAN);
        Instant at = START.plus(Duration.ofHours(100));
        Check check = Check.number("CO-073", "resolution", "hours", "<", "24").openItems(Check.OPEN_CAP);
        Scene scene = Scene.with(hours).at(at);
        item(scene, "1", Content.Amount.of("10"));
        item(scene, "2", Content.Amount.of("14"));
        assertThat(scene.outcome(check)).isEqualTo(Outcome.MET);
        item(scene, "3", new Content.Open(at.minus(Duration.ofHours(2))));
        // (10 + 14 + 2 + 24) / 3 is below 24.
        assertThat(scene.outcome(check)).isEqualTo(Outcome.MET);
        item(scene, "4", new Content.Open(at.minus(Duration.ofHours(10))));
        // From 36/4 to (36 + 48)/4 = 21.
        assertThat(scene.now(check).left()).isEqualTo("9..21");
        item(scene, "3", new Content.Open(at.minus(Duration.ofHours(20))));
        // From 54/4 to (54 + 48)/4 = 25.5.
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
        item(scene, "4", new Content.Open(at.minus(Duration.ofHours(60))));
        assertThat(scene.now(check).left()).isEqualTo("26..38");
        assertThat(scene.outcome(check)).isEqualTo(Outcome.NOT_MET);
    }

    private static void item(Scene scene, String id, Content content) {
        scene.add(new Reading(
                "i" + id + content,
                "resolution",
                "item:" + id,
                START,
                START,
                content,
                START.plusSeconds(scene.readings().size()),
                START,
                ""));
    }

    // ---- evidence

    @Test
    @Tag("GATE-14")
    void theModesAskForDifferentEvidence() {
        Check check = Check.number("BL-190", "adoption", "percent", ">=", "40");
        assertThat(Scene.with(ADOPTION).share("adoption", START, 15, 36).outcome(check))
                .isEqualTo(Outcome.MET);
        assertThat(bound(20, 36, check)).isEqualTo(Outcome.UNKNOWN);
        assertThat(bound(21, 36, check)).isEqualTo(Outcome.MET);
        assertThat(bound(1, 36, check)).isEqualTo(Outcome.NOT_MET);
        assertThat(Scene.with(ADOPTION).share("adoption", START, 15, 36).outcome(check.minSamples(37)))
                .isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome bound(long k, long n, Check check) {
        return Scene.with(ADOPTION).share("adoption", START, k, n).outcome(check.with(Evidence.LOWER_BOUND));
    }

    @Test
    @Tag("GATE-14")
    void belowABarTheBoundsSwap() {
        Check check = Check.number("BL-086", "adoption", "percent", "<", "1");
        assertThat(bound(0, 381, check)).isEqualTo(Outcome.MET);
        assertThat(bound(0, 380, check)).isEqualTo(Outcome.UNKNOWN);
        assertThat(bound(40, 380, check)).isEqualTo(Outcome.NOT_MET);
    }

    @Test
    @Tag("GATE-13")
    void aMeanOfFiveIsEnoughAsItStandsAndProvesLittle() {
        Scene scene = Scene.with(RATING);
        for (int i = 0; i < 5; i++) {
            scene.amount("rating", START.plusSeconds(i), i == 2 ? "4" : "5");
        }
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "4.5");
        assertThat(scene.outcome(check.minSamples(5))).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(check.minSamples(6))).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(check.with(Evidence.LOWER_BOUND))).isEqualTo(Outcome.UNKNOWN);
    }

    // ---- words, events, attestations, directions

    @Test
    @Tag("GATE-21")
    void anAttestationCountsFromTheRightRoleUntilItExpires() {
        Metric ready = Metric.of("ready", "bool", MetricKind.BOOLEAN);
        Check check = Check.isTrue("BL-229", "ready", "customer-success-lead");
        Scene scene = Scene.with(ready);
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
        attest(scene, "a", true, "sales", Optional.empty());
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
        attest(scene, "b", true, "customer-success-lead", Optional.of(START.plus(Duration.ofDays(60))));
        assertThat(scene.at(START.plus(Duration.ofDays(60)).minusMillis(1)).outcome(check))
                .isEqualTo(Outcome.MET);
        assertThat(scene.at(START.plus(Duration.ofDays(60))).outcome(check)).isEqualTo(Outcome.UNKNOWN);
        attest(scene, "c", false, "customer-success-lead", Optional.empty());
        assertThat(scene.outcome(check)).isEqualTo(Outcome.NOT_MET);
    }

    private static void attest(Scene scene, String id, boolean yes, String role, Optional<Instant> expires) {
        scene.add(Reading.at(
                id,
                "ready",
                START.plusSeconds(scene.readings().size()),
                new Content.Answer(yes, Optional.of(new Signature("Ana", role, "", expires)))));
    }

    @Test
    @Tag("GATE-21")
    void whatDoesNotApplyLeavesTheGroup() {
        Scene scene = Scene.with(Metric.of("a", "bool", MetricKind.BOOLEAN), Metric.of("b", "bool", MetricKind.BOOLEAN))
                .yes("a", START, true)
                .add(Reading.at("n", "b", START, new Content.NotApplicable("no such module")));
        Condition both = new Condition.All("both", List.of(Check.isTrue("a", "a"), Check.isTrue("b", "b")));
        assertThat(scene.outcome(both)).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(new Condition.All("one", List.of(Check.isTrue("b", "b")))))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-17")
    void wordsRolesEventsAndDatesHaveTheirOperators() {
        Scene scene = Scene.with(
                        Metric.of("sector", "enum", MetricKind.TEXT),
                        Metric.of("owner", "role", MetricKind.TEXT),
                        Metric.of("incident", "event", MetricKind.EVENT),
                        Metric.of("review", "date", MetricKind.EVENT),
                        Metric.of("videos", "videos", MetricKind.COUNT))
                .word("sector", START, "consulting")
                .word("owner", START, "engineering-lead+product-manager")
                .amount("videos", START, "4")
                .add(Reading.at("r", "review", Scene.startOf(9).minusSeconds(1), new Content.Happened()));
        assertThat(scene.outcome(Check.in("c", "sector", "enum", "construction", "consulting")))
                .isEqualTo(Outcome.MET);
        assertThat(scene.outcome(Check.in("c", "sector", "enum", "construction")))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(Check.holds("c", "owner", "product-manager", "engineering-lead")))
                .isEqualTo(Outcome.MET);
        assertThat(scene.outcome(Check.occurs("c", "incident"))).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.yes("incident", START, false).outcome(Check.occurs("c", "incident")))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(at("launch+7d"))).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(at("2025-10-02"))).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(Check.of("c", "videos", "videos", new Question.Exists(4))))
                .isEqualTo(Outcome.MET);
    }

    private static Check at(String moment) {
        return Check.of("c", "review", "date", new Question.At(Moment.parse(moment)));
    }

    @ParameterizedTest
    @CsvSource({"100, 94, DOWN", "100, 95, FLAT", "100, 105, FLAT", "100, 106, UP", "0, 1, UP", "0, 0, FLAT"})
    @Tag("GATE-22")
    void aDirectionComparesTheTwoNewestCompleteWindows(String before, String now, Question.Direction expected) {
        Scene scene = Scene.with(TICKETS)
                .over("tickets", START, Scene.startOf(8), Content.Amount.of(before))
                .over("tickets", Scene.startOf(8), Scene.startOf(15), Content.Amount.of(now));
        for (Question.Direction direction : Question.Direction.values()) {
            Check check = Check.of(
                            "LL-333",
                            "tickets",
                            "tickets/week",
                            new Question.Trend(direction, 7, BigDecimal.valueOf(5)))
                    .over("week 2");
            assertThat(scene.outcome(check)).isEqualTo(Outcome.of(direction == expected));
        }
    }

    @Test
    @Tag("GATE-22")
    void oneCompleteWindowHasNoDirection() {
        Scene scene = Scene.with(TICKETS).over("tickets", Scene.startOf(8), Scene.startOf(15), Content.Amount.of("3"));
        Check check = Check.of(
                        "c", "tickets", "tickets/week", new Question.Trend(Question.Direction.DOWN, 7, BigDecimal.ONE))
                .over("week 2");
        assertThat(scene.outcome(check)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @Tag("GATE-17")
    void unknownStaysUnknownThroughEveryCombination() {
        Scene scene = Scene.with(ADOPTION, SECONDS).amount("response", START, "2");
        Check met = Check.number("met", "response", "seconds", "<", "3");
        Check not = Check.number("not", "response", "seconds", ">", "3");
        Check unknown = Check.number("unknown", "adoption", "percent", ">=", "1");
        assertThat(scene.outcome(new Condition.All("g", List.of(met, unknown)))).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(new Condition.All("g", List.of(not, unknown)))).isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(new Condition.Any("g", List.of(met, unknown)))).isEqualTo(Outcome.MET);
        assertThat(scene.outcome(new Condition.Any("g", List.of(not, unknown)))).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(new Condition.AtLeast("g", 2, List.of(met, unknown, unknown))))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(new Condition.AtLeast("g", 2, List.of(not, not, unknown))))
                .isEqualTo(Outcome.NOT_MET);
        assertThat(scene.outcome(new Condition.Not("g", unknown))).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(new Condition.Not("g", not))).isEqualTo(Outcome.MET);
        assertThat(Set.of(Outcome.values())).hasSize(3);
    }
}
