package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.AnswerReport;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PaymentReceipt;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Notice;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Books what answers changed: payments, returns, what is left of boletas, and receipts. For one work. */
final class AnswerBooking {
    private static final int PAGE = 1_000;

    private final Vault vault;
    private final Work work;
    private final Locale language;
    private final Map<UUID, PayableBoletas.Known> known;
    private final Map<UUID, PayState> states = new LinkedHashMap<>();
    /** All payments and returns of the boletas concerned, those of this work included. */
    private final Map<UUID, Map<UUID, StoredPayment.Figures>> payments = new LinkedHashMap<>();

    AnswerBooking(Vault vault, Work work, Locale language, Map<UUID, PayableBoletas.Known> known) {
        this.vault = vault;
        this.work = work;
        this.language = language;
        this.known = known;
    }

    void book(UUID payer, UUID batch, AnswerReport.Event event, Loaded<StoredTransfer> transfer) {
        UUID boleta = UUID.fromString(event.boleta());
        PayState state = state(payer, boleta);
        if (event.pays()) {
            states.put(boleta, state.after(event.part()));
            enter(payer, batch, event, transfer, Optional.empty());
            tell(boleta, event, false);
        } else if (event.reverses()) {
            states.put(boleta, state.takenBack(event.part()));
            enter(payer, batch, event, transfer, Optional.of(payment(boleta, event.reference())));
            tell(boleta, event, true);
        } else if (state.isOf(batch)) {
            states.put(boleta, state.in(Optional.empty()));
        }
    }

    /** Writes each document once, however many answers there were about it. */
    void store() {
        states.forEach((boleta, state) -> {
            PayableBoletas.Known about = known.get(boleta);
            Optional<Loaded<PayState>> before = Optional.ofNullable(about).flatMap(PayableBoletas.Known::state);
            before.ifPresent(loaded -> work.update(loaded, state));
            if (about != null && payments.containsKey(boleta)) {
                date(about, about.line().boleta().gross());
            }
        });
    }

    private PayState state(UUID payer, UUID boleta) {
        PayState changed = states.get(boleta);
        return changed != null
                ? changed
                : Objects.requireNonNull(known.get(boleta), "a boleta that was sent")
                        .stateOr(payer);
    }

    private void enter(
            UUID payer,
            UUID batch,
            AnswerReport.Event event,
            Loaded<StoredTransfer> transfer,
            Optional<UUID> reverses) {
        UUID boleta = UUID.fromString(event.boleta());
        // Somebody may be erased between the file and the answer: the figures are booked all the same.
        Optional<StoredTransfer> sent = transfer.erased() ? Optional.empty() : Optional.of(transfer.value());
        StoredPayment payment = new StoredPayment(
                payer,
                boleta,
                batch,
                event.reference(),
                event.paidOn().orElseThrow(),
                reverses.flatMap(any -> event.returnedOn()),
                event.part(),
                reverses,
                sent.map(StoredTransfer::payee),
                sent.map(StoredTransfer::account));
        UUID id = vault.newId();
        payments(boleta).put(id, payment.figures());
        work.create(Documents.PAYMENTS, id, sent.isPresent() ? transfer.subject() : Vault.TENANT_SUBJECT, payment);
    }

    private UUID payment(UUID boleta, String reference) {
        return payments(boleta).entrySet().stream()
                .filter(entry -> entry.getValue().reference().equals(reference)
                        && entry.getValue().reverses().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No payment is booked for " + reference));
    }

    private Map<UUID, StoredPayment.Figures> payments(UUID boleta) {
        return payments.computeIfAbsent(boleta, id -> stored(vault, work.tenant(), id));
    }

    /** The payments and returns of a boleta that are stored. */
    static Map<UUID, StoredPayment.Figures> stored(Vault vault, TenantId tenant, UUID boleta) {
        Map<UUID, StoredPayment.Figures> all = new LinkedHashMap<>();
        Query query = Query.of(Documents.PAYMENTS.collection(), "boleta")
                .equalTo(IndexValue.of(boleta.toString()))
                .limit(PAGE);
        vault.all(Documents.PAYMENTS, tenant, query)
                .forEach(loaded -> all.put(loaded.id(), loaded.plain(StoredPayment.Figures.class)));
        return all;
    }

    /**
     * The books have one day for a boleta: they get it when all of it was paid in one month, and lose it when money
     * came back. What was paid over several months is told by the payments alone.
     */
    private void date(PayableBoletas.Known about, Clp gross) {
        UUID boleta = about.booked().id();
        Map<UUID, StoredPayment.Figures> all = payments(boleta);
        Set<UUID> returned =
                all.values().stream().flatMap(one -> one.reverses().stream()).collect(Collectors.toSet());
        List<StoredPayment.Figures> kept = all.entrySet().stream()
                .filter(entry -> entry.getValue().reverses().isEmpty() && !returned.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Clp paid = Clp.sum(kept.stream().map(one -> one.part().gross()).toList());
        long months = kept.stream()
                .map(one -> YearMonth.from(one.paidOn()))
                .distinct()
                .count();
        Optional<LocalDate> day = paid.equals(gross) && months == 1
                ? kept.stream().map(StoredPayment.Figures::paidOn).max(LocalDate::compareTo)
                : Optional.empty();
        if (!day.equals(about.line().boleta().paidOn())) {
            Loaded<BookedBoleta> booked = about.booked();
            if (booked.erased()) {
                work.updateErased(
                        booked,
                        BookedBoleta.Figures.class,
                        booked.plain(BookedBoleta.Figures.class).paid(day));
            } else {
                work.update(booked, booked.value().paid(day));
            }
        }
    }

    private void tell(UUID boleta, AnswerReport.Event event, boolean reversed) {
        PayableBoletas.Known about = Objects.requireNonNull(known.get(boleta), "a boleta that was sent");
        PaidPart paid = Objects.requireNonNull(states.get(boleta), "its state").paid();
        about.contractor()
                .ifPresent(contractor -> contractor.value().mail().ifPresent(mail -> {
                    PaidPart whole = PaidPart.of(about.line().boleta());
                    PaymentReceipt receipt = new PaymentReceipt(
                            about.line().boleta().id(),
                            contractor.value().name(),
                            event.reference(),
                            event.paidOn().orElseThrow(),
                            event.part(),
                            whole.contains(paid) ? whole.minus(paid).net() : Clp.ZERO,
                            reversed);
                    work.send(
                            "mail",
                            contractor.subject(),
                            new Notice(
                                    mail,
                                    receipt.subject().in(language),
                                    receipt.body().in(language)));
                }));
    }
}
