package dev.cuadra.layby.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What moves between accounts at once. An entry that does not balance in every currency cannot be made.
 *
 * @param rule which kind of entry it is, {@code LED-01} to {@code LED-07}, or {@code FEE-04}
 * @param about what it is about: the id of a payment, fee or refund, or empty
 * @param corrects the id of the payment or fee whose entry this one takes back in full or in part, if it does
 * @param postings at least two
 * @source LED-I1, LED-I2
 */
public record LedgerEntry(String rule, String about, Optional<String> corrects, List<Posting> postings) {
    public LedgerEntry {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(about, "about");
        postings = List.copyOf(postings);
        if (postings.size() < 2 || !balances(postings)) {
            throw new IllegalArgumentException("An entry that does not balance: " + rule + " " + about);
        }
    }

    private static boolean balances(List<Posting> postings) {
        return postings.stream()
                .map(posting -> posting.amount().getCurrency())
                .distinct()
                .allMatch(currency -> postings.stream()
                        .map(Posting::amount)
                        .filter(amount -> amount.getCurrency().equals(currency))
                        .reduce(MonetaryAmount::add)
                        .orElseThrow()
                        .isZero());
    }
}
