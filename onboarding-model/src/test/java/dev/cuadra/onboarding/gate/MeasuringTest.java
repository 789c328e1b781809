package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the readings of a window are put together, each kind of metric in its way. */
class MeasuringTest {
    private static final Metric ADOPTION = Metric.of("adoption", "percent", MetricKind.RATIO);
    private static final Metric CALLS = Metric.of("calls", "calls", MetricKind.COUNT);
    private static final Metric RATING = Metric.of("rating", "rating-1-5", MetricKind.MEAN);
    private static final Metric REPORTS = Metric.of("reports", "distinct-customers", MetricKind.DISTINCT_COUNT);
    private static final Content NO = new Content.Answer(false, Optional.empty());
    private static final Content YES = new Content.Answer(true, Optional.empty());
    private static final Content LOST = new Content.Missing("query failed");

    private static Reading of(String who, Metric metric, int seconds, Content content) {
        return Reading.at(who + "@" + seconds, metric.key(), START.plusSeconds(seconds), content)
                .of("customer:" + who);
    }

    private static Reading merged(String who, String into) {
        return Reading.at("merged-" + who, Reading.MERGED, START, new Content.Word(into))
                .of("customer:" + who);
    }

    private static Scene day(Scene scene, Metric metric, int day, Content content) {
        return scene.over(metric.key(), Scene.startOf(day), Scene.startOf(day + 1), content);
    }

    private static Content.Amount of(String value, long sample) {
        return new Content.Amount(new BigDecimal(value), Optional.of(sample));
    }

    /** 10 of 20 on the first day and 5 of 20 on the second: 15 of 40 in both, while the newest share says 25 %. */
    @ParameterizedTest
    @CsvSource({"days 1..2, 37.5 (15/40)", "any, 25 (5/20)"})
    @Tag("GATE-1")
    void sharesAddUpInAWindowAndStandForThemselvesOtherwise(String window, String left) {
        Scene scene = Scene.with(ADOPTION);
        day(scene, ADOPTION, 1, new Content.Share(10, 20));
        day(scene, ADOPTION, 2, new Content.Share(5, 20));
        Check check = Check.number("c", "adoption", "percent", ">=", "30").over(window);
        assertThat(scene.now(check).left()).isEqualTo(left);
    }

    @Test
    @Tag("GATE-5")
    void sharesOfNothingAndPercentagesOfSeveralDaysAreNoShare() {
        Check check = Check.number("c", "adoption", "percent", ">=", "0").over("days 1..2");
        Scene none = Scene.with(ADOPTION);
        day(none, ADOPTION, 1, new Content.Share(0, 0));
        day(none, ADOPTION, 2, new Content.Share(0, 0));
        assertThat(none.now(check).gap()).isEqualTo(Gap.FEW);
        Scene percentages = Scene.with(ADOPTION);
        day(percentages, ADOPTION, 1, Content.Amount.of("50"));
        day(percentages, ADOPTION, 2, Content.Amount.of("70"));
        assertThat(percentages.now(check).gap()).isEqualTo(Gap.UNREADABLE);
        assertThat(percentages
                        .now(Check.number("c", "adoption", "percent", ">=", "0").over("day 2"))
                        .left())
                .isEqualTo("70");
    }

    /** A customer that was merged into another answers under the other's account; the newer answer counts. */
    @Test
    @Tag("GATE-4")
    @Tag("GATE-5")
    void membersAnswerOncePerAccount() {
        Scene scene = Scene.with(ADOPTION)
                .add(of("a", ADOPTION, 1, YES))
                .add(of("b", ADOPTION, 2, NO))
                .add(of("c", ADOPTION, 3, YES));
        Check check = Check.number("c", "adoption", "percent", ">=", "60");
        assertThat(scene.now(check).left()).isEqualTo("66.6667 (2/3)");
        scene.add(merged("b", "a"));
        assertThat(scene.now(check).left()).isEqualTo("50 (1/2)");
        assertThat(scene.add(of("a", ADOPTION, 4, new Content.Happened()))
                        .now(check)
                        .left())
                .isEqualTo("100 (2/2)");
    }

    @Test
    @Tag("GATE-5")
    void membersOfWhomNobodyWasHeardAreNoShare() {
        Scene scene = Scene.with(ADOPTION).add(of("a", ADOPTION, 1, LOST)).add(of("b", ADOPTION, 2, LOST));
        Check check = Check.number("c", "adoption", "percent", ">=", "0").with(Evidence.CENSUS);
        assertThat(scene.now(check).gap()).isEqualTo(Gap.FEW);
        assertThat(scene.add(of("c", ADOPTION, 3, NO)).now(check).left()).isEqualTo("0 (0/1)");
    }

