package dev.cuadra.layby.schedule;

import dev.cuadra.layby.money.MinorUnits;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * The instalments of a balance. They add up to it, and each is due after the one before.
 *
 * @param balance what is paid by instalments, from nothing
 * @param instalments numbered from 1 without a gap; none where nothing is left to pay
 * @source SCH-01, SCH-12
 */
public record Schedule(MonetaryAmount balance, List<Instalment> instalments) {
    public Schedule {
        balance = MinorUnits.exact(balance);
        instalments = List.copyOf(instalments);
        if (sum(balance, instalments) != MinorUnits.count(balance)) {
            throw new IllegalArgumentException("Instalments " + instalments + " for a balance of " + balance);
        }
        for (int i = 0; i < instalments.size(); i++) {
            check(instalments, i);
        }
    }

    /** In smallest units, each amount counted once: most instalments share the amount of the one before them. */
    private static long sum(MonetaryAmount balance, List<Instalment> instalments) {
        long sum = 0;
        long units = 0;
        MonetaryAmount last = MinorUnits.zero(balance.getCurrency());
        for (Instalment instalment : instalments) {
            MonetaryAmount amount = instalment.amount();
            if (!amount.equals(last)) {
                if (!amount.getCurrency().equals(balance.getCurrency())) {
                    throw new IllegalArgumentException("An instalment of " + amount + " of " + balance);
                }
                units = MinorUnits.count(amount);
                last = amount;
            }
            sum = Math.addExact(sum, units);
        }
        return sum;
    }

    private static void check(List<Instalment> instalments, int i) {
        Instalment instalment = instalments.get(i);
        if (instalment.number() != i + 1) {
            throw new IllegalArgumentException("Instalment " + (i + 1) + " has the number " + instalment.number());
        }
        if (i > 0 && !instalment.due().isAfter(instalments.get(i - 1).due())) {
            throw new IllegalArgumentException("Instalment " + (i + 1) + " is not due after the one before it");
        }
    }
}
