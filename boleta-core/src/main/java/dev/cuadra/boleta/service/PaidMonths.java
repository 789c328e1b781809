package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads payments by the day of payment. A return stands under the day of what it returns, so that both are found.
 *
 * @source PAYM-7
 */
final class PaidMonths {
    private static final int PAGE = 1_000;

    private final Vault vault;

    PaidMonths(Vault vault) {
        this.vault = vault;
    }

    /**
     * Payments and the boletas that they are of.
     *
     * @param boletas by the ids of their documents
     * @param paying which of them are or were in a batch
     */
    record Paid(List<RetainedPart> parts, Map<UUID, Loaded<BookedBoleta>> boletas, Set<UUID> paying) {
        /** The boletas as the return of a month takes them. */
        List<Boleta> declared(PeriodRule rule, YearMonth month) {
            List<Boleta> all = boletas.values().stream()
                    .map(loaded -> BoletaBooks.line(loaded).boleta())
                    .toList();
            if (rule != PeriodRule.PAYMENT_DATE || parts.isEmpty()) {
                return all;
            }
            MonthlyParts paid = new MonthlyParts(parts);
            return paid.without(paid.exceeded(all).stream().map(Boleta::id).toList())
                    .boletas(all, month);
        }
    }

    List<RetainedPart> parts(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        return flat(paid(tenant, payer, first, last).parts);
    }

    /**
     * The payments of some days, and all payments of {@code touched} whatever their day: a boleta that was paid in
     * another month counts there and in no other.
     */
    Paid of(TenantId tenant, UUID payer, LocalDate first, LocalDate last, Collection<Loaded<BookedBoleta>> touched) {
        InRange range = paid(tenant, payer, first, last);
        Map<UUID, Loaded<BookedBoleta>> all = new LinkedHashMap<>(range.boletas);
        touched.forEach(loaded -> all.putIfAbsent(loaded.id(), loaded));
        if (range.parts.isEmpty() && !approved(tenant, payer)) {
            return new Paid(List.of(), all, Set.of());
        }
        Map<UUID, Loaded<PayState>> states = vault.findAll(Documents.PAY_STATES, tenant, all.keySet());
        Map<UUID, List<RetainedPart>> parts = new LinkedHashMap<>(range.parts);
        states.forEach((id, state) -> {
            Loaded<BookedBoleta> booked = all.get(id);
            PaidPart paid = state.value().paid();
            if (booked != null && !paid.equals(counted(parts.getOrDefault(id, List.of())))) {
                parts.put(id, elsewhere(tenant, booked, paid, parts.containsKey(id), first, last));
            }
        });
        return new Paid(flat(parts), all, states.keySet());
    }

    /** Nothing is in a batch before somebody approved one; most companies never do. */
    private boolean approved(TenantId tenant, UUID payer) {
        Query query = Query.of(Documents.PAY_DAYS.collection(), "day")
                .equalTo(Documents.payer(payer))
                .limit(1);
        return !vault.page(Documents.PAY_DAYS, tenant, query).documents().isEmpty();
    }

    /** Payments of which some are of other days. What was paid within one other month the books tell by themselves. */
    private List<RetainedPart> elsewhere(
            TenantId tenant,
            Loaded<BookedBoleta> booked,
            PaidPart paid,
            boolean here,
            LocalDate first,
            LocalDate last) {
        Boleta boleta = BoletaBooks.line(booked).boleta();
        Optional<LocalDate> day = boleta.paidOn().filter(on -> on.isBefore(first) || on.isAfter(last));
        if (!here && day.isPresent() && paid.gross().equals(boleta.gross())) {
            return List.of(new RetainedPart(boleta.id(), day.get(), paid, Optional.empty()));
        }
        return parts(AnswerBooking.stored(vault, tenant, booked.id()), Map.of(booked.id(), booked))
                .getOrDefault(booked.id(), List.of());
    }

    private static PaidPart counted(List<RetainedPart> parts) {
        return parts.stream()
                .filter(RetainedPart::counts)
                .map(RetainedPart::part)
                .reduce(PaidPart.NOTHING, PaidPart::plus);
    }

    private static List<RetainedPart> flat(Map<UUID, List<RetainedPart>> parts) {
        return parts.values().stream().flatMap(List::stream).toList();
    }

    /** The payments of some days by boleta. */
    private record InRange(Map<UUID, List<RetainedPart>> parts, Map<UUID, Loaded<BookedBoleta>> boletas) {}

    private InRange paid(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        Map<UUID, StoredPayment.Figures> found = found(tenant, payer, first, last);
        Map<UUID, Loaded<BookedBoleta>> boletas = vault.findAll(
                Documents.BOLETAS,
                tenant,
                found.values().stream().map(StoredPayment.Figures::boleta).collect(Collectors.toSet()));
        return new InRange(parts(found, boletas), boletas);
    }

    private static Map<UUID, List<RetainedPart>> parts(
            Map<UUID, StoredPayment.Figures> found, Map<UUID, Loaded<BookedBoleta>> boletas) {
        Map<UUID, Optional<LocalDate>> returned = new LinkedHashMap<>();
        found.values()
                .forEach(payment ->
                        payment.reverses().ifPresent(original -> returned.put(original, payment.returnedOn())));
        Map<UUID, List<RetainedPart>> parts = new LinkedHashMap<>();
        found.forEach((id, payment) -> {
            Loaded<BookedBoleta> booked = boletas.get(payment.boleta());
            if (payment.reverses().isEmpty() && booked != null) {
                parts.computeIfAbsent(payment.boleta(), any -> new ArrayList<>())
                        .add(new RetainedPart(
                                BoletaBooks.line(booked).boleta().id(),
                                payment.paidOn(),
                                payment.part(),
                                returned.getOrDefault(id, Optional.empty())));
            }
        });
        return parts;
    }

    private Map<UUID, StoredPayment.Figures> found(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        Query query = Query.of(Documents.PAYMENTS.collection(), "paid")
                .equalTo(Documents.payer(payer))
                .between(IndexValue.of(first), IndexValue.of(last))
                .limit(PAGE);
        Map<UUID, StoredPayment.Figures> found = new LinkedHashMap<>();
        vault.all(Documents.PAYMENTS, tenant, query)
                .forEach(loaded -> found.put(loaded.id(), loaded.plain(StoredPayment.Figures.class)));
        return found;
    }
}
