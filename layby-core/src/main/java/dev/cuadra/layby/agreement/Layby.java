package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.termination.Termination;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.money.MonetaryAmount;

/**
 * A lay-by as it stands after the events in its log.
 *
 * @param id its id, which names nobody
 * @param terms what is agreed by now
 * @param state where it stands
 * @param schedule all instalments by now, the deposit as number 0 if there is one
 * @param payments all payments, in the order in which they were taken
 * @param fees all fees
 * @param refunds all refunds
 * @param disclosed what was told, given or done
 * @param held how many of which goods are held for it
 * @param released the price of the goods that were collected before the rest
 * @param balances the accounts; of cash, receivables and rounding debits less credits, of the others the reverse
 * @param notices what the consumer was told
 * @param extensions how often it was extended
 * @param onHoldSince since when it is on hold, if it is
 * @param disputed whether a payment was taken back after collection
 * @param isolatedFor the incident for which nothing is done to it, if there is one
 * @param outcome what the law made of its early end, if it ended early
 * @param log all events
 */
public record Layby(
        String id,
        AgreementTerms terms,
        LaybyState state,
        List<Instalment> schedule,
        List<Payment> payments,
        List<Fee> fees,
        List<Refund> refunds,
        Set<Disclosure> disclosed,
        Map<String, Integer> held,
        MonetaryAmount released,
        Map<Account, MonetaryAmount> balances,
        Set<LaybyEvent.Noticed> notices,
        int extensions,
        Optional<LocalDate> onHoldSince,
        boolean disputed,
        Optional<String> isolatedFor,
        Optional<Termination> outcome,
        List<Recorded> log) {
    public Layby {
        schedule = List.copyOf(schedule);
        payments = List.copyOf(payments);
        fees = List.copyOf(fees);
        refunds = List.copyOf(refunds);
        disclosed = Set.copyOf(disclosed);
        held = Collections.unmodifiableMap(new TreeMap<>(held));
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
        notices = Set.copyOf(notices);
        log = List.copyOf(log);
    }

    /** Nothing, in the currency of the agreement. */
    public MonetaryAmount nothing() {
        return MinorUnits.zero(terms.currency());
    }

    /** What is payable: the price of all goods, and the fees that were not waived. */
    public MonetaryAmount total() {
        return fees.stream().filter(fee -> !fee.waived()).map(Fee::amount).reduce(terms.price(), MonetaryAmount::add);
    }

    /**
     * What is paid by now: payments that cleared, without what was reversed or refunded.
     */
    public MonetaryAmount netPaid() {
        return payments.stream().map(Payment::left).reduce(nothing(), MonetaryAmount::add);
    }

    /** What is left to pay, at least nothing. */
    public MonetaryAmount outstanding() {
        return MinorUnits.max(nothing(), total().subtract(netPaid()));
    }

    /** A balance; nothing for an account without entries. */
    public MonetaryAmount balance(Account account) {
        return balances.getOrDefault(account, nothing());
    }

    /** The number of events, which is the version of the lay-by. */
    public int version() {
        return log.size();
    }
}
