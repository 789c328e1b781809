package dev.cuadra.layby.schedule;

import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * Computes instalments. The same arguments always give the same schedule, so what was shown to a consumer is what is
 * agreed on. Has no state, safe for many threads.
 *
 * <p>Where a schedule cannot be, a {@link dev.cuadra.spi.problem.ProblemException} says why and which member of the
 * terms to change. Its codes are
 *
 * <ul>
 *   <li>{@code SCHEDULE_COUNT}, {@code SCHEDULE_COUNT_EXCEEDED}, {@code SCHEDULE_TOO_FEW}, {@code
 *       SCHEDULE_NOTHING_LEFT}, {@code INSTALMENT_NOT_POSITIVE}, {@code SCHEDULE_WEIGHTS}, {@code
 *       SCHEDULE_WEIGHT_DIGITS} and {@code CURRENCY_MISMATCH} for amounts and how many there are;
 *   <li>{@code SCHEDULE_DATES}, {@code SCHEDULE_DATE_RANGE}, {@code SCHEDULE_DATES_NOT_INCREASING}, {@code
 *       SCHEDULE_BEFORE_AGREEMENT}, {@code SCHEDULE_TOO_LONG} and {@code SCHEDULE_PAST_END} for days.
 * </ul>
 */
public final class Scheduler {
    /** The most instalments of one schedule. */
    public static final int MOST = 1_000;

    /** Days outside these are mistyped; inside them no computation leaves the calendar. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2999;

    private Scheduler() {}

    /**
     * The instalments of a balance, numbered from 1. The deposit is not among them.
     *
     * <p>Nothing to pay gives no instalments where the terms ask for none: a count of 0, or an allocation for which
     * the count is only the most there may be.
     *
     * @param balance what is left after the deposit, from nothing
     * @param agreedOn the day of the agreement, on which the deposit falls; all instalments are due after it
     * @throws dev.cuadra.spi.problem.ProblemException when the terms give no schedule, or none within the limits
     * @source SCH-01, SCH-14
     */
    public static Schedule schedule(
            MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms, ScheduleLimits limits) {
        return append(List.of(), balance, new Span(agreedOn, agreedOn), terms, limits);
    }

    /** Instalments for a balance, numbered on from those that are closed. */
    static Schedule append(
            List<Instalment> closed, MonetaryAmount balance, Span span, ScheduleTerms terms, ScheduleLimits limits) {
        if (balance.isNegative()) {
            throw new IllegalArgumentException("A balance below nothing: " + balance);
        }
        checkRange(span, terms);
        List<MonetaryAmount> parts = parts(balance, terms);
        checkLeast(closed.size() + parts.size(), limits);
        checkDates(terms);
        List<LocalDate> dates = DueDates.of(terms, parts.size());
        LocalDate last =
                closed.isEmpty() ? LocalDate.MIN : closed.get(closed.size() - 1).due();
        checkDays(dates, last, span, terms);
        checkEnd(dates, span.agreedOn(), limits);
        return joined(closed, balance, parts, dates);
    }

    private static Schedule joined(
            List<Instalment> closed, MonetaryAmount balance, List<MonetaryAmount> parts, List<LocalDate> dates) {
        List<Instalment> all = new ArrayList<>(closed);
        MonetaryAmount total = MinorUnits.exact(balance);
        for (Instalment one : closed) {
            total = MinorUnits.exact(total.add(one.amount()));
        }
        for (int i = 0; i < parts.size(); i++) {
            all.add(new Instalment(closed.size() + i + 1, dates.get(i), parts.get(i)));
        }
        return new Schedule(total, all);
    }

    private static List<MonetaryAmount> parts(MonetaryAmount balance, ScheduleTerms terms) {
        int count = terms.count();
        if (count < 0 || count > MOST || (count == 0 && balance.isPositive())) {
            throw Refusal.of("SCHEDULE_COUNT", "count", Map.of("count", count, "max", MOST));
        }
        if (balance.isPositive()) {
            return terms.allocation().split(balance, count);
        }
        if (count > 0 && terms.allocation().exactCount()) {
            throw Refusal.of("SCHEDULE_NOTHING_LEFT", "count", Map.of("count", count));
        }
        return List.of();
    }

    private static void checkLeast(int scheduled, ScheduleLimits limits) {
        int together = scheduled + (limits.deposit() ? 1 : 0);
        if (together < limits.leastInstalments()) {
            throw Refusal.of("SCHEDULE_TOO_FEW", "count", Map.of("count", together, "min", limits.leastInstalments()));
        }
    }

    /** A schedule that ends early leaves the last dates unused, but there is one for each that there may be. */
    private static void checkDates(ScheduleTerms terms) {
        int given = terms.dates().size();
        int needed = terms.frequency() == Frequency.CUSTOM ? terms.count() : 0;
        if (given != needed) {
            throw Refusal.of("SCHEDULE_DATES", "dates", Map.of("dates", given, "count", needed));
        }
    }

    private static void checkRange(Span span, ScheduleTerms terms) {
        checkRange(span.agreedOn(), "date");
        checkRange(span.after(), "date");
        if (terms.frequency() != Frequency.CUSTOM) {
            checkRange(terms.anchor(), "anchor");
        }
        terms.dates().forEach(date -> checkRange(date, "dates"));
    }

    private static void checkRange(LocalDate date, String member) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw Refusal.of(
                    "SCHEDULE_DATE_RANGE", member, Map.of("date", date, "first", FIRST_YEAR, "last", LAST_YEAR));
        }
    }

    /** The new instalments are due after the agreement, or after today, and each is due after the one before it. */
    private static void checkDays(List<LocalDate> dates, LocalDate closed, Span span, ScheduleTerms terms) {
        String member = terms.frequency() == Frequency.CUSTOM ? "dates" : "anchor";
        if (!dates.isEmpty() && !dates.get(0).isAfter(span.after())) {
            throw Refusal.of("SCHEDULE_BEFORE_AGREEMENT", member, Map.of("date", dates.get(0), "after", span.after()));
        }
        checkIncreasing(dates, closed, member);
    }

    static void checkIncreasing(List<LocalDate> dates, LocalDate before, String member) {
        LocalDate last = before;
        for (LocalDate date : dates) {
            if (!date.isAfter(last)) {
                throw Refusal.of("SCHEDULE_DATES_NOT_INCREASING", member, Map.of("date", date, "before", last));
            }
            last = date;
        }
    }

    static void checkEnd(List<LocalDate> dates, LocalDate agreedOn, ScheduleLimits limits) {
        if (dates.isEmpty()) {
            return;
        }
        LocalDate last = dates.get(dates.size() - 1);
        long days = ChronoUnit.DAYS.between(agreedOn, last);
        limits.mostDays().filter(most -> days > most).ifPresent(most -> {
            throw Refusal.of("SCHEDULE_TOO_LONG", "count", Map.of("date", last, "days", days, "max", most));
        });
        limits.end().filter(last::isAfter).ifPresent(end -> {
            throw Refusal.of("SCHEDULE_PAST_END", "count", Map.of("date", last, "end", end));
        });
    }

    /** The day from which the duration counts, and the day after which the new instalments are due. */
    record Span(LocalDate agreedOn, LocalDate after) {}
}
