package dev.cuadra.layby.schedule;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was agreed about instalments, before they are computed.
 *
 * @param count how many after the deposit, from 1 to {@link Scheduler#MOST}; with {@link Allocation.RoundUpTo} and
 *     {@link Allocation.FixedAmount} the most there may be. 0 only where the deposit pays everything
 * @param frequency how far apart
 * @param anchor the day that all due dates are counted from; the first is one period later. Without meaning for
 *     {@link Frequency#CUSTOM}
 * @param endOfMonth whether monthly ones are always due on the last day of the month
 * @param dates the due dates of {@link Frequency#CUSTOM}, else empty
 * @param allocation how the balance is split
 * @param businessDays what becomes of a due date that is no working day
 * @param nonWorking days that are not worked on, beside Saturdays and Sundays
 */
public record ScheduleTerms(
        int count,
        Frequency frequency,
        LocalDate anchor,
        boolean endOfMonth,
        List<LocalDate> dates,
        Allocation allocation,
        BusinessDays businessDays,
        Set<LocalDate> nonWorking) {
    public ScheduleTerms {
        Objects.requireNonNull(frequency, "frequency");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(allocation, "allocation");
        Objects.requireNonNull(businessDays, "businessDays");
        dates = List.copyOf(dates);
        // In order, so that equal terms are written the same; and hashed, since each due date is looked up.
        nonWorking = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(nonWorking)));
    }

    /** Equal instalments from {@code anchor} on, the last of which absorbs what is left over; no day is moved. */
    public static ScheduleTerms of(int count, Frequency frequency, LocalDate anchor) {
        return new ScheduleTerms(
                count, frequency, anchor, false, List.of(), new Allocation.LastAbsorbs(), BusinessDays.NONE, Set.of());
    }
}
