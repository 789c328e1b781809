package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Fee;
import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * What a storage claims about a lay-by. Every figure is a claim of its own, also those that follow from others, and no
 * amount is checked here: a damaged row of a storage has to fit in, so that it can be found.
 *
 * @param agreement the id of the lay-by
 * @param business whose it is
 * @param store where it was made
 * @param state where it stands
 * @param currency the one currency
 * @param agreedOn the day of the agreement
 * @param lastDay the last day of its term
 * @param price the price of the goods
 * @param total what is payable
 * @param netPaid what is paid
 * @param outstanding what is left to pay
 * @param released the price of the goods that were collected before the rest
 * @param instalments the schedule, the deposit as number 0
 * @param payments all payments
 * @param fees all fees
 * @param refunds all refunds
 * @param balances the accounts
 * @param held how many of which goods are held
 * @param disputed whether a payment was taken back after collection
 * @param version the number of events it was made from
 */
public record StoredView(
        String agreement,
        String business,
        String store,
        LaybyState state,
        CurrencyUnit currency,
        LocalDate agreedOn,
        LocalDate lastDay,
        MonetaryAmount price,
        MonetaryAmount total,
        MonetaryAmount netPaid,
        MonetaryAmount outstanding,
        MonetaryAmount released,
        List<StoredInstalment> instalments,
        List<Payment> payments,
        List<Fee> fees,
        List<Refund> refunds,
        Map<Account, MonetaryAmount> balances,
        Map<String, Integer> held,
        boolean disputed,
        int version) {
    public StoredView {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(agreedOn, "agreedOn");
        Objects.requireNonNull(lastDay, "lastDay");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(netPaid, "netPaid");
        Objects.requireNonNull(outstanding, "outstanding");
        Objects.requireNonNull(released, "released");
        instalments = List.copyOf(instalments);
        payments = List.copyOf(payments);
        fees = List.copyOf(fees);
        refunds = List.copyOf(refunds);
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
        held = Collections.unmodifiableMap(new TreeMap<>(held));
    }

    /**
     * What a sound storage claims about a lay-by.
     *
     * @param standings what is paid of each instalment, as the engine says
     */
    public static StoredView of(Layby layby, List<InstalmentStanding> standings) {
        return new StoredView(
                layby.id(),
                layby.terms().business(),
                layby.terms().store(),
                layby.state(),
                layby.terms().currency(),
                layby.terms().agreedOn(),
                Term.lastDay(layby.terms(), layby.log()),
                layby.terms().price(),
                layby.total(),
                layby.netPaid(),
                layby.outstanding(),
                layby.released(),
                stored(layby.schedule(), standings),
                layby.payments(),
                layby.fees(),
                layby.refunds(),
                layby.balances(),
                layby.held(),
                layby.disputed(),
                layby.version());
    }

    /** After an early end the engine tells only of instalments that were paid; the others stand here unpaid. */
    private static List<StoredInstalment> stored(List<Instalment> schedule, List<InstalmentStanding> standings) {
        Map<Integer, MonetaryAmount> paid = new HashMap<>();
        standings.forEach(standing -> paid.put(standing.instalment().number(), standing.paid()));
        return schedule.stream()
                .map(instalment -> new StoredInstalment(
                        instalment.number(),
                        instalment.due(),
                        instalment.amount(),
                        paid.getOrDefault(
                                instalment.number(),
                                MinorUnits.zero(instalment.amount().getCurrency()))))
                .toList();
    }

    /** The SHA-256 of everything that is claimed, in hexadecimal. */
    public String hash() {
        return Sha256.json(this);
    }

    /** A balance; nothing for an account without one. */
    public MonetaryAmount balance(Account account) {
        return balances.getOrDefault(account, MinorUnits.zero(currency));
    }
}
