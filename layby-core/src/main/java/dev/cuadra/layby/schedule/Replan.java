package dev.cuadra.layby.schedule;

import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * Changes a schedule on the way. What is paid counts for the oldest instalments first and is never changed. Has no
 * state, safe for many threads.
 *
 * @source SCH-15
 */
public final class Replan {
    /** Ten years: a longer pause is a mistyped one. */
    private static final int MOST_SHIFT = 3_660;

    private Replan() {}

    /**
     * Closes what is paid and spreads the rest anew: paid instalments stay as they are, a part-paid one keeps its day
     * and number and is worth what was paid of it, and the unpaid ones give way to new ones, numbered on from there.
     *
     * @param old the instalments so far
     * @param paid what was paid of them, from nothing up to all
     * @param outstanding what is left to pay, from nothing; less or more than the rest of {@code old} where goods or
     *     fees have changed
     * @param agreedOn the day of the agreement, from which the longest duration counts
     * @param on the day of the change; the new instalments are due after it
     * @param terms how the rest is to be paid
     * @throws dev.cuadra.spi.problem.ProblemException as {@link Scheduler} does; {@code
     *     SCHEDULE_DATES_NOT_INCREASING} also where a new one would be due on or before the day of a closed one
     */
    public static Schedule respread(
            Schedule old,
            MonetaryAmount paid,
            MonetaryAmount outstanding,
            LocalDate agreedOn,
            LocalDate on,
            ScheduleTerms terms,
            ScheduleLimits limits) {
        if (on.isBefore(agreedOn)) {
            throw new IllegalArgumentException("Changed on " + on + ", before it was agreed on " + agreedOn);
        }
        return Scheduler.append(closed(old, paid), outstanding, new Scheduler.Span(agreedOn, on), terms, limits);
    }

    /** The same for what is left of {@code old}. */
    public static Schedule respread(
            Schedule old,
            MonetaryAmount paid,
            LocalDate agreedOn,
            LocalDate on,
            ScheduleTerms terms,
            ScheduleLimits limits) {
        return respread(old, paid, old.balance().subtract(paid), agreedOn, on, terms, limits);
    }

    /**
     * The instalments that money has reached, each worth what was paid of it.
     *
     * @param paid from nothing up to the whole balance
     */
    public static List<Instalment> closed(Schedule old, MonetaryAmount paid) {
        if (paid.isNegative() || paid.isGreaterThan(old.balance())) {
            throw new IllegalArgumentException("Paid " + paid + " of " + old.balance());
        }
        List<Instalment> closed = new ArrayList<>();
        MonetaryAmount left = MinorUnits.exact(paid);
        for (Instalment instalment : old.instalments()) {
            MonetaryAmount part = MinorUnits.min(left, instalment.amount());
            if (part.isPositive()) {
                closed.add(new Instalment(instalment.number(), instalment.due(), part));
            }
            left = left.subtract(part);
        }
        return List.copyOf(closed);
    }

    /**
     * Moves due dates after a pause, by calendar days and then to a working day. Instalments that are paid, and those
     * that were due before the pause began, stay; a part-paid one moves with its whole amount.
     *
     * @param old the instalments so far
     * @param paid what was paid of them, from nothing up to all
     * @param from the first day of the pause
     * @param days how long it was, from 0
     * @param terms what becomes of a due date that is no working day
     * @param agreedOn the day of the agreement, from which the longest duration counts
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SCHEDULE_DATES_NOT_INCREASING}, {@code
     *     SCHEDULE_TOO_LONG}, {@code SCHEDULE_PAST_END} or {@code SCHEDULE_SHIFT}
     */
    public static Schedule shift(
            Schedule old,
            MonetaryAmount paid,
            LocalDate from,
            int days,
            ScheduleTerms terms,
            LocalDate agreedOn,
            ScheduleLimits limits) {
        if (days < 0 || days > MOST_SHIFT) {
            throw Refusal.of("SCHEDULE_SHIFT", "days", Map.of("days", days, "max", MOST_SHIFT));
        }
        int settled = settled(old, paid);
        List<Instalment> shifted = new ArrayList<>();
        for (Instalment instalment : old.instalments()) {
            boolean stays = days == 0
                    || instalment.number() <= settled
                    || instalment.due().isBefore(from);
            shifted.add(
                    stays
                            ? instalment
                            : new Instalment(
                                    instalment.number(),
                                    DueDates.adjusted(instalment.due().plusDays(days), terms),
                                    instalment.amount()));
        }
        List<LocalDate> dates = shifted.stream().map(Instalment::due).toList();
        Scheduler.checkIncreasing(dates, LocalDate.MIN, "businessDays");
        Scheduler.checkEnd(dates, agreedOn, limits);
        return new Schedule(old.balance(), shifted);
    }

    /** How many instalments are paid in full. */
    private static int settled(Schedule old, MonetaryAmount paid) {
        List<Instalment> closed = closed(old, paid);
        int count = closed.size();
        boolean partPaid = count > 0
                && !closed.get(count - 1)
                        .amount()
                        .isEqualTo(old.instalments().get(count - 1).amount());
        return partPaid ? count - 1 : count;
    }
}
