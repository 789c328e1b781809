package dev.cuadra.sii.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long answers took: how many, their sum, the longest, and how many fell between fixed {@link #BOUNDS}. Counts of two
 * add up to the counts of both, whoever counted.
 *
 * @param count how many, zero or more
 * @param micros their sum, microseconds
 * @param longest the longest, microseconds
 * @param histogram how many took less than each bound and not less than the one before; the last place counts those that
 *     took at least the last bound
 * @source SII-SEE-3
 */
public record AnswerTimes(long count, long micros, long longest, List<Long> histogram) {
    /** The bounds of the histogram, ascending. */
    public static final List<Duration> BOUNDS = List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofMillis(750),
            Duration.ofSeconds(1),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2),
            Duration.ofMillis(2_500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            Duration.ofMillis(7_500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    /** No answer. */
    public static final AnswerTimes NONE = new AnswerTimes(0, 0, 0, Collections.nCopies(BOUNDS.size() + 1, 0L));

    private static final int MICROS_SCALE = 6;
    private static final int PERCENTILE = 95;
    private static final int ALL = 100;

    public AnswerTimes {
        histogram = List.copyOf(histogram);
        boolean whole = histogram.size() == BOUNDS.size() + 1
                && histogram.stream().allMatch(some -> some >= 0)
                && histogram.stream().mapToLong(Long::longValue).sum() == count;
        if (!whole || micros < 0 || longest < 0 || longest > micros) {
            throw new IllegalArgumentException("Times that do not add up to " + count + " answers");
        }
    }

    /** One answer; what is shorter than a microsecond is cut off. */
    public static AnswerTimes of(Duration taken) {
        if (taken.isNegative()) {
            throw new IllegalArgumentException("No answer takes less than nothing: " + taken);
        }
        List<Long> histogram = new ArrayList<>(NONE.histogram);
        histogram.set(place(taken), 1L);
        long micros = taken.toNanos() / 1_000;
        return new AnswerTimes(1, micros, micros, histogram);
    }

    private static int place(Duration taken) {
        int place = 0;
        while (place < BOUNDS.size() && taken.compareTo(BOUNDS.get(place)) >= 0) {
            place++;
        }
        return place;
    }

    /** Both together. */
    public AnswerTimes plus(AnswerTimes other) {
        List<Long> sums = new ArrayList<>();
        for (int place = 0; place < histogram.size(); place++) {
            sums.add(histogram.get(place) + other.histogram.get(place));
        }
        return new AnswerTimes(count + other.count, micros + other.micros, Math.max(longest, other.longest), sums);
    }

    /** The mean in seconds, to 34 digits, half even; empty without an answer. */
    public Optional<BigDecimal> mean() {
        return count == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(micros, MICROS_SCALE)
                        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128));
    }

    /**
     * How many took less than {@code bound}.
     *
     * @throws IllegalArgumentException when it is none of the {@link #BOUNDS}
     */
    public long below(Duration bound) {
        int place = BOUNDS.indexOf(bound);
        if (place < 0) {
            throw new IllegalArgumentException("No bound of the histogram: " + bound);
        }
        return histogram.subList(0, place + 1).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * The 95th percentile from above, in seconds: the least bound below which at least 95 of 100 answers stayed, or the
     * longest answer where that is less or where there is no such bound. So at least 95 of 100 took no longer; the exact
     * percentile lies between this and the bound before. Empty without an answer.
     */
    public Optional<BigDecimal> p95() {
        if (count == 0) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(longest, MICROS_SCALE);
        return Optional.of(BOUNDS.stream()
                .filter(bound -> ALL * below(bound) >= PERCENTILE * count)
                .findFirst()
                .map(bound -> BigDecimal.valueOf(bound.toMillis(), 3))
                .map(most::min)
                .orElse(most));
    }
}
