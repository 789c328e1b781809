package dev.cuadra.layby.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    private static final Allocation LAST = new Allocation.LastAbsorbs();
    private static final Allocation SPREAD = new Allocation.Spread();
    /** Ten million million whole units, the largest amount there is, in hundredths. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    @ParameterizedTest
    @Tag("MON-01")
    @Tag("SCH-01")
    @Tag("SCH-03")
    @CsvSource({
        "400.00, AUD, 8, 50.00 50.00 50.00 50.00 50.00 50.00 50.00 50.00",
        "400.00, AUD, 6, 66.66 66.66 66.66 66.66 66.66 66.70",
        "100.00, AUD, 3, 33.33 33.33 33.34",
        "5.47, AUD, 3, 1.82 1.82 1.83",
        "79992, CLP, 5, 15998 15998 15998 15998 16000",
        "10.000, BHD, 3, 3.333 3.333 3.334",
        "0.03, AUD, 3, 0.01 0.01 0.01",
        "0.05, AUD, 3, 0.01 0.01 0.03",
        "12.34, AUD, 1, 12.34",
    })
    void theLastInstalmentAbsorbsWhatIsLeftOver(String balance, String currency, int count, String parts) {
        assertThat(split(LAST, balance, currency, count)).isEqualTo(parts);
    }

    @ParameterizedTest
    @Tag("SCH-04")
    @CsvSource({
        "100.00, AUD, 3, 33.34 33.33 33.33",
        "79992, CLP, 5, 15999 15999 15998 15998 15998",
        "10.000, BHD, 3, 3.334 3.333 3.333",
        "0.04, AUD, 3, 0.02 0.01 0.01",
    })
    void unitsLeftOverGoToTheFirstInstalments(String balance, String currency, int count, String parts) {
        assertThat(split(SPREAD, balance, currency, count)).isEqualTo(parts);
    }

    @ParameterizedTest
    @Tag("SCH-05")
    @CsvSource({
        "187.35, AUD, 1.00, 6, 32.00 32.00 32.00 32.00 32.00 27.35",
        "10.00, AUD, 5.00, 6, 5.00 5.00",
        "10.00, AUD, 10.00, 6, 10.00",
        "10.00, AUD, 500.00, 6, 10.00",
        "99990, CLP, 1000, 4, 25000 25000 25000 24990",
        "0.03, AUD, 0.01, 3, 0.01 0.01 0.01",
    })
    void roundingUpLeavesLessForTheLastAndMayEndEarlier(
            String balance, String currency, String unit, int count, String parts) {
        assertThat(split(new Allocation.RoundUpTo(MinorUnits.parse(unit, currency)), balance, currency, count))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @Tag("SCH-06")
    @CsvSource({
        "100.00, 30.00, , 9, 30.00 30.00 30.00 10.00",
        "100.00, 30.00, 10.00, 9, 30.00 30.00 30.00 10.00",
        "100.00, 30.00, 10.01, 9, 30.00 30.00 40.00",
        "100.00, 30.00, 10.01, 3, 30.00 30.00 40.00",
        "90.00, 30.00, 10.00, 9, 30.00 30.00 30.00",
        "20.00, 30.00, 25.00, 9, 20.00",
        "31.00, 30.00, 5.00, 1, 31.00",
    })
    void asManyFixedAmountsAsFitAndTheRest(String balance, String each, String threshold, int count, String parts) {
        Allocation fixed = new Allocation.FixedAmount(
                aud(each), Optional.ofNullable(threshold).map(AllocationTest::aud));

        assertThat(split(fixed, balance, "AUD", count)).isEqualTo(parts);
    }

    @ParameterizedTest
    @Tag("SCH-07")
    @CsvSource({
        "5.47, 33.34 33.33 33.33, 1.83 1.82 1.82",
        "5.47, 33.33 33.33 33.34, 1.82 1.82 1.83",
        "100.00, 1 1 1, 33.34 33.33 33.33",
        "100.00, 50 25 25, 50.00 25.00 25.00",
        "0.02, 1 1, 0.01 0.01",
        "1.00, 0.001 0.002, 0.33 0.67",
        "300.00, 1E+2 200, 100.00 200.00",
    })
    void weightsGiveWhatIsLeftOverToTheLargestRemainders(String balance, String weights, String parts) {
        List<BigDecimal> list =
                Arrays.stream(weights.split(" ", -1)).map(BigDecimal::new).toList();

        assertThat(split(new Allocation.Weights(list), balance, "AUD", list.size()))
                .isEqualTo(parts);
    }

    @Property(tries = 3_000)
    void everyAllocationConservesTheBalanceAndLeavesNothingOut(
            @ForAll @LongRange(min = 1, max = LARGEST) long units,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll("allocations") Allocation allocation) {
        MonetaryAmount balance = aud(units);
        List<MonetaryAmount> parts;
        try {
            parts = allocation.split(balance, count);
        } catch (ProblemException e) {
            assertThat(e.problem().code())
                    .isIn("INSTALMENT_NOT_POSITIVE", "SCHEDULE_COUNT_EXCEEDED", "SCHEDULE_WEIGHTS");
            return;
        }

        assertThat(parts.stream().mapToLong(MinorUnits::count).sum()).isEqualTo(units);
        assertThat(parts).allMatch(MonetaryAmount::isPositive).hasSizeLessThanOrEqualTo(count);
        if (allocation.exactCount()) {
            assertThat(parts).hasSize(count);
        }
    }

    @Property
    void theLastOneIsLargerByLessThanAUnitForEach(
            @ForAll @LongRange(min = 500, max = LARGEST) long units, @ForAll @IntRange(min = 1, max = 500) int count) {
        List<Long> parts = units(LAST.split(aud(units), count));
        long base = parts.get(0);
        long last = parts.get(count - 1);

        assertThat(parts.subList(0, Math.max(1, count - 1))).containsOnly(base);
        assertThat(last - base).isBetween(0L, count - 1L);
    }

    @Property
    void spreadPartsDifferByAUnitAtMostAndNeverGrow(
            @ForAll @LongRange(min = 500, max = LARGEST) long units, @ForAll @IntRange(min = 1, max = 500) int count) {
        List<Long> parts = units(SPREAD.split(aud(units), count));

        assertThat(parts.get(0) - parts.get(count - 1)).isBetween(0L, 1L);
        assertThat(parts).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Property
    void roundedUpPartsAreTheSmallestMultipleThatPaysTheBalanceInTime(
            @ForAll @LongRange(min = 1, max = 100_000_000) long units,
            @ForAll @LongRange(min = 1, max = 100_000) long unit,
            @ForAll @IntRange(min = 1, max = 100) int count) {
        List<Long> parts = units(new Allocation.RoundUpTo(aud(unit)).split(aud(units), count));
        long each = parts.size() == 1 ? -Math.floorDiv(-units, unit) * unit : parts.get(0);

        assertThat(each % unit).isZero();
        assertThat(each * count).isGreaterThanOrEqualTo(units);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part == each);
        assertThat(parts.get(parts.size() - 1)).isBetween(1L, each);
        if (parts.size() > 1) {
            assertThat((each - unit) * count).isLessThan(units);
        }
    }

    @Property
    void largestRemainderAgreesWithTheNaiveWay(
            @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000) long units,
            @ForAll("weights") List<BigDecimal> weights) {
        assertThat(units(new Allocation.Weights(weights).split(aud(units), weights.size())))
                .isEqualTo(naive(units, weights));
    }

    /** Shares of eleven instalments whose remainders tie, though one share is thirty times the others. */
    @Test
    void aTieGoesToTheFirstOfAllWhatTheirSizes() {
        List<BigDecimal> weights = new ArrayList<>(Collections.nCopies(9, BigDecimal.ONE));
        weights.add(BigDecimal.valueOf(2));
        weights.add(BigDecimal.valueOf(31));
        long units = 9 * 23_809 + 6 + 47_619 + 738_100;
        assertThat(units(new Allocation.Weights(weights).split(aud(units), weights.size())))
                .containsExactly(
                        23_810L, 23_810L, 23_810L, 23_810L, 23_810L, 23_810L, 23_810L, 23_809L, 23_809L, 47_619L,
                        738_099L);
    }

    /** Exact shares as decimals, rounded down; then unit by unit to the share that is furthest behind. */
    private static List<Long> naive(long units, List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> behind = new ArrayList<>();
        List<Long> parts = new ArrayList<>();
        for (BigDecimal weight : weights) {
            // All cut at the same place: remainders that tie have to tie here too, however large their shares are.
            BigDecimal share = weight.multiply(BigDecimal.valueOf(units)).divide(sum, 80, RoundingMode.DOWN);
            parts.add(share.setScale(0, RoundingMode.FLOOR).longValueExact());
            behind.add(share.subtract(BigDecimal.valueOf(parts.get(parts.size() - 1))));
        }
        while (parts.stream().mapToLong(Long::longValue).sum() < units) {
            int first = behind.indexOf(Collections.max(behind));
            parts.set(first, parts.get(first) + 1);
            behind.set(first, BigDecimal.valueOf(-1));
        }
        return parts;
    }

    @Test
    @Tag("SCH-13")
    void noInstalmentIsNothing() {
        assertRefused(() -> LAST.split(aud("0.02"), 3), "INSTALMENT_NOT_POSITIVE", "count");
        assertRefused(() -> SPREAD.split(aud("0.02"), 3), "INSTALMENT_NOT_POSITIVE", "count");
        assertRefused(() -> weights("1", "1000").split(aud("0.02"), 2), "INSTALMENT_NOT_POSITIVE", "weights");
        assertThatThrownBy(() -> weights("1000", "1").split(aud("0.02"), 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message().en()).contains("2"));
    }

    @Test
    @Tag("SCH-13")
    void theNumberOfInstalmentsIsBounded() {
        assertRefused(() -> LAST.split(aud("100.00"), 0), "SCHEDULE_COUNT", "count");
        assertRefused(() -> SPREAD.split(aud("100.00"), -1), "SCHEDULE_COUNT", "count");
        assertRefused(() -> LAST.split(aud("100.00"), 1_001), "SCHEDULE_COUNT", "count");
        assertThat(LAST.split(aud("100.00"), 1_000)).hasSize(1_000);
    }

    @Test
    @Tag("SCH-06")
    void fixedAmountsThatWouldNeedMoreInstalmentsThanAgreedAreRefused() {
        Allocation fixed = new Allocation.FixedAmount(aud("0.01"), Optional.empty());

        assertRefused(() -> fixed.split(aud(LARGEST), 10), "SCHEDULE_COUNT_EXCEEDED", "count");
    }

    @Test
    @Tag("SCH-07")
    void thereIsOneSensibleWeightForEachInstalment() {
        assertRefused(() -> weights("1", "1").split(aud("1.00"), 3), "SCHEDULE_WEIGHTS", "weights");
        assertRefused(() -> weights("1", "1E-999999999").split(aud("1.00"), 2), "SCHEDULE_WEIGHT_DIGITS", "weights");
        assertRefused(() -> weights("1", "1E+999999999").split(aud("1.00"), 2), "SCHEDULE_WEIGHT_DIGITS", "weights");
        String thirty = "1" + "0".repeat(29);
        assertThat(weights(thirty, thirty).split(aud("1.00"), 2)).containsExactly(aud("0.50"), aud("0.50"));
        assertThat(weights("1E-30", "3E-30").split(aud("1.00"), 2)).containsExactly(aud("0.25"), aud("0.75"));
        assertRefused(() -> weights("1", thirty + "0").split(aud("1.00"), 2), "SCHEDULE_WEIGHT_DIGITS", "weights");
        assertRefused(() -> weights("1", "1E-31").split(aud("1.00"), 2), "SCHEDULE_WEIGHT_DIGITS", "weights");
        assertRefused(() -> weights("1", "1E+31").split(aud("1.00"), 2), "SCHEDULE_WEIGHT_DIGITS", "weights");
        assertThatIllegalArgumentException().isThrownBy(() -> weights("1", "0"));
    }

    @Test
    @Tag("MON-02")
    void amountsOfAnotherCurrencyAreRefused() {
        MonetaryAmount other = MinorUnits.parse("5.00", "NZD");

        assertRefused(() -> new Allocation.RoundUpTo(other).split(aud("10.00"), 2), "CURRENCY_MISMATCH", "unit");
        assertRefused(
                () -> new Allocation.FixedAmount(other, Optional.empty()).split(aud("10.00"), 2),
                "CURRENCY_MISMATCH",
                "unit");
        assertRefused(
                () -> new Allocation.FixedAmount(aud("5.00"), Optional.of(other)).split(aud("10.00"), 2),
                "CURRENCY_MISMATCH",
                "threshold");
    }

    @Test
    void nothingIsNotSplit() {
        assertThatIllegalArgumentException().isThrownBy(() -> LAST.split(aud("0.00"), 1));
    }

    @Provide
    Arbitrary<Allocation> allocations() {
        Arbitrary<MonetaryAmount> amounts =
                Arbitraries.longs().between(1, LARGEST).map(AllocationTest::aud);
        return Arbitraries.oneOf(
                Arbitraries.of(LAST, SPREAD),
                amounts.map(Allocation.RoundUpTo::new),
                Combinators.combine(amounts, amounts.optional()).as(Allocation.FixedAmount::new),
                weights().map(Allocation.Weights::new));
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("100"))
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Allocation weights(String... weights) {
        return new Allocation.Weights(
                Arrays.stream(weights).map(BigDecimal::new).toList());
    }

    private static void assertRefused(ThrowingCallable call, String code, String member) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where().column()).isEqualTo(member);
        });
    }

    private static String split(Allocation allocation, String balance, String currency, int count) {
        return allocation.split(MinorUnits.parse(balance, currency), count).stream()
                .map(MinorUnits::text)
                .collect(Collectors.joining(" "));
    }

    private static List<Long> units(List<MonetaryAmount> parts) {
        return parts.stream().map(MinorUnits::count).toList();
    }

    private static MonetaryAmount aud(String amount) {
        return MinorUnits.parse(amount, "AUD");
    }

    private static MonetaryAmount aud(long units) {
        return MinorUnits.of(units, MinorUnits.currency("AUD"));
    }
}
