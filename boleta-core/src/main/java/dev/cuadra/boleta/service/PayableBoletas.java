package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.boleta.payment.Payee;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads all that is known of boletas when they are to be paid. Safe for many threads. */
final class PayableBoletas {
    private final Vault vault;
    private final PaymentAccounts accounts;
    private final PaymentMarks marks;

    PayableBoletas(Vault vault, PaymentAccounts accounts, PaymentMarks marks) {
        this.vault = vault;
        this.accounts = accounts;
        this.marks = marks;
    }

    /** A boleta and what it was read from. */
    record Known(
            Loaded<BookedBoleta> booked,
            LedgerLine line,
            Optional<Loaded<PayState>> state,
            Optional<Loaded<Contractor>> contractor,
            LineFacts facts) {
        PayState stateOr(UUID payer) {
            return state.map(Loaded::value).orElseGet(() -> PayState.of(payer, line.boleta()));
        }
    }

    /** The ids of the payer's boletas that are dated {@code last} or before. */
    List<UUID> upTo(TenantId tenant, UUID payer, LocalDate last) {
        return new BoletaDays(vault, tenant, payer)
                .datedUntil(last)
                .map(Loaded::id)
                .distinct()
                .toList();
    }

    /** The documents of those of {@code boletas} that are in the payer's books. */
    Map<BoletaId, UUID> keys(TenantId tenant, UUID payer, Collection<BoletaId> boletas) {
        Map<BoletaId, UUID> keys = new LinkedHashMap<>();
        vault.findAllUnique(
                        Documents.BOLETAS,
                        tenant,
                        "id",
                        new LinkedHashSet<>(boletas),
                        (id, tokens) -> Documents.id(tokens, payer, id))
                .forEach((id, loaded) -> keys.put(id, loaded.id()));
        return keys;
    }

    /**
     * What is known of those of {@code boletas} that are in the payer's books.
     *
     * @param batch the batch that asks, whose own hold on a boleta does not count
     * @param day the day of payment
     */
    Map<UUID, Known> of(TenantId tenant, UUID payer, Optional<UUID> batch, LocalDate day, Collection<UUID> boletas) {
        Map<UUID, Loaded<BookedBoleta>> booked = vault.findAll(Documents.BOLETAS, tenant, boletas);
        booked.values()
                .removeIf(loaded ->
                        !loaded.plain(BookedBoleta.Figures.class).payer().equals(payer));
        Map<UUID, Loaded<PayState>> states = vault.findAll(Documents.PAY_STATES, tenant, booked.keySet());
        Set<Rut> payees = new LinkedHashSet<>();
        booked.values().stream()
                .filter(loaded -> !loaded.erased())
                .forEach(loaded -> payees.add(loaded.value().payee()));
        Map<Rut, Loaded<Contractor>> registered = Contractors.named(vault, tenant, payees);
        ContractorMarks people = ContractorMarks.read(vault, tenant, registered.values(), day);
        Map<UUID, Known> known = new LinkedHashMap<>();
        booked.forEach((id, loaded) ->
                known.put(id, known(tenant, batch, loaded, Optional.ofNullable(states.get(id)), registered, people)));
        return known;
    }

    private Known known(
            TenantId tenant,
            Optional<UUID> batch,
            Loaded<BookedBoleta> booked,
            Optional<Loaded<PayState>> state,
            Map<Rut, Loaded<Contractor>> registered,
            ContractorMarks people) {
        LedgerLine line = BoletaBooks.line(booked);
        Optional<Loaded<Contractor>> contractor = line.payee().flatMap(rut -> Optional.ofNullable(registered.get(rut)));
        Set<PayMark> all = new HashSet<>();
        contractor.ifPresent(found -> all.addAll(people.of(found, line.boleta().date())));
        if (!line.boleta().id().isErased()) {
            all.addAll(marks.of(tenant, line.boleta().id()));
        }
        LineFacts facts = new LineFacts(
                booked.id().toString(),
                Optional.of(line.boleta()),
                line.decision().isPresent(),
                state.map(found -> found.value().paid()).orElse(PaidPart.NOTHING),
                contractor.map(found -> payee(found.value())),
                all,
                state.flatMap(found -> found.value().batch())
                        .filter(paying -> batch.filter(paying::equals).isEmpty())
                        .isPresent());
        return new Known(booked, line, state, contractor, facts);
    }

    private Payee payee(Contractor contractor) {
        return new Payee(contractor.rut(), contractor.name(), accounts.of(contractor), contractor.mail());
    }
}
