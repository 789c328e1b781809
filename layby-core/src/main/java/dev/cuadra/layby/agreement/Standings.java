package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What follows from a schedule and what was paid. Nothing of it is stored.
 *
 * @source PAY-05, SCH-16
 */
final class Standings {
    private Standings() {}

    /** Money goes to the oldest instalment first. */
    static List<InstalmentStanding> oldestFirst(List<Instalment> schedule, MonetaryAmount paid) {
        List<InstalmentStanding> standings = new ArrayList<>();
        // Counted in the smallest unit: the day's work asks this of every lay-by for many days.
        long left = MinorUnits.count(paid);
        MonetaryAmount nothing = MinorUnits.zero(paid.getCurrency());
        for (Instalment instalment : schedule) {
            long amount = MinorUnits.count(instalment.amount());
            MonetaryAmount part = left >= amount
                    ? instalment.amount()
                    : left == 0 ? nothing : MinorUnits.of(left, paid.getCurrency());
            standings.add(new InstalmentStanding(instalment, part));
            left -= Math.min(left, amount);
        }
        return standings;
    }

    /** Money goes to fees first; they are part of the last instalments. */
    static List<InstalmentStanding> feesFirst(List<Instalment> schedule, MonetaryAmount paid, MonetaryAmount fees) {
        MonetaryAmount toFees = MinorUnits.min(paid, fees);
        List<MonetaryAmount> reserved = new ArrayList<>();
        for (int i = schedule.size() - 1; i >= 0; i--) {
            MonetaryAmount part = MinorUnits.min(toFees, schedule.get(i).amount());
            reserved.add(0, part);
            toFees = toFees.subtract(part);
        }
        MonetaryAmount left = paid.subtract(MinorUnits.min(paid, fees));
        List<InstalmentStanding> standings = new ArrayList<>();
        for (int i = 0; i < schedule.size(); i++) {
            Instalment instalment = schedule.get(i);
            MonetaryAmount part = MinorUnits.min(left, instalment.amount().subtract(reserved.get(i)));
            standings.add(new InstalmentStanding(instalment, reserved.get(i).add(part)));
            left = left.subtract(part);
        }
        return standings;
    }

    /** The same, once the first instalments that come to {@code due} are paid: fees go before what is not due yet only. */
    static List<InstalmentStanding> feesFirst(
            List<Instalment> schedule, MonetaryAmount paid, MonetaryAmount fees, MonetaryAmount due) {
        int count = 0;
        MonetaryAmount first = due.subtract(due);
        while (count < schedule.size()
                && first.add(schedule.get(count).amount()).compareTo(due) <= 0) {
            first = first.add(schedule.get(count++).amount());
        }
        MonetaryAmount toFirst = MinorUnits.min(paid, first);
        List<InstalmentStanding> standings = new ArrayList<>(oldestFirst(schedule.subList(0, count), toFirst));
        standings.addAll(feesFirst(schedule.subList(count, schedule.size()), paid.subtract(toFirst), fees));
        return standings;
    }

    static Delinquency delinquency(List<Instalment> schedule, MonetaryAmount netPaid, int graceDays, LocalDate day) {
        long paid = MinorUnits.count(netPaid);
        long due = 0;
        int missed = 0;
        Optional<LocalDate> oldest = Optional.empty();
        for (Instalment instalment : schedule) {
            if (!instalment.due().isBefore(day)) {
                break;
            }
            due += MinorUnits.count(instalment.amount());
            if (due > paid) {
                oldest = oldest.isPresent() ? oldest : Optional.of(instalment.due());
                missed += instalment.due().plusDays(graceDays).isBefore(day) ? 1 : 0;
            }
        }
        long days = oldest.map(since -> ChronoUnit.DAYS.between(since, day)).orElse(0L);
        return new Delinquency(
                MinorUnits.of(due, netPaid.getCurrency()),
                MinorUnits.of(Math.max(0, due - paid), netPaid.getCurrency()),
                missed,
                oldest,
                days,
                Delinquency.Bucket.of(days));
    }

    /** Nothing is late where nothing is owed by instalments. */
    static Delinquency none(MonetaryAmount nothing) {
        return new Delinquency(nothing, nothing, 0, Optional.empty(), 0, Delinquency.Bucket.CURRENT);
    }

    /** What was paid by the end of a day that may lie before the last event. */
    static MonetaryAmount paidBy(LocalDate day, List<Recorded> log, MonetaryAmount nothing) {
        Map<String, MonetaryAmount> pending = new HashMap<>();
        MonetaryAmount paid = nothing;
        for (Recorded recorded : log) {
            LaybyEvent event = recorded.event();
            if (event instanceof LaybyEvent.PaymentReceived it && !it.cleared()) {
                pending.put(it.payment(), it.amount());
            } else if (event instanceof LaybyEvent.PaymentReceived it
                    && !it.effectiveOn().isAfter(day)) {
                paid = paid.add(it.amount());
            } else if (event instanceof LaybyEvent.PaymentCleared it && !it.on().isAfter(day)) {
                paid = paid.add(pending.getOrDefault(it.payment(), nothing));
            } else if (event instanceof LaybyEvent.PaymentReversed it
                    && !it.on().isAfter(day)) {
                paid = paid.subtract(it.amount());
            } else if (event instanceof LaybyEvent.RefundApproved it
                    && !it.payment().isEmpty()
                    && !recorded.on().isAfter(day)) {
                paid = paid.subtract(it.amount());
            }
        }
        return paid;
    }
}
