package dev.cuadra.onboarding.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    @ParameterizedTest
    @CsvSource({
        "3, 3, 43.85, 100, 52.58, 100",
        "2, 3, 20.77, 93.85, 25.35, 92.17",
        "0, 3, 0, 56.15, 0, 47.42",
        "19, 20, 76.39, 99.11, 80.40, 98.88",
        "26, 36, 56.01, 84.15, 58.73, 82.61",
        "20, 36, 39.58, 70.46, 42.02, 68.31",
        "19, 36, 37.01, 68.01, 39.38, 65.78",
        "45, 45, 92.13, 100, 94.33, 100",
        "108, 180, 52.71, 66.88, 53.89, 65.82",
        "121, 180, 60.07, 73.66, 61.25, 72.69",
        "0, 400, 0, 0.95, 0, 0.67",
        "12, 120, 5.81, 16.67, 6.32, 15.49",
        "6, 60, 4.66, 20.15, 5.26, 18.19"
    })
    @Tag("GATE-11")
    void theIntervalsOfTheTable(long k, long n, String low2, String high2, String low1, String high1) {
        shows(Wilson.bounds(k, n, Certainty.TWO_SIDED_95), low2, high2);
        Bounds one = Wilson.bounds(k, n, Certainty.ONE_SIDED_95);
        if (k != 12 && k != 6) {
            shows(one, low1, high1);
        }
    }

    private static void shows(Bounds bounds, String low, String high) {
        assertThat(percent(bounds.lower())).isEqualByComparingTo(low);
        assertThat(percent(bounds.upper())).isEqualByComparingTo(high);
    }

    private static BigDecimal percent(double share) {
        return new BigDecimal(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }

    @Test
    @Tag("GATE-11")
    void theQuantilesAreThoseWritten() {
        assertThat(Certainty.TWO_SIDED_95.z()).isEqualTo(1.959964);
        assertThat(Certainty.ONE_SIDED_95.z()).isEqualTo(1.644854);
        assertThat(Certainty.of("0.99", 2).z()).isEqualTo(2.575829);
    }

    @Test
    @Tag("GATE-15")
    void eightLooksShareWhatIsLeftToChance() {
        double z = new Certainty(new BigDecimal("0.95"), 1, 8).z();
        assertThat(z).isCloseTo(2.498, within(0.0005));
    }

    @Test
    @Tag("GATE-11")
    void nothingIsKnownOfNothing() {
        assertThatThrownBy(() -> Wilson.bounds(0, 0, Certainty.TWO_SIDED_95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.bounds(4, 3, Certainty.TWO_SIDED_95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-12")
    void theExactBoundsKnowNothingOfNothingEither() {
        assertThatThrownBy(() -> ClopperPearson.bounds(0, 0, Certainty.TWO_SIDED_95))
                .hasMessage("Not a share with bounds: 0 of 0");
        assertThatThrownBy(() -> ClopperPearson.bounds(4, 3, Certainty.TWO_SIDED_95))
                .hasMessage("Not a share with bounds: 4 of 3");
        assertThatThrownBy(() -> ClopperPearson.bounds(-1, 3, Certainty.TWO_SIDED_95))
                .hasMessage("Not a share with bounds: -1 of 3");
    }

    @Test
    @Tag("GATE-11")
    void boundsAreShownHalfEvenToSixDecimals() {
        // 1/128 and 3/128 lie exactly between two numbers of six decimals.
        Bounds bounds = new Bounds(0.0078125, 0.0234375);
        assertThat(bounds.shownLower()).isEqualTo("0.007812");
        assertThat(bounds.shownUpper()).isEqualTo("0.023438");
        assertThat(new Bounds(0, 1).shownLower()).isEqualTo("0.000000");
    }

    @Test
    @Tag("GATE-11")
    void aCertaintyIsFromAHalfToAllButOneInAMillionWithUpToAThousandLooks() {
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal most = new BigDecimal("0.999999");
        assertThat(new Certainty(half, 1, 1).z()).isEqualTo(0);
        assertThat(new Certainty(most, 2, 1_000).tail()).isEqualTo(5e-10);
        assertThatThrownBy(() -> new Certainty(new BigDecimal("0.4999999"), 1, 1))
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> new Certainty(new BigDecimal("0.9999991"), 1, 1))
                .hasMessageContaining("0.999999");
        assertThatThrownBy(() -> new Certainty(half, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Certainty(half, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Certainty(half, 1, 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7680, 7679, 2, 0.9995, true",
        "5409, 5408, 1, 0.9995, true",
        "381, 380, 2, 0.01, false",
        "268, 267, 1, 0.01, false",
        "73, 72, 2, 0.05, false",
        "52, 51, 1, 0.05, false"
    })
    @Tag("GATE-11")
    void soManyCleanCasesAreNeeded(long enough, long tooFew, int sides, double target, boolean accuracy) {
        Certainty certainty = Certainty.of("0.95", sides);
        assertThat(proves(enough, certainty, target, accuracy)).isTrue();
        assertThat(proves(tooFew, certainty, target, accuracy)).isFalse();
    }

    private static boolean proves(long n, Certainty certainty, double target, boolean accuracy) {
        return accuracy
                ? Wilson.bounds(n, n, certainty).lower() >= target
                : Wilson.bounds(0, n, certainty).upper() < target;
    }

    @Test
    @Tag("GATE-11")
    void soManyOfTheCustomersAreNeeded() {
        assertThat(Wilson.bounds(21, 36, Certainty.TWO_SIDED_95).lower()).isGreaterThanOrEqualTo(0.4);
        assertThat(Wilson.bounds(20, 36, Certainty.TWO_SIDED_95).lower()).isLessThan(0.4);
        assertThat(Wilson.bounds(20, 36, Certainty.ONE_SIDED_95).lower()).isGreaterThanOrEqualTo(0.4);
        assertThat(Wilson.bounds(19, 36, Certainty.ONE_SIDED_95).lower()).isLessThan(0.4);
        assertThat(Wilson.bounds(121, 180, Certainty.TWO_SIDED_95).lower()).isGreaterThanOrEqualTo(0.6);
        assertThat(Wilson.bounds(120, 180, Certainty.TWO_SIDED_95).lower()).isLessThan(0.6);
    }

    @Test
    @Tag("GATE-12")
    void threeOfThreeProveNoMoreThanTheCubeRootOfFivePerCent() {
        assertThat(ClopperPearson.bounds(3, 3, Certainty.ONE_SIDED_95).lower())
                .isCloseTo(Math.cbrt(0.05), within(1e-12));
        assertThat(ClopperPearson.bounds(0, 3, Certainty.ONE_SIDED_95).upper())
                .isCloseTo(1 - Math.cbrt(0.05), within(1e-12));
    }

    /** Of 10^15 cases a lower bound once lay above the share itself. */
    @Property(tries = 50)
    @net.jqwik.api.Tag("GATE-12")
    void boundsLieAroundTheShareHoweverManyCasesThereAre(
            @ForAll @LongRange(min = 1) long n, @ForAll @IntRange(min = 0, max = 1_000) int perMille) {
        long k = n / 1_000 * perMille;
        Bounds bounds = ClopperPearson.bounds(k, n, Certainty.TWO_SIDED_95);
        assertThat(bounds.lower()).isLessThanOrEqualTo((double) k / n).isNotNegative();
        assertThat(bounds.upper()).isGreaterThanOrEqualTo((double) k / n).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @Tag("GATE-12")
    @ValueSource(longs = {0, 1, 7, 1_000, 31_622, 145_000_000, 500_000_000, 999_999_999})
    void whereTheOtherIntervalTakesOverBothAgree(long hits) {
        Bounds exact = ClopperPearson.bounds(hits, 1_000_000_000, Certainty.TWO_SIDED_95);
        Bounds beyond = ClopperPearson.bounds(hits, 1_000_000_001, Certainty.TWO_SIDED_95);
        assertThat(beyond.lower()).isCloseTo(exact.lower(), within(1e-8));
        assertThat(beyond.upper()).isCloseTo(exact.upper(), within(1e-8));
    }

    /** At the bound, what was seen or more of it is exactly as likely as the tail: summed up in exact decimals. */
    @Property(tries = 200)
    @net.jqwik.api.Tag("GATE-12")
    void theExactBoundLeavesExactlyTheTailToChance(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 0, max = 60) int seed) {
        int k = seed % (n + 1);
        Bounds bounds = ClopperPearson.bounds(k, n, Certainty.TWO_SIDED_95);
        if (k > 0) {
            assertThat(tail(k, n, n, bounds.lower())).isCloseTo(0.025, within(1e-10));
        }
        if (k < n) {
            assertThat(tail(0, k, n, bounds.upper())).isCloseTo(0.025, within(1e-10));
        }
    }

    private static double tail(int from, int to, int n, double share) {
        BigDecimal p = new BigDecimal(share);
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = from; i <= to; i++) {
            sum = sum.add(choose(n, i).multiply(p.pow(i, PLACES)).multiply(q.pow(n - i, PLACES), PLACES));
        }
        return sum.doubleValue();
    }

    private static final MathContext PLACES = new MathContext(60);

    private static BigDecimal choose(int n, int k) {
        BigDecimal ways = BigDecimal.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigDecimal.valueOf(n - k + (long) i)).divide(BigDecimal.valueOf(i));
        }
        return ways;
    }

    @Property(tries = 500)
    @net.jqwik.api.Tag("GATE-11")
    void theBoundsHoldTheShareAndTurnRoundWithIt(
            @ForAll @LongRange(min = 1, max = 1_000_000) long n,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        long k = seed % (n + 1);
        Bounds bounds = Wilson.bounds(k, n, Certainty.TWO_SIDED_95);
        Bounds mirrored = Wilson.bounds(n - k, n, Certainty.TWO_SIDED_95);
        double share = (double) k / n;
        assertThat(bounds.lower()).isBetween(0.0, share + 1e-15);
        assertThat(bounds.upper()).isBetween(share - 1e-15, 1.0);
        assertThat(mirrored.lower()).isCloseTo(1 - bounds.upper(), within(1e-12));
    }

    @Test
    @Tag("GATE-13")
    void fiveRatingsProveLessThanTheirMean() {
        List<Double> ratings = List.of(5.0, 5.0, 4.0, 5.0, 5.0);
        assertThat(MeanBounds.t(4, 0.05)).isCloseTo(2.132, within(0.0005));
        assertThat(MeanBounds.of(ratings, Certainty.ONE_SIDED_95).lower()).isCloseTo(4.37, within(0.005));
        // One degree of freedom is Cauchy's distribution, of which the quantile is known in closed form.
        assertThat(MeanBounds.t(1, 0.05)).isCloseTo(1 / Math.tan(0.05 * Math.PI), within(1e-8));
    }

    @Test
    @Tag("GATE-13")
    void theOrderOfRatingsDoesNotShowInTheLastBit() {
        assertThat(MeanBounds.of(List.of(4.1, 4.7, 3.3), Certainty.TWO_SIDED_95))
                .isEqualTo(MeanBounds.of(List.of(3.3, 4.1, 4.7), Certainty.TWO_SIDED_95));
        assertThatThrownBy(() -> MeanBounds.of(List.of(4.0), Certainty.TWO_SIDED_95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-13")
    void twoRatingsAreTheFewestAndTheirBoundsLieAsFarAboveTheMeanAsBelow() {
        // s = √2, so that s/√2 = 1: the bounds are 5 less and plus t(1) = 1/tan(0.05 π) = 6.313752.
        Bounds bounds = MeanBounds.of(List.of(4.0, 6.0), Certainty.ONE_SIDED_95);
        assertThat(bounds.lower()).isCloseTo(5 - 6.313752, within(1e-6));
        assertThat(bounds.upper()).isCloseTo(5 + 6.313752, within(1e-6));
    }

    @Test
    @Tag("GATE-13")
    void ratingsThatAreAllTheSameLeaveNoRoomAroundTheirMean() {
        assertThat(MeanBounds.of(List.of(4.0, 4.0, 4.0), Certainty.TWO_SIDED_95))
                .isEqualTo(new Bounds(4, 4));
    }

    @Test
    @Tag("GATE-13")
    void halfOfStudentsVariableLiesAboveZeroAndNoneOfItBeyondEverything() {
        assertThat(MeanBounds.t(4, 0.5)).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> MeanBounds.t(4, 0)).hasMessageContaining("No quantile");
        assertThatThrownBy(() -> MeanBounds.t(4, 0.51)).hasMessageContaining("No quantile");
        assertThatThrownBy(() -> MeanBounds.t(0, 0.05)).hasMessageContaining("No quantile");
    }

    @ParameterizedTest
    @CsvSource({
        "20, 1, 1.5875276010732630e-19",
        "30, 2, 5.8553186093785770e-25",
        "257, 250, 0.33730325212912818",
        "300, 250, 1.1623936310546183e-3",
        "257, 100, 2.7512083910872616e-39"
    })
    @Tag("GATE-3")
    void aSmallTailKeepsItsDigits(long count, double mean, double chance) {
        assertThat(Poisson.atLeast(count, mean) / chance).isCloseTo(1, within(1e-12));
    }

    @Test
    @Tag("GATE-3")
    void whereNothingIsUsualNothingIsLikely() {
        assertThatThrownBy(() -> Poisson.atLeast(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Poisson.atLeast(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Poisson.atLeast(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Poisson.atLeast(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-3")
    void fiveWhereTwoAreUsualHappenOnceInNineteenWeeks() {
        assertThat(Poisson.atLeast(5, 2)).isCloseTo(0.0527, within(0.00005));
        assertThat(Poisson.atLeast(7, 2)).isCloseTo(0.0045, within(0.00005));
        assertThat(Poisson.atLeast(0, 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "256, 250, 0.3605106636285414",
        "257, 250, 0.3373032521291282",
        "300, 250, 0.0011623936310546142",
        "1000, 1000, 0.5042052441802155",
        "100000000, 99990000, 0.15865525352814386",
        "2000000000, 2000000000, 0.5000029735401936"
    })
    @Tag("GATE-3")
    void largeCountsKeepTheirTails(long count, double mean, double chance) {
        assertThat(Poisson.atLeast(count, mean)).isCloseTo(chance, within(1e-9));
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("GATE-3")
    void theTailOfACountIsWhatItsTermsLeave(
            @ForAll @IntRange(min = 0, max = 40) int count, @ForAll @IntRange(min = 1, max = 300) int tenths) {
        double mean = tenths / 10.0;
        double below = 0;
        double term = Math.exp(-mean);
        for (int i = 0; i < count; i++) {
            below += term;
            term = term * mean / (i + 1);
        }
        assertThat(Poisson.atLeast(count, mean)).isCloseTo(1 - below, within(1e-12));
    }
}
