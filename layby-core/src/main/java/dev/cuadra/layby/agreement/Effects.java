package dev.cuadra.layby.agreement;

import static java.util.Map.entry;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.termination.EndedBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** What each event changes. Nothing is decided here: what an event says, holds. */
final class Effects {
    private static final Map<Class<? extends LaybyEvent>, Effect> ALL = Map.ofEntries(
            entry(LaybyEvent.Drafted.class, (event, layby, on) -> {}),
            effect(LaybyEvent.Disclosed.class, (event, layby, on) -> layby.disclosed.addAll(event.disclosures())),
            effect(LaybyEvent.Accepted.class, (event, layby, on) -> {
                layby.state = LaybyState.ACTIVE;
                layby.held.putAll(event.held());
            }),
            effect(LaybyEvent.PaymentReceived.class, (event, layby, on) -> received(event, layby)),
            effect(LaybyEvent.PaymentCleared.class, (event, layby, on) -> {
                Payment it = layby.payment(event.payment());
                layby.put(standing(it, event.on(), Payment.Standing.CLEARED));
            }),
            effect(LaybyEvent.PaymentBounced.class, (event, layby, on) -> {
                Payment it = layby.payment(event.payment());
                layby.put(standing(it, it.effectiveOn(), Payment.Standing.BOUNCED));
            }),
            effect(LaybyEvent.PaymentReversed.class, (event, layby, on) -> {
                Payment it = layby.payment(event.payment());
                layby.put(less(it, it.reversed().add(event.amount()), it.refunded()));
                layby.disputed |= layby.state == LaybyState.COMPLETED;
            }),
            effect(LaybyEvent.FeeCharged.class, (event, layby, on) -> {
                layby.put(new Fee(event.fee(), event.kind(), event.amount(), false, event.instalment(), false));
                layby.schedule = more(layby.schedule, event.amount());
            }),
            effect(LaybyEvent.FeeWaived.class, (event, layby, on) -> {
                Fee it = layby.fee(event.fee());
                layby.put(new Fee(it.id(), it.kind(), it.amount(), it.agreed(), it.instalment(), true));
                layby.schedule = fewer(layby.schedule, it.amount());
            }),
            effect(LaybyEvent.WentOnHold.class, (event, layby, on) -> {
                layby.state = LaybyState.ON_HOLD;
                layby.onHoldSince = Optional.of(on);
            }),
            effect(LaybyEvent.Reactivated.class, (event, layby, on) -> {
                layby.state = LaybyState.ACTIVE;
                layby.onHoldSince = Optional.empty();
                reschedule(layby, layby.terms.items(), layby.terms.scheduleTerms(), event.schedule());
            }),
            effect(LaybyEvent.Rescheduled.class, (event, layby, on) -> {
                layby.extensions += event.extension() ? 1 : 0;
                reschedule(layby, layby.terms.items(), event.terms(), event.schedule());
            }),
            effect(LaybyEvent.Amended.class, (event, layby, on) -> {
                reschedule(layby, event.items(), event.terms(), event.schedule());
                layby.held.clear();
                layby.held.putAll(event.held());
            }),
            effect(LaybyEvent.Released.class, (event, layby, on) -> {
                event.quantities()
                        .forEach((sku, quantity) -> layby.held.computeIfPresent(
                                sku, (key, held) -> held.equals(quantity) ? null : held - quantity));
                layby.released = layby.released.add(event.price());
            }),
            effect(LaybyEvent.Noticed.class, (event, layby, on) -> layby.notices.add(event)),
            effect(LaybyEvent.Defaulted.class, (event, layby, on) -> layby.state = LaybyState.DEFAULTED),
            effect(LaybyEvent.Reinstated.class, (event, layby, on) -> layby.state = LaybyState.ACTIVE),
            effect(LaybyEvent.Ended.class, (event, layby, on) -> {
                layby.state = event.endedBy() == EndedBy.CONSUMER ? LaybyState.CANCELLED : LaybyState.TERMINATED;
                layby.onHoldSince = Optional.empty();
                layby.held.clear();
                layby.outcome = Optional.of(event.outcome());
            }),
            effect(LaybyEvent.Collected.class, (event, layby, on) -> {
                layby.state = LaybyState.COMPLETED;
                layby.held.clear();
            }),
            effect(LaybyEvent.RefundApproved.class, (event, layby, on) -> approved(event, layby)),
            effect(LaybyEvent.RefundSent.class, (event, layby, on) -> {
                Refund it = layby.refund(event.refund());
                put(layby, it, event.tender(), Refund.Standing.SENT);
                pending(layby);
            }),
            effect(LaybyEvent.RefundSettled.class, (event, layby, on) -> {
                Refund it = layby.refund(event.refund());
                put(layby, it, it.tender(), Refund.Standing.SETTLED);
                close(layby);
            }),
            effect(LaybyEvent.RefundFailed.class, (event, layby, on) -> {
                Refund it = layby.refund(event.refund());
                put(layby, it, it.tender(), Refund.Standing.APPROVED);
            }),
            effect(LaybyEvent.Isolated.class, (event, layby, on) -> layby.isolatedFor = Optional.of(event.incident())),
            entry(LaybyEvent.Corrected.class, (event, layby, on) -> {}),
            effect(LaybyEvent.Resumed.class, (event, layby, on) -> layby.isolatedFor = Optional.empty()));

