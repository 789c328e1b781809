package dev.cuadra.sii.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {
    private static AnswerTimes millis(long... taken) {
        return LongStream.of(taken)
                .mapToObj(one -> AnswerTimes.of(Duration.ofMillis(one)))
                .reduce(AnswerTimes.NONE, AnswerTimes::plus);
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void fiveSecondsAreNotLessThanFiveSeconds() {
        assertThat(millis(4_999, 5_000, 5_001).below(Duration.ofSeconds(5))).isEqualTo(1);
        assertThat(AnswerTimes.of(Duration.ofNanos(4_999_999_999L)).below(Duration.ofSeconds(5)))
                .isEqualTo(1);
        assertThat(AnswerTimes.of(Duration.ZERO).below(Duration.ofMillis(100))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> millis(1).below(Duration.ofMillis(4_321)));
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void theMeanIsExactAndThereIsNoneOfNothing() {
        assertThat(millis(1_000, 2_000, 2_000).mean().orElseThrow().toPlainString())
                .isEqualTo("1.666666666666666666666666666666667");
        assertThat(millis(5_000).mean().orElseThrow()).isEqualByComparingTo("5");
        assertThat(AnswerTimes.NONE.mean()).isEmpty();
        assertThat(AnswerTimes.NONE.p95()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void theFifthOfAHundredSlowAnswersDoesNotMoveThePercentileAndTheSixthDoes() {
        AnswerTimes quick = Collections.nCopies(95, millis(400)).stream().reduce(AnswerTimes.NONE, AnswerTimes::plus);
        AnswerTimes five = quick.plus(millis(8_000, 8_000, 8_000, 8_000, 8_000));

        assertThat(five.p95()).hasValueSatisfying(p95 -> assertThat(p95).isEqualByComparingTo("0.5"));
        // 95 of 101 are 94.06 %; no answer took longer than 8 s.
        assertThat(five.plus(millis(8_000)).p95())
                .hasValueSatisfying(p95 -> assertThat(p95).isEqualByComparingTo("8"));
        assertThat(millis(70_000).p95())
                .hasValueSatisfying(p95 -> assertThat(p95).isEqualByComparingTo("70"));
    }

    @Property(tries = 300)
    @Tag("SII-SEE-3")
    void thePercentileIsThatOfTheSortedAnswersRoundedUpToABound(
            @ForAll @Size(min = 1, max = 150) List<@LongRange(max = 90_000) Long> taken) {
        AnswerTimes times = millis(taken.stream().mapToLong(Long::longValue).toArray());
        List<Long> sorted = taken.stream().sorted().toList();
        long rank = (95L * taken.size() + 99) / 100;
        BigDecimal exact = BigDecimal.valueOf(sorted.get((int) rank - 1), 3);
        BigDecimal shown = times.p95().orElseThrow();
        BigDecimal before = AnswerTimes.BOUNDS.stream()
                .map(bound -> BigDecimal.valueOf(bound.toMillis(), 3))
                .filter(bound -> bound.compareTo(shown) < 0)
                .reduce(BigDecimal.ZERO, (first, second) -> second);

        assertThat(shown).isGreaterThanOrEqualTo(exact);
        assertThat(exact).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = 200)
    @Tag("SII-SEE-3")
    void whoeverCountedTheTimesAddUp(
            @ForAll List<@LongRange(max = 90_000) Long> one, @ForAll List<@LongRange(max = 90_000) Long> other) {
        AnswerTimes apart = millis(one.stream().mapToLong(Long::longValue).toArray())
                .plus(millis(other.stream().mapToLong(Long::longValue).toArray()));
        AnswerTimes together = millis(LongStream.concat(
                        other.stream().mapToLong(Long::longValue), one.stream().mapToLong(Long::longValue))
                .toArray());

        assertThat(apart).isEqualTo(together);
    }

    @Test
    @org.junit.jupiter.api.Tag("SII-SEE-3")
    void timesThatDoNotAddUpAreRefused() {
        List<Long> none = AnswerTimes.NONE.histogram();
        assertThatIllegalArgumentException().isThrownBy(() -> new AnswerTimes(1, 5, 5, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnswerTimes(0, 0, 0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> AnswerTimes.of(Duration.ofMillis(-1)));
    }
}
