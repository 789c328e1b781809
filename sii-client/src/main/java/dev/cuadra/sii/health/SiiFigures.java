package dev.cuadra.sii.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * What was asked of the SII in some time, counted: operations by what came of them, and the requests they sent. Figures
 * of two times, or of two processes, add up.
 *
 * @param given operations that the SII gave
 * @param failed operations that it did not give
 * @param degraded operations that were refused because a service is left alone; no calls of the SII
 * @param neutral operations that say nothing of the SII
 * @param operationMicros how long those that were given or failed took together, waiting included, microseconds
 * @param faults requests that failed
 * @param answers how long requests took, also those that failed
 * @source SII-SEE-2
 */
public record SiiFigures(
        long given, long failed, long degraded, long neutral, long operationMicros, long faults, AnswerTimes answers) {
    /** Nothing was asked. */
    public static final SiiFigures NONE = new SiiFigures(0, 0, 0, 0, 0, 0, AnswerTimes.NONE);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MICROS_SCALE = 6;

    public SiiFigures {
        Objects.requireNonNull(answers, "answers");
        if (given < 0 || failed < 0 || degraded < 0 || neutral < 0 || operationMicros < 0) {
            throw new IllegalArgumentException("Less than nothing was asked");
        }
        if (faults < 0 || faults > answers.count()) {
            throw new IllegalArgumentException(faults + " of " + answers.count() + " requests failed");
        }
    }

    /** Both together. */
    public SiiFigures plus(SiiFigures other) {
        return new SiiFigures(
                given + other.given,
                failed + other.failed,
                degraded + other.degraded,
                neutral + other.neutral,
                operationMicros + other.operationMicros,
                faults + other.faults,
                answers.plus(other.answers));
    }

    /** The operations that were calls of the SII: those given and those failed. */
    public long calls() {
        return given + failed;
    }

    /** The operations that were to be calls: the calls, and those that were refused. */
    public long wanted() {
        return calls() + degraded;
    }

    /** The failed calls in per cent of the calls; empty without a call. */
    public Optional<BigDecimal> errorRate() {
        return percent(failed, calls());
    }

    /** The refused operations in per cent of those that were to be calls; empty when none was. */
    public Optional<BigDecimal> degradedShare() {
        return percent(degraded, wanted());
    }

    /** How long a call took on average, in seconds, waiting included; empty without a call. */
    public Optional<BigDecimal> operationSeconds() {
        return calls() == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(operationMicros, MICROS_SCALE)
                        .divide(BigDecimal.valueOf(calls()), MathContext.DECIMAL128));
    }

    /**
     * Some of all in per cent, to 34 digits, half even: no rounding crosses a bar that is written with fewer than a dozen.
     * Empty when there are none.
     */
    public static Optional<BigDecimal> percent(long some, long all) {
        return all == 0
                ? Optional.empty()
                : Optional.of(HUNDRED.multiply(BigDecimal.valueOf(some))
                        .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128));
    }
}