    private Effects() {}

    /** What an event changes, except in the ledger. */
    static void of(LaybyEvent event, Unfolding layby, LocalDate on) {
        Effect effect = ALL.get(event.getClass());
        if (effect == null) {
            throw new IllegalArgumentException("Not an event of a lay-by: " + event.getClass());
        }
        effect.on(event, layby, on);
    }

    private static void received(LaybyEvent.PaymentReceived event, Unfolding layby) {
        layby.put(new Payment(
                event.payment(),
                event.receipt(),
                event.amount(),
                event.tender(),
                event.effectiveOn(),
                event.cleared() ? Payment.Standing.CLEARED : Payment.Standing.PENDING,
                layby.nothing(),
                layby.nothing(),
                event.foreign()));
    }

    private static void approved(LaybyEvent.RefundApproved event, Unfolding layby) {
        if (!event.payment().isEmpty()) {
            Payment it = layby.payment(event.payment());
            layby.put(less(it, it.reversed(), it.refunded().add(event.amount())));
        }
        layby.refunds.put(
                event.refund(),
                new Refund(
                        event.refund(),
                        event.payment(),
                        event.tender(),
                        event.amount(),
                        event.by(),
                        Refund.Standing.APPROVED));
        // Money that arrives after all was sent opens what was closed.
        if (layby.state == LaybyState.CLOSED) {
            layby.state = LaybyState.REFUND_PENDING;
        }
    }

    private static void pending(Unfolding layby) {
        if (layby.state == LaybyState.CANCELLED || layby.state == LaybyState.TERMINATED) {
            layby.state = LaybyState.REFUND_PENDING;
        }
    }

    private static void close(Unfolding layby) {
        boolean ended = layby.outcome.isPresent();
        if (ended && layby.refunds.values().stream().allMatch(it -> it.standing() == Refund.Standing.SETTLED)) {
            layby.state = LaybyState.CLOSED;
        }
    }

    private static void put(Unfolding layby, Refund it, Tender tender, Refund.Standing standing) {
        layby.refunds.put(it.id(), new Refund(it.id(), it.payment(), tender, it.amount(), it.by(), standing));
    }

    private static void reschedule(Unfolding layby, List<Item> items, ScheduleTerms how, List<Instalment> schedule) {
        layby.schedule = schedule;
        layby.agree(layby.terms.agreed(
                items,
                how,
                schedule.stream().filter(instalment -> instalment.number() > 0).toList()));
    }

    /** A fee that is added later falls due with the last instalment. */
    private static List<Instalment> more(List<Instalment> schedule, MonetaryAmount fee) {
        List<Instalment> all = new ArrayList<>(schedule);
        Instalment last = all.remove(all.size() - 1);
        all.add(new Instalment(last.number(), last.due(), last.amount().add(fee)));
        return List.copyOf(all);
    }

    /** A fee that is given up is taken off from the end. */
    private static List<Instalment> fewer(List<Instalment> schedule, MonetaryAmount fee) {
        List<Instalment> all = new ArrayList<>(schedule);
        MonetaryAmount left = fee;
        while (left.isPositive() && !all.isEmpty()) {
            Instalment last = all.remove(all.size() - 1);
            MonetaryAmount part = MinorUnits.min(left, last.amount());
            left = left.subtract(part);
            if (part.isLessThan(last.amount())) {
                all.add(new Instalment(last.number(), last.due(), last.amount().subtract(part)));
            }
        }
        return List.copyOf(all);
    }

    private static Payment standing(Payment it, LocalDate on, Payment.Standing standing) {
        return new Payment(
                it.id(),
                it.receipt(),
                it.amount(),
                it.tender(),
                on,
                standing,
                it.reversed(),
                it.refunded(),
                it.foreign());
    }

    private static Payment less(Payment it, MonetaryAmount reversed, MonetaryAmount refunded) {
        return new Payment(
                it.id(),
                it.receipt(),
                it.amount(),
                it.tender(),
                it.effectiveOn(),
                it.standing(),
                reversed,
                refunded,
                it.foreign());
    }

    private static <E extends LaybyEvent> Map.Entry<Class<? extends LaybyEvent>, Effect> effect(
            Class<E> type, TypedEffect<E> effect) {
        return entry(type, (event, layby, on) -> effect.on(type.cast(event), layby, on));
    }

    @FunctionalInterface
    private interface Effect {
        void on(LaybyEvent event, Unfolding layby, LocalDate on);
    }

    @FunctionalInterface
    private interface TypedEffect<E extends LaybyEvent> {
        void on(E event, Unfolding layby, LocalDate on);
    }
}
