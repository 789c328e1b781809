package dev.cuadra.layby.integrity;

import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * Sums of claimed amounts. They are taken as bare decimals, since damaged books may mix currencies or hold thousandths
 * of a cent, which is a finding and not a reason to stop looking.
 */
final class Figures {
    private Figures() {}

    static BigDecimal of(MonetaryAmount amount) {
        return amount.getNumber().numberValueExact(BigDecimal.class);
    }

    static BigDecimal sum(Collection<? extends MonetaryAmount> amounts) {
        return amounts.stream().map(Figures::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    static String text(BigDecimal figure, CurrencyUnit currency) {
        BigDecimal plain = figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
        int digits = currency.getDefaultFractionDigits();
        return (plain.scale() < digits ? plain.setScale(digits) : plain).toPlainString() + " "
                + currency.getCurrencyCode();
    }

    /** What the posting adds to the balance of its account, counted as that account is. */
    static BigDecimal effect(Posting posting) {
        BigDecimal amount = of(posting.amount());
        return posting.account().kind().debit() ? amount : amount.negate();
    }

    /** An entry that moves {@code figure} to the debit of one account and the credit of another; none for dust. */
    static List<LedgerEntry> move(
            String rule, String about, Account debit, Account credit, BigDecimal figure, CurrencyUnit currency) {
        boolean exact = figure.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
        if (figure.signum() == 0 || !exact) {
            return List.of();
        }
        MonetaryAmount amount = MinorUnits.exact(figure, currency);
        return List.of(new LedgerEntry(
                rule,
                about,
                Optional.of(about),
                List.of(new Posting(debit, amount), new Posting(credit, amount.negate()))));
    }

    /** The entry that takes another back. */
    static LedgerEntry reverse(LedgerEntry entry, String corrects) {
        return new LedgerEntry(
                entry.rule(),
                corrects,
                Optional.of(corrects),
                entry.postings().stream()
                        .map(posting ->
                                new Posting(posting.account(), posting.amount().negate()))
                        .toList());
    }
}
