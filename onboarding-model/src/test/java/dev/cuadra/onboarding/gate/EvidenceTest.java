package dev.cuadra.onboarding.gate;

import static dev.cuadra.onboarding.gate.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.stats.Certainty;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much has to be known before a figure is compared at all, and what is missing where it is not. */
class EvidenceTest {
    private static final Metric ADOPTION = Metric.of("adoption", "percent", MetricKind.RATIO);
    private static final Metric RATING = Metric.of("rating", "rating-1-5", MetricKind.MEAN);
    private static final Check MOST = Check.number("c", "adoption", "percent", ">=", "40");
    private static final Check GOOD = Check.number("c", "rating", "rating-1-5", ">=", "4.5");

    @ParameterizedTest
    @CsvSource({"36, MET, NOTHING_MISSING", "37, UNKNOWN, FEW"})
    @Tag("GATE-14")
    void aSampleThatIsJustLargeEnoughIsEnough(long least, Outcome outcome, Gap gap) {
        Finding finding = Scene.with(ADOPTION).share("adoption", START, 15, 36).now(MOST.minSamples(least));
        assertThat(finding.outcome()).isEqualTo(outcome);
        assertThat(finding.gap()).isEqualTo(gap);
    }

    @Test
    @Tag("GATE-14")
    void whatIsMissingIsNamed() {
        Scene half = Scene.with(ADOPTION).share("adoption", START, 15, 36);
        // Two sides of 95 % around 15 of 36 reach from below 40 % to above it.
        assertThat(half.now(MOST.with(Evidence.LOWER_BOUND)).gap()).isEqualTo(Gap.UNDECIDED);
        // 15 to 159 of 180.
        assertThat(half.now(MOST.census(Population.of("eligible", 180))).gap()).isEqualTo(Gap.PARTIAL);
        assertThat(Scene.with(ADOPTION).now(MOST).gap()).isEqualTo(Gap.NO_READING);
    }

