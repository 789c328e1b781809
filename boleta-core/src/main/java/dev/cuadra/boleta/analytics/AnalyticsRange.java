package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.rut.Rut;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Which months of which company are looked at, and which date puts a boleta into a month.
 *
 * @param payer the company
 * @param from the first month
 * @param to the last month, included; at most {@value #MOST} months in all
 * @param rule which date puts a boleta into a month; the results repeat it
 * @source STAT-1
 */
public record AnalyticsRange(Rut payer, YearMonth from, YearMonth to, PeriodRule rule) {
    /** How many months are looked at together at most. */
    public static final int MOST = 120;

    public AnalyticsRange {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(rule, "rule");
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        if (months < 1 || months > MOST) {
            throw new IllegalArgumentException("From " + from + " to " + to + " are " + months + " months");
        }
    }

    /** The months, the earliest first. */
    public List<YearMonth> months() {
        return LongStream.range(0, size()).mapToObj(from::plusMonths).toList();
    }

    /** How many months. */
    public int size() {
        return (int) ChronoUnit.MONTHS.between(from, to) + 1;
    }

    /** Whether {@code month} is among them. */
    public boolean contains(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(to);
    }

    /** The months and the rule: whose they are stays out of logs. */
    @Override
    public String toString() {
        return "AnalyticsRange[" + from + ".." + to + ", " + rule + "]";
    }
}