    /** Two that happened and one of which nothing could be read: two at least, perhaps three. */
    @Test
    @Tag("GATE-5")
    void whatHappenedToSingleCustomersIsCounted() {
        Scene scene = Scene.with(CALLS)
                .add(of("a", CALLS, 1, new Content.Happened()))
                .add(of("a", CALLS, 2, YES))
                .add(of("b", CALLS, 3, NO))
                .add(of("b", CALLS, 4, Content.Amount.of("0")));
        Check few = Check.number("c", "calls", "calls", "<", "3");
        Check some = Check.number("c", "calls", "calls", ">=", "2");
        assertThat(scene.now(few).left()).isEqualTo("2");
        assertThat(scene.outcome(few)).isEqualTo(Outcome.MET);
        scene.add(of("c", CALLS, 5, LOST));
        assertThat(scene.outcome(few)).isEqualTo(Outcome.UNKNOWN);
        assertThat(scene.outcome(some)).isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-4")
    void aCustomerCountsOnceItHappenedToIt() {
        Scene scene = Scene.with(REPORTS)
                .add(of("a", REPORTS, 1, NO))
                .add(of("b", REPORTS, 2, Content.Amount.of("0")))
                .add(of("c", REPORTS, 3, Content.Amount.of("4")))
                .add(of("c", REPORTS, 4, NO));
        Check none = Check.number("c", "reports", "distinct-customers", "<", "2");
        assertThat(scene.now(none).left()).isEqualTo("1");
        assertThat(scene.outcome(none)).isEqualTo(Outcome.MET);
        assertThat(scene.add(of("d", REPORTS, 5, LOST)).outcome(none)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Scene.with(REPORTS).amount("reports", START, "7").now(none).left())
                .isEqualTo("7");
    }

    /** Happened, yes, no and 3 make five; a word is no number. */
    @Test
    @Tag("GATE-5")
    void whatIsAddedUpIsANumberOrATruth() {
        Scene scene = Scene.with(CALLS);
        day(scene, CALLS, 1, new Content.Happened());
        day(scene, CALLS, 2, YES);
        day(scene, CALLS, 3, NO);
        day(scene, CALLS, 4, Content.Amount.of("3"));
        Check check = Check.number("c", "calls", "calls", ">=", "5").over("days 1..4");
        assertThat(scene.now(check).left()).isEqualTo("5");
        day(scene, CALLS, 5, new Content.Word("many"));
        assertThat(scene.now(check.over("days 1..5")).gap()).isEqualTo(Gap.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"true, MET", "false, NOT_MET"})
    @Tag("GATE-5")
    void aTruthIsOneOrZeroWhereANumberIsAskedFor(boolean yes, Outcome expected) {
        Scene scene = Scene.with(CALLS).yes("calls", START, yes);
        assertThat(scene.outcome(Check.of("c", "calls", "calls", new Question.Exists(1))))
                .isEqualTo(expected);
    }

    // ---- means

    /** (4 × 3 + 5 × 1) / 4 = 4.25, and with a third reading of which nothing is known anything from 1 to 5. */
    @Test
    @Tag("GATE-5")
    void aMeanIsWeightedByTheCasesBehindIt() {
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "4.25");
        Scene scene = Scene.with(RATING)
                .add(Reading.at("a", "rating", START, of("4", 3)))
                .add(Reading.at("b", "rating", START, Content.Amount.of("5")));
        assertThat(scene.now(check).left()).isEqualTo("4.25");
        assertThat(scene.outcome(check.minSamples(4))).isEqualTo(Outcome.MET);
        assertThat(scene.now(check.minSamples(5)).gap()).isEqualTo(Gap.FEW);
        scene.add(Reading.at("c", "rating", START, LOST));
        assertThat(scene.now(check)).returns(Outcome.UNKNOWN, Finding::outcome).returns(Gap.PARTIAL, Finding::gap);
        assertThat(scene.outcome(Check.number("c", "rating", "rating-1-5", ">=", "1")))
                .isEqualTo(Outcome.MET);
    }

    @Test
    @Tag("GATE-5")
    void aMeanOfNothingSaysWhatIsMissing() {
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "1");
        assertThat(Scene.with(RATING).now(check).gap()).isEqualTo(Gap.NO_READING);
        assertThat(Scene.with(RATING)
                        .add(Reading.at("a", "rating", START, LOST))
                        .now(check)
                        .gap())
                .isEqualTo(Gap.UNREADABLE);
        assertThat(Scene.with(RATING)
                        .add(Reading.at("a", "rating", START, of("4", 0)))
                        .now(check)
                        .gap())
                .isEqualTo(Gap.FEW);
    }

    /** Of each customer the newest answer, beside what was said for everybody: (2 + 5 + 4) / 3. */
    @Test
    @Tag("GATE-4")
    void eachCustomerRatesOnce() {
        Scene scene = Scene.with(RATING)
                .add(of("a", RATING, 1, Content.Amount.of("1")))
                .add(of("a", RATING, 3, Content.Amount.of("2")))
                .add(of("b", RATING, 2, Content.Amount.of("5")))
                .amount("rating", START, "4");
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "4");
        assertThat(scene.now(check).left()).isEqualTo("3.6667");
        assertThat(scene.now(check).used()).containsExactly("rating@" + START, "b@2", "a@3");
    }

    @Test
    @Tag("GATE-5")
    void aMeanIsAsOldAsItsNewestReading() {
        Metric fresh = RATING.fresh(Duration.ofHours(1));
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "4");
        Scene scene = Scene.with(fresh).amount("rating", START, "4").add(of("a", RATING, 60, Content.Amount.of("5")));
        assertThat(scene.at(START.plusSeconds(3660)).outcome(check)).isEqualTo(Outcome.MET);
        assertThat(scene.at(START.plusSeconds(3660).plusNanos(1)).now(check).gap())
                .isEqualTo(Gap.STALE);
    }

    /** A six on a scale from 1 to 5 is no number, wherever it stands among the others. */
    @Test
    @Tag("GATE-1")
    void whatItsScaleDoesNotHaveIsMissingAmongOthers() {
        Check check = Check.number("c", "rating", "rating-1-5", ">=", "2");
        Scene scene = Scene.with(RATING).amount("rating", START, "5").amount("rating", START.plusSeconds(1), "6");
        assertThat(scene.now(check)).returns(Outcome.UNKNOWN, Finding::outcome).returns(Gap.PARTIAL, Finding::gap);
        assertThat(scene.outcome(Check.number("c", "rating", "rating-1-5", ">=", "1")))
                .isEqualTo(Outcome.MET);
    }
}
