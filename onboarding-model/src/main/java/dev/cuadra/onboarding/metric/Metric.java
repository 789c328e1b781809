package dev.cuadra.onboarding.metric;

import dev.cuadra.onboarding.internal.Lengths;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is measured. Values may be compared only where the key is the same.
 *
 * @param key its name: 1 to 80 of {@code a-z 0-9 . _ : -}, a letter first
 * @param unit the unit of its values, such as {@code percent}, {@code hours} or {@code rating-1-5}
 * @param kind what it measures
 * @param polarity which way it is good
 * @param scale the bounds of its values
 * @param accumulation whether it can fall inside its window
 * @param heartbeat the metric that proves its source alive, where no reading means zero; else empty, and no reading is
 *     missing data
 * @param freshness the age beyond which a reading counts as missing; empty when readings do not age
 * @source GATE-1, GATE-5
 */
public record Metric(
        String key,
        String unit,
        MetricKind kind,
        Polarity polarity,
        Scale scale,
        Accumulation accumulation,
        Optional<String> heartbeat,
        Optional<Duration> freshness) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9._:-]{0,79}");

    public Metric {
        checkKey(key);
        if (unit.isBlank()) {
            throw new IllegalArgumentException("No unit: " + key);
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(polarity, "polarity");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(accumulation, "accumulation");
        heartbeat.ifPresent(Metric::checkKey);
        if (freshness.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", freshness.get()));
        }
        freshness.ifPresent(Lengths::checked);
    }

    /** A metric that goes up and down, on the natural scale of its kind and unit. */
    public static Metric of(String key, String unit, MetricKind kind) {
        return new Metric(
                key,
                unit,
                kind,
                Polarity.NONE,
                naturalScale(kind, unit),
                Accumulation.FREE,
                Optional.empty(),
                Optional.empty());
    }

    /** The bounds that follow from kind and unit: shares from 0 to 100 %, ratings as their unit says, counts from 0. */
    public static Scale naturalScale(MetricKind kind, String unit) {
        return switch (unit) {
            case "rating-1-5" -> Scale.of("1", "5");
            case "score-0-10" -> Scale.of("0", "10");
            case "score-0-100" -> Scale.of("0", "100");
            case "promoter-index" -> Scale.of("-100", "100");
            case "percent" -> kind == MetricKind.RATIO ? Scale.of("0", "100") : Scale.OPEN;
            case "share" -> kind == MetricKind.RATIO ? Scale.of("0", "1") : Scale.OPEN;
            default -> kind == MetricKind.COUNT || kind == MetricKind.DISTINCT_COUNT ? Scale.fromZero() : Scale.OPEN;
        };
    }

    /** Whether a text can be the key of a metric. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static void checkKey(String key) {
        if (!isKey(key)) {
            throw Refused.because("METRIC", Map.of("text", key));
        }
    }

    /** The same metric, good in the way given. */
    public Metric with(Polarity good) {
        return new Metric(key, unit, kind, good, scale, accumulation, heartbeat, freshness);
    }

    /** The same metric between other bounds. */
    public Metric with(Scale bounds) {
        return new Metric(key, unit, kind, polarity, bounds, accumulation, heartbeat, freshness);
    }

    /** The same metric, which never falls inside its window. */
    public Metric cumulative() {
        return new Metric(key, unit, kind, polarity, scale, Accumulation.CUMULATIVE, heartbeat, freshness);
    }

    /** The same metric, of which no reading means zero as long as {@code pulse} proves the source alive. */
    public Metric absentMeansZero(String pulse) {
        return new Metric(key, unit, kind, polarity, scale, accumulation, Optional.of(pulse), freshness);
    }

    /** The same metric, whose readings are missing beyond this age. */
    public Metric fresh(Duration age) {
        return new Metric(key, unit, kind, polarity, scale, accumulation, heartbeat, Optional.of(age));
    }

    /** By how much a share is multiplied to be in the unit: 100 for {@code percent}, else 1. */
    public long times() {
        return unit.equals("percent") ? 100 : 1;
    }
}
