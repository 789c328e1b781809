package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.calendar.Stretch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** Figures of support that come from more than tickets. */
public final class Measures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DAYS = 7;

    private Measures() {}

    /**
     * How many were helped by help content, of those and the tickets.
     *
     * @source METRIC-4
     */
    public static Share selfService(long helped, long tickets) {
        return Share.counted(helped, Math.addExact(helped, tickets));
    }

    /**
     * The share of a period in which it was up, in milliseconds; outages that overlap count once.
     *
     * @source METRIC-5
     */
    public static Share uptime(Stretch period, Collection<Stretch> outages) {
        long all = period.length().toMillis();
        long down = Stretch.union(outages).stream()
                .flatMap(outage -> outage.within(period).stream())
                .mapToLong(outage -> outage.length().toMillis())
                .sum();
        return Share.counted(all - down, all);
    }

    /** The week after a date, by local days: week 1 begins on it. */
    public static Stretch week(LocalDate launch, int week, ZoneId zone) {
        LocalDate first = launch.plusDays((week - 1L) * DAYS);
        return new Stretch(
                first.atStartOfDay(zone).toInstant(),
                first.plusDays(DAYS).atStartOfDay(zone).toInstant());
    }

    /**
     * By how much a number of tickets a week is above what was usual.
     *
     * @param tickets the tickets of the week
     * @param baseline what was usual in a week; of nothing there is no percentage
     * @source METRIC-6
     */
    public record Increase(long tickets, BigDecimal baseline) {
        public Increase {
            Objects.requireNonNull(baseline, "baseline");
            if (tickets < 0 || baseline.signum() < 0) {
                throw new IllegalArgumentException("Below 0: " + tickets + " against " + baseline);
            }
        }

        /** Whether it is more than so many per cent, exactly; empty without a baseline. */
        public Optional<Boolean> above(BigDecimal percent) {
            BigDecimal more = BigDecimal.valueOf(tickets).subtract(baseline).multiply(HUNDRED);
            return baseline.signum() == 0
                    ? Optional.empty()
                    : Optional.of(more.compareTo(percent.multiply(baseline)) > 0);
        }

        /** The percentage, below 0 where there were fewer; empty without a baseline. */
        public Optional<BigDecimal> percent(int scale, RoundingMode rounding) {
            return baseline.signum() == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(tickets)
                            .subtract(baseline)
                            .multiply(HUNDRED)
                            .divide(baseline, scale, rounding));
        }
    }
}
