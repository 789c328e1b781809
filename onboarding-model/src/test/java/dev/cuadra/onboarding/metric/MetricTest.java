package dev.cuadra.onboarding.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
    @ParameterizedTest
    @CsvSource({
        "rating-1-5, MEAN, 1..5",
        "score-0-10, MEAN, 0..10",
        "score-0-100, GAUGE, 0..100",
        "promoter-index, GAUGE, -100..100",
        "percent, RATIO, 0..100",
        "percent, GAUGE, ..",
        "share, RATIO, 0..1",
        "share, GAUGE, ..",
        "tickets, COUNT, 0..",
        "customers, DISTINCT_COUNT, 0..",
        "hours, GAUGE, .."
    })
    @Tag("GATE-1")
    void theScaleFollowsFromUnitAndKind(String unit, MetricKind kind, String scale) {
        assertThat(Metric.of("figure", unit, kind).scale().range().shown()).isEqualTo(scale);
    }

    @Test
    @Tag("GATE-1")
    void aScaleHoldsBothItsEndsAndHasTwo() {
        Scale rating = Scale.of("1", "5");
        assertThat(rating.holds(BigDecimal.ONE)).isTrue();
        assertThat(rating.holds(new BigDecimal("5.0"))).isTrue();
        assertThat(rating.holds(new BigDecimal("0.99"))).isFalse();
        assertThat(rating.holds(new BigDecimal("5.01"))).isFalse();
        assertThat(Scale.fromZero().holds(new BigDecimal("-0.01"))).isFalse();
        assertThatThrownBy(() -> Scale.of("5", "5.0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scale.of("5", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Errors", "1st", "errors share", "errors\n", "ñandú"})
    @Tag("GATE-1")
    void aKeyIsOfSmallLettersDigitsAndMarks(String text) {
        Metric metric = Metric.of("errors", "share", MetricKind.RATIO);
        assertThat(Metric.isKey(text)).isFalse();
        assertThatThrownBy(() -> Metric.of(text, "share", MetricKind.RATIO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> metric.absentMeansZero(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-1")
    void aKeyHasUpToEightyCharacters() {
        assertThat(Metric.isKey("k".repeat(80))).isTrue();
        assertThat(Metric.isKey("k".repeat(81))).isFalse();
        assertThat(Metric.isKey("sii.error_share:live-2")).isTrue();
    }

    @Test
    @Tag("GATE-1")
    void aMetricChangesInOneRespectAtATime() {
        Metric errors = Metric.of("errors", "percent", MetricKind.RATIO);
        assertThat(errors.with(Polarity.LOWER_BETTER).polarity()).isEqualTo(Polarity.LOWER_BETTER);
        assertThat(errors.with(Polarity.LOWER_BETTER).with(Polarity.NONE)).isEqualTo(errors);
        assertThat(errors.times()).isEqualTo(100);
        assertThat(Metric.of("errors", "share", MetricKind.RATIO).times()).isEqualTo(1);
    }

    @Test
    @Tag("GATE-1")
    void aNumberHasUpToSixtyDigitsBeforeAndBehindThePoint() {
        String sixty = "9".repeat(60);
        assertThat(Content.Amount.of(sixty).value()).isEqualByComparingTo(sixty);
        assertThat(Content.Amount.of("1e-60").value().scale()).isEqualTo(60);
        assertThat(Content.Amount.of("1e60").value().scale()).isEqualTo(-60);
        assertThatThrownBy(() -> Content.Amount.of(sixty + "9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Content.Amount.of("1e-61")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Content.Amount.of("1e61")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Content.Amount(BigDecimal.ONE, Optional.of(0L)).sample()).contains(0L);
        assertThatThrownBy(() -> new Content.Amount(BigDecimal.ONE, Optional.of(-1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("GATE-1")
    void aFractionIsInLowestTermsAndNeverOverZero() {
        assertThat(Exact.share(108, 180, 1)).hasToString("3/5").isEqualTo(Exact.of(new BigDecimal("0.60")));
        assertThat(Exact.share(108, 180, 100)).hasToString("60");
        assertThat(Exact.share(107, 180, 100).shown()).isEqualTo("59.4444");
        assertThatThrownBy(() -> Exact.share(3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exact(BigInteger.ONE, BigInteger.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exact.of(1).over(Exact.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThat(Exact.of(1).over(Exact.of(-4)).shown()).isEqualTo("-0.25");
    }

    @Test
    @Tag("GATE-5")
    void aRangeEndsWhereItBeginsAtTheEarliest() {
        Exact two = Exact.of(2);
        assertThat(Range.of(two, two)).isEqualTo(Range.only(two));
        assertThat(Range.of(two, two).shown()).isEqualTo("2");
        assertThatThrownBy(() -> Range.of(two, Exact.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Range(Optional.of(two), Optional.empty()).shown()).isEqualTo("2..");
        assertThat(new Range(Optional.empty(), Optional.of(two)).shown()).isEqualTo("..2");
    }

    @Test
    @Tag("GATE-5")
    void whatStillGrowsGrowsNoFurtherThanItsBoundWhereThatIsNotReached() {
        Range scale = Scale.of("0", "5").range();
        assertThat(Range.only(Exact.of(3)).upTo(scale).shown()).isEqualTo("3..5");
        assertThat(Range.only(Exact.of(5)).upTo(scale).shown()).isEqualTo("5");
        assertThat(Range.only(Exact.of(6)).upTo(scale).shown()).isEqualTo("6..");
        assertThat(Range.ANY.upTo(scale).shown()).isEqualTo("..5");
        assertThat(Range.only(Exact.of(3)).upTo(Range.ANY).shown()).isEqualTo("3..");
    }
}