    /** Forty answers of thirty-six customers: somebody was counted twice, and nobody knows who. */
    @Test
    @Tag("GATE-14")
    void aCensusWithMoreAnswersThanMembersIsNone() {
        Scene scene = Scene.with(ADOPTION).share("adoption", START, 40, 40);
        Finding census = scene.now(MOST.census(Population.of("beta", 36)));
        assertThat(census.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(census.gap()).isEqualTo(Gap.UNREADABLE);
        assertThat(scene.outcome(MOST.census(Population.of("beta", 40)))).isEqualTo(Outcome.MET);
    }

    @ParameterizedTest
    @CsvSource({"2, UNKNOWN", "3, MET"})
    @Tag("GATE-14")
    void aCensusOfAMeanHasHeardEverybody(long rated, Outcome expected) {
        Scene scene = Scene.with(RATING)
                .add(Reading.at("r", "rating", START, new Content.Amount(new BigDecimal("4.8"), Optional.of(rated))));
        assertThat(scene.outcome(GOOD.census(Population.of("beta", 3)))).isEqualTo(expected);
        assertThat(scene.outcome(GOOD.with(Population.of("beta", 3)))).isEqualTo(Outcome.MET);
    }

    /** Ratings 5, 5, 4, 5, 5: mean 4.8, s = 0.447, t = 2.132, and 4.8 − 2.132 × 0.447 / √5 = 4.37. */
    @ParameterizedTest
    @CsvSource({"4.3, MET", "4.38, UNKNOWN"})
    @Tag("GATE-13")
    void theBoundOfAMeanIsBelowIt(String bar, Outcome expected) {
        Check check = Check.number("c", "rating", "rating-1-5", ">=", bar)
                .with(Evidence.LOWER_BOUND.with(Certainty.ONE_SIDED_95));
        Scene scene = Scene.with(RATING);
        for (String value : new String[] {"5", "5", "4", "5", "5"}) {
            scene.amount("rating", START.plusSeconds(scene.readings().size()), value);
        }
        Finding finding = scene.now(check);
        assertThat(finding.outcome()).isEqualTo(expected);
        assertThat(finding.left()).isEqualTo("4.8");
        assertThat(finding.bounds())
                .hasValueSatisfying(bounds -> assertThat(bounds.lower()).isBetween(4.373, 4.374));
        assertThat(scene.add(Reading.at("lost", "rating", START, new Content.Missing("")))
                        .now(check))
                .returns(Outcome.UNKNOWN, Finding::outcome)
                .returns(Gap.FEW, Finding::gap);
    }

    @Test
    @Tag("GATE-13")
    void oneRatingOrAMeanOfOthersSpreadsNothing() {
        Check bound = Check.number("c", "rating", "rating-1-5", ">=", "2").with(Evidence.LOWER_BOUND);
        Scene one = Scene.with(RATING).amount("rating", START, "5");
        assertThat(one.now(bound).gap()).isEqualTo(Gap.FEW);
        Scene others = Scene.with(RATING)
                .amount("rating", START, "5")
                .add(Reading.at(
                        "r", "rating", START.plusSeconds(1), new Content.Amount(new BigDecimal("5"), Optional.of(9L))));
        assertThat(others.now(bound).gap()).isEqualTo(Gap.FEW);
        assertThat(one.amount("rating", START.plusSeconds(1), "5").outcome(bound))
                .isEqualTo(Outcome.MET);
    }

    // ---- what may still come

    /** 40 % of 36 is 14.4: fifteen can be lost no more, fourteen may still grow, and forty per cent are not below forty. */
    @ParameterizedTest
    @CsvSource({
        ">=, 15, 36, MET",
        ">=, 14, 36, UNKNOWN",
        "<, 15, 36, NOT_MET",
        "<, 14, 36, UNKNOWN",
        ">=, 15, 0, UNKNOWN"
    })
    @Tag("GATE-8")
    void aShareOfAKnownPopulationIsDecidedOnceItIsReached(String sign, long hits, long population, Outcome expected) {
        Metric activated = ADOPTION.cumulative();
        Check check = Check.number("c", "adoption", "percent", sign, "40").over("days 1..30");
        Check whole = population == 0 ? check : check.with(Population.of("phase", population));
        Scene scene = Scene.with(activated).share("adoption", START, hits, 20).atDay(10);
        Finding finding = Judge.due(scene.situation(), Optional.empty()).judge(whole);
        assertThat(finding.outcome()).isEqualTo(expected);
        assertThat(finding.open()).isEqualTo(expected == Outcome.UNKNOWN);
    }

    // ---- comparing

    @ParameterizedTest
    @CsvSource({
        "<, NOT_MET, NOT_MET, MET",
        "<=, NOT_MET, MET, MET",
        "=, NOT_MET, MET, NOT_MET",
        ">=, MET, MET, NOT_MET",
        ">, MET, NOT_MET, NOT_MET"
    })
    @Tag("GATE-1")
    void equalityBelongsToTheOperatorAsItIsWritten(String sign, Outcome above, Outcome equal, Outcome below) {
        Check check = Check.number("c", "rating", "rating-1-5", sign, "3");
        assertThat(rated("3.0000000001").outcome(check)).isEqualTo(above);
        assertThat(rated("3.000").outcome(check)).isEqualTo(equal);
        assertThat(rated("2.9999999999").outcome(check)).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({"1.99, NOT_MET", "2, MET", "3, MET", "4, MET", "4.01, NOT_MET"})
    @Tag("GATE-1")
    void betweenTakesBothEnds(String value, Outcome expected) {
        Check between =
                Check.of("c", "rating", "rating-1-5", new Question.Between(new BigDecimal("2"), new BigDecimal("4")));
        assertThat(rated(value).outcome(between)).isEqualTo(expected);
    }

    private static Scene rated(String value) {
        return Scene.with(RATING).amount("rating", START, value);
    }

    /** Two and a half tickets are no count, so that nobody can say what chance makes of them. */
    @Test
    @Tag("GATE-3")
    void whatChanceMakesIsAskedOfCountsAlone() {
        Metric tickets = Metric.of("tickets", "tickets/week", MetricKind.GAUGE);
        Check check = Check.number("c", "tickets", "tickets/week", ">", "0")
                .against(Change.from("2").countTest("0.999"));
        assertThat(Scene.with(tickets).amount("tickets", START, "3").outcome(check))
                .isEqualTo(Outcome.MET);
        assertThat(Scene.with(tickets).amount("tickets", START, "2.5").outcome(check))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(Scene.with(tickets).amount("tickets", START, "5000000000").outcome(check))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(Scene.with(tickets).now(check)).returns(Gap.NO_READING, Finding::gap);
    }

    // ---- open things

    /** Closed ones count in the window in which they were closed, open ones in every one. */
    @Test
    @Tag("GATE-6")
    void theMeanOfThingsThatAreOpenSaysWhatIsMissing() {
        Metric hours = Metric.of("resolution", "hours", MetricKind.MEAN);
        Check check = Check.number("c", "resolution", "hours", "<", "24")
                .openItems(Check.OPEN_CAP)
                .over("week 2");
        Scene scene = Scene.with(hours).at(Scene.startOf(15));
        assertThat(scene.now(check).gap()).isEqualTo(Gap.NO_READING);
        scene.add(item("1", 3, Content.Amount.of("100")));
        assertThat(scene.now(check).gap()).isEqualTo(Gap.NO_READING);
        scene.add(item("2", 9, Content.Amount.of("10")));
        assertThat(scene.now(check)).returns("10", Finding::left).returns(Gap.NOTHING_MISSING, Finding::gap);
        assertThat(scene.outcome(check.minSamples(1))).isEqualTo(Outcome.MET);
        assertThat(scene.now(check.minSamples(2)).gap()).isEqualTo(Gap.FEW);
        // Open for twenty hours: from (10 + 20) / 2 to (10 + 44) / 2.
        scene.add(item("3", 2, new Content.Open(Scene.startOf(15).minusSeconds(72_000))));
        assertThat(scene.now(check)).returns("15..27", Finding::left).returns(Gap.PARTIAL, Finding::gap);
        scene.add(item("4", 9, new Content.Word("soon")));
        assertThat(scene.now(check).gap()).isEqualTo(Gap.UNREADABLE);
    }

    private static Reading item(String id, int day, Content content) {
        return Reading.at("i" + id, "resolution", Scene.startOf(day), content).of("item:" + id);
    }

    // ---- what is no condition

    @Test
    @Tag("GATE-3")
    void whatIsNoProbabilityIsRefused() {
        for (String chance : new String[] {"0", "1", "-0.1"}) {
            assertThatThrownBy(() -> Change.from("2").countTest(chance))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(chance);
        }
        assertThat(Change.from("2").countTest("0.999").alpha()).contains(new BigDecimal("0.999"));
    }

    @Test
    @Tag("GATE-1")
    void whatComparesNoNumbersIsNoOperator() {
        assertThatThrownBy(() -> Check.number("c", "adoption", "percent", "in", "40"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in");
    }
}
