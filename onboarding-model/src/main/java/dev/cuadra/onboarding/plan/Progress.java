package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How much of the work is done. Cancelled work is not done work, and neither counts.
 *
 * @param done the weight of tasks that are done
 * @param live the weight of tasks that are neither cancelled nor not applicable
 * @source PLAN-7
 */
public record Progress(long done, long live) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Progress {
        if (done < 0 || done > live) {
            throw new IllegalArgumentException("Not a progress: " + done + " of " + live);
        }
    }

    static Progress of(PlanState state) {
        long live = state.live().mapToLong(task -> task.task().weight()).sum();
        long done = state.live()
                .filter(task -> task.status() == TaskState.Status.DONE)
                .mapToLong(task -> task.task().weight())
                .sum();
        return new Progress(done, live);
    }

    /** Whether nobody can say, because there is no work. */
    public boolean unknown() {
        return live == 0;
    }

    /** In per cent, rounded half up to {@code decimals}; empty where there is no work. */
    public Optional<BigDecimal> percent(int decimals) {
        return unknown()
                ? Optional.empty()
                : Optional.of(HUNDRED.multiply(BigDecimal.valueOf(done))
                        .divide(BigDecimal.valueOf(live), decimals, RoundingMode.HALF_UP));
    }

    /** In per cent, cut after {@code decimals}: what is less than a whole percentage never reads as it. */
    public Optional<BigDecimal> percentDown(int decimals) {
        return unknown()
                ? Optional.empty()
                : Optional.of(HUNDRED.multiply(BigDecimal.valueOf(done))
                        .divide(BigDecimal.valueOf(live), decimals, RoundingMode.DOWN));
    }

    /** Whether less is done than {@code expected}, compared exactly; not where there is no work. */
    public boolean behind(Expected expected) {
        // 100 done / live < a / b, both denominators above 0.
        return !unknown()
                && HUNDRED.multiply(BigDecimal.valueOf(done))
                                .multiply(BigDecimal.valueOf(expected.denominator()))
                                .compareTo(
                                        BigDecimal.valueOf(expected.numerator()).multiply(BigDecimal.valueOf(live)))
                        < 0;
    }

    /**
     * How much of the work should be done on a day, in per cent, as an exact fraction.
     *
     * @param numerator of the percentage
     * @param denominator of the percentage, above 0
     */
    public record Expected(long numerator, long denominator) {
        public Expected {
            if (numerator < 0 || denominator < 1) {
                throw new IllegalArgumentException("Not a percentage: " + numerator + "/" + denominator);
            }
        }

        /**
         * What is expected at the end of a day: linear between the ends of phases, nothing before the first, and what the
         * last one expects after it.
         */
        public static Expected on(List<PlanPhase> phases, long day) {
            long before = 0;
            for (PlanPhase phase : phases) {
                DayRange days = phase.days();
                if (day < days.from()) {
                    break;
                } else if (day <= days.to()) {
                    long length = days.to() - (long) days.from() + 1;
                    long gone = day - days.from() + 1;
                    return new Expected(before * length + (phase.expected() - before) * gone, length);
                }
                before = phase.expected();
            }
            return new Expected(before, 1);
        }

        /** In per cent, rounded half up to {@code decimals}. */
        public BigDecimal percent(int decimals) {
            return BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
        }
    }
}
