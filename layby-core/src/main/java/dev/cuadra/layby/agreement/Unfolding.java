package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.termination.Termination;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/**
 * A lay-by while events are added to it. It lives within one call and one thread; what callers see is the value that
 * {@link #layby()} makes of it. What happens by which event stands in {@link Effects}.
 */
final class Unfolding {
    final String id;
    AgreementTerms terms;
    LaybyState state = LaybyState.DRAFT;
    List<Instalment> schedule;
    final Map<String, Payment> payments = new LinkedHashMap<>();
    final Map<String, Fee> fees = new LinkedHashMap<>();
    final Map<String, Refund> refunds = new LinkedHashMap<>();
    final Set<Disclosure> disclosed = EnumSet.noneOf(Disclosure.class);
    final Map<String, Integer> held = new TreeMap<>();
    final Map<Account, MonetaryAmount> balances = new TreeMap<>();
    final Set<LaybyEvent.Noticed> notices = new LinkedHashSet<>();
    final List<Recorded> log = new ArrayList<>();
    MonetaryAmount released;
    int extensions;
    Optional<LocalDate> onHoldSince = Optional.empty();
    boolean disputed;
    Optional<String> isolatedFor = Optional.empty();
    Optional<Termination> outcome = Optional.empty();

    private MonetaryAmount netPaid;
    private MonetaryAmount total;

    /** A lay-by of which nothing is known but what was agreed. */
    Unfolding(String id, AgreementTerms terms) {
        this.id = id;
        this.terms = terms;
        this.schedule = planned(terms);
        this.released = nothing();
        this.netPaid = nothing();
        terms.fees()
                .forEach(fee ->
                        fees.put(fee.id(), new Fee(fee.id(), fee.kind(), fee.amount(), true, Optional.empty(), false)));
        this.total = terms.total();
    }

    /** A lay-by as it stands. */
    Unfolding(Layby layby) {
        this.id = layby.id();
        this.terms = layby.terms();
        this.state = layby.state();
        this.schedule = layby.schedule();
        layby.payments().forEach(payment -> payments.put(payment.id(), payment));
        layby.fees().forEach(fee -> fees.put(fee.id(), fee));
        layby.refunds().forEach(refund -> refunds.put(refund.id(), refund));
        disclosed.addAll(layby.disclosed());
        held.putAll(layby.held());
        balances.putAll(layby.balances());
        notices.addAll(layby.notices());
        log.addAll(layby.log());
        this.released = layby.released();
        this.extensions = layby.extensions();
        this.onHoldSince = layby.onHoldSince();
        this.disputed = layby.disputed();
        this.isolatedFor = layby.isolatedFor();
        this.outcome = layby.outcome();
        this.netPaid = layby.netPaid();
        this.total = layby.total();
    }

    private static List<Instalment> planned(AgreementTerms terms) {
        List<Instalment> all = new ArrayList<>();
        if (terms.deposit().isPositive()) {
            all.add(new Instalment(0, terms.agreedOn(), terms.deposit()));
        }
        all.addAll(terms.schedule());
        return List.copyOf(all);
    }

    /** The value. */
    Layby layby() {
        return new Layby(
                id,
                terms,
                state,
                schedule,
                List.copyOf(payments.values()),
                List.copyOf(fees.values()),
                List.copyOf(refunds.values()),
                disclosed,
                held,
                released,
                balances,
                notices,
                extensions,
                onHoldSince,
                disputed,
                isolatedFor,
                outcome,
                log);
    }

    /** Adds an event and what it moves in the ledger. */
    void add(Recorded recorded) {
        recorded.entries().forEach(this::post);
        log.add(recorded);
        Effects.of(recorded.event(), this, recorded.on());
        settle();
    }

    /** Nothing outstanding means ready to collect, and the reverse. A default ends by an event of its own. */
    private void settle() {
        boolean paid = netPaid.compareTo(total) >= 0;
        if (paid && (state == LaybyState.ACTIVE || state == LaybyState.ON_HOLD)) {
            state = LaybyState.FULLY_PAID;
            onHoldSince = Optional.empty();
        } else if (!paid && state == LaybyState.FULLY_PAID) {
            state = LaybyState.ACTIVE;
        }
    }

    private void post(LedgerEntry entry) {
        for (Posting posting : entry.postings()) {
            MonetaryAmount amount = posting.account().kind().debit()
                    ? posting.amount()
                    : posting.amount().negate();
            balances.merge(posting.account(), amount, MonetaryAmount::add);
        }
    }

    void put(Payment payment) {
        Payment before = payments.put(payment.id(), payment);
        netPaid = netPaid.add(payment.left());
        if (before != null) {
            netPaid = netPaid.subtract(before.left());
        }
    }

    void put(Fee fee) {
        fees.put(fee.id(), fee);
        recount();
    }

    void agree(AgreementTerms now) {
        terms = now;
        recount();
    }

    private void recount() {
        total = terms.price();
        for (Fee fee : fees.values()) {
            if (!fee.waived()) {
                total = total.add(fee.amount());
            }
        }
    }

    Payment payment(String payment) {
        return Optional.ofNullable(payments.get(payment))
                .orElseThrow(() -> Refusal.of("PAYMENT_UNKNOWN", Map.of("payment", payment)));
    }

    Refund refund(String refund) {
        return Optional.ofNullable(refunds.get(refund))
                .orElseThrow(() -> Refusal.of("REFUND_UNKNOWN", Map.of("refund", refund)));
    }

    Fee fee(String fee) {
        return Optional.ofNullable(fees.get(fee)).orElseThrow(() -> Refusal.of("FEE_UNKNOWN", Map.of("fee", fee)));
    }

    MonetaryAmount nothing() {
        return MinorUnits.zero(terms.currency());
    }

    MonetaryAmount netPaid() {
        return netPaid;
    }

    MonetaryAmount total() {
        return total;
    }

    MonetaryAmount outstanding() {
        return MinorUnits.max(nothing(), total.subtract(netPaid));
    }

    MonetaryAmount balance(Account account) {
        return balances.getOrDefault(account, nothing());
    }

    MonetaryAmount funds() {
        return balance(Account.funds(id));
    }

    /** Fees that were added later and stand as owed in the ledger; at the end of a lay-by none does. */
    MonetaryAmount chargedFees() {
        MonetaryAmount sum = nothing();
        if (!state.ended()) {
            for (Fee fee : fees.values()) {
                sum = fee.agreed() || fee.waived() ? sum : sum.add(fee.amount());
            }
        }
        return sum;
    }

    /** What is owed beside fees: a shortfall, or money that a bank took back after goods were handed over. */
    MonetaryAmount debt() {
        return MinorUnits.max(
                nothing(), balance(Account.of(AccountKind.RECEIVABLE)).subtract(chargedFees()));
    }
}
