package dev.cuadra.boleta.service;

import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads payments by the day of payment. A return stands under the day of what it returns, so that both are found. */
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
     */
    record Paid(List<RetainedPart> parts, Map<UUID, Loaded<BookedBoleta>> boletas) {}

    List<RetainedPart> parts(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        return paid(tenant, payer, first, last).parts();
    }

    Paid paid(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        Map<UUID, StoredPayment.Figures> found = found(tenant, payer, first, last);
        Map<UUID, Optional<LocalDate>> returned = new LinkedHashMap<>();
        found.values()
                .forEach(payment ->
                        payment.reverses().ifPresent(original -> returned.put(original, payment.returnedOn())));
        Map<UUID, Loaded<BookedBoleta>> boletas = vault.findAll(
                Documents.BOLETAS,
                tenant,
                found.values().stream().map(StoredPayment.Figures::boleta).collect(Collectors.toSet()));
        List<RetainedPart> parts = new ArrayList<>();
        found.forEach((id, payment) -> {
            Loaded<BookedBoleta> booked = boletas.get(payment.boleta());
            if (payment.reverses().isEmpty() && booked != null) {
                parts.add(new RetainedPart(
                        BoletaBooks.line(booked).boleta().id(),
                        payment.paidOn(),
                        payment.part(),
                        returned.getOrDefault(id, Optional.empty())));
            }
        });
        return new Paid(List.copyOf(parts), boletas);
    }

    private Map<UUID, StoredPayment.Figures> found(TenantId tenant, UUID payer, LocalDate first, LocalDate last) {
        Query query = Query.of(Documents.PAYMENTS.collection(), "paid")
                .equalTo(Documents.payer(payer))
                .between(IndexValue.of(first), IndexValue.of(last))
                .limit(PAGE);
        Map<UUID, StoredPayment.Figures> found = new LinkedHashMap<>();
        Optional<Bytes> position = Optional.empty();
        do {
            Results<StoredPayment> page = vault.page(
                    Documents.PAYMENTS, tenant, position.map(query::after).orElse(query));
            page.documents().forEach(loaded -> found.put(loaded.id(), loaded.plain(StoredPayment.Figures.class)));
            position = page.next();
        } while (position.isPresent());
        return found;
    }
}
