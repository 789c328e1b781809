package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.termination.Termination;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a dispute about a lay-by may ask for, taken from its log and nothing else.
 *
 * @param layby the id of the lay-by
 * @param agreed what was agreed on at the start: price, terms and schedule as they were
 * @param acceptedOn the day of acceptance, if it was accepted
 * @param text the hash of the signed text, in hexadecimal, if it was accepted
 * @param version which version of the text was signed, if one was
 * @param disclosed what was told or given, and on which day first
 * @param receipts the receipts, each as it was given out
 * @param notices what the consumer was told
 * @param reversals the payments that were taken back, in full or in part
 * @param changes what was changed on the way: pauses, extensions, other goods, goods that went over early, fees
 * @param ending who ended it early, why, and what the law made of it, if it ended so
 * @param refunds the refunds as they stand
 * @param lastHash the hash of the last event, which stands for the whole log
 */
public record EvidencePack(
        String layby,
        AgreementTerms agreed,
        Optional<LocalDate> acceptedOn,
        Optional<String> text,
        Optional<String> version,
        Map<Disclosure, LocalDate> disclosed,
        List<Receipt> receipts,
        List<Dated<LaybyEvent.Noticed>> notices,
        List<Dated<LaybyEvent.PaymentReversed>> reversals,
        List<Dated<LaybyEvent>> changes,
        Optional<Dated<LaybyEvent.Ended>> ending,
        List<Refund> refunds,
        String lastHash) {
    /**
     * An event and its day.
     *
     * @param on the day at the store
     * @param by who acted, by an id that names nobody
     */
    public record Dated<E extends LaybyEvent>(LocalDate on, String by, E event) {}

    public EvidencePack {
        disclosed = Collections.unmodifiableMap(new TreeMap<>(disclosed));
        receipts = List.copyOf(receipts);
        notices = List.copyOf(notices);
        reversals = List.copyOf(reversals);
        changes = List.copyOf(changes);
        refunds = List.copyOf(refunds);
    }

    /** The evidence that a log holds. */
    public static EvidencePack of(Layby layby) {
        if (!(layby.log().get(0).event() instanceof LaybyEvent.Drafted drafted)) {
            throw new IllegalArgumentException("A log that does not begin with a draft: " + layby.id());
        }
        Optional<Dated<LaybyEvent.Accepted>> accepted = first(layby, LaybyEvent.Accepted.class);
        return new EvidencePack(
                layby.id(),
                drafted.terms(),
                accepted.map(Dated::on),
                accepted.map(it -> it.event().text()),
                accepted.map(it -> it.event().version()),
                disclosed(layby),
                layby.payments().stream()
                        .map(payment -> Receipt.of(layby, payment.id()))
                        .toList(),
                all(layby, LaybyEvent.Noticed.class),
                all(layby, LaybyEvent.PaymentReversed.class),
                changes(layby),
                first(layby, LaybyEvent.Ended.class),
                layby.refunds(),
                layby.log().get(layby.log().size() - 1).hash());
    }

    /** What the law made of the early end, with each step and its rule. */
    public Optional<Termination> calculation() {
        return ending.map(it -> it.event().outcome());
    }

    private static Map<Disclosure, LocalDate> disclosed(Layby layby) {
        Map<Disclosure, LocalDate> days = new TreeMap<>();
        all(layby, LaybyEvent.Disclosed.class)
                .forEach(it -> it.event().disclosures().forEach(what -> days.putIfAbsent(what, it.on())));
        return days;
    }

    private static List<Dated<LaybyEvent>> changes(Layby layby) {
        List<Class<? extends LaybyEvent>> kinds = List.of(
                LaybyEvent.WentOnHold.class,
                LaybyEvent.Reactivated.class,
                LaybyEvent.Rescheduled.class,
                LaybyEvent.Amended.class,
                LaybyEvent.Released.class,
                LaybyEvent.FeeCharged.class,
                LaybyEvent.FeeWaived.class,
                LaybyEvent.Defaulted.class,
                LaybyEvent.Reinstated.class);
        List<Dated<LaybyEvent>> changes = new ArrayList<>();
        for (Recorded recorded : layby.log()) {
            if (kinds.contains(recorded.event().getClass())) {
                changes.add(new Dated<>(recorded.on(), recorded.by(), recorded.event()));
            }
        }
        return changes;
    }

    private static <E extends LaybyEvent> Optional<Dated<E>> first(Layby layby, Class<E> type) {
        return all(layby, type).stream().findFirst();
    }

    private static <E extends LaybyEvent> List<Dated<E>> all(Layby layby, Class<E> type) {
        return layby.log().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .map(recorded -> new Dated<>(recorded.on(), recorded.by(), type.cast(recorded.event())))
                .toList();
    }
}
