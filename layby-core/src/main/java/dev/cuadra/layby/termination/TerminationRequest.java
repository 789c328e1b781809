package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A lay-by that is to end early. An amount below nothing, or in another currency than the price, is a problem with code
 * {@code TERMINATION_AMOUNT}.
 *
 * @param jurisdiction whose law
 * @param endedBy who ends it
 * @param ground why
 * @param agreedOn the day of the agreement
 * @param endedOn the day it ends, not before
 * @param price the price of the goods
 * @param laybyPrice the price with everything that is payable beside it
 * @param paid the payments that cleared, in the order in which they took effect
 * @param agreedCharge the charge that the agreement provides for, if it does
 * @param costs what the supplier can show to have cost it
 * @param facts what else the law asks about
 * @param basis how the supplier accounts for tax
 */
public record TerminationRequest(
        Jurisdiction jurisdiction,
        EndedBy endedBy,
        Ground ground,
        LocalDate agreedOn,
        LocalDate endedOn,
        MonetaryAmount price,
        MonetaryAmount laybyPrice,
        List<Paid> paid,
        Optional<MonetaryAmount> agreedCharge,
        List<CostEvidence> costs,
        Facts facts,
        TaxBasis basis) {
    public TerminationRequest {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(endedBy, "endedBy");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(basis, "basis");
        price = MinorUnits.exact(price);
        laybyPrice = MinorUnits.exact(laybyPrice);
        paid = List.copyOf(paid);
        agreedCharge = agreedCharge.map(MinorUnits::exact);
        costs = List.copyOf(costs);
        checkAmount("price", price, price);
        checkAmount("laybyPrice", laybyPrice, price);
        for (MonetaryAmount charge : agreedCharge.stream().toList()) {
            checkAmount("agreedCharge", charge, price);
        }
        for (Paid payment : paid) {
            checkAmount("paid", payment.amount(), price);
        }
        for (CostEvidence cost : costs) {
            checkAmount("costEvidence", cost.amount(), price);
        }
        if (endedOn.isBefore(agreedOn)) {
            throw new IllegalArgumentException("Ended on " + endedOn + ", before it was agreed on " + agreedOn);
        }
    }

    private static void checkAmount(String member, MonetaryAmount amount, MonetaryAmount price) {
        if (amount.isNegative() || !amount.getCurrency().equals(price.getCurrency())) {
            throw new ProblemException(Texts.BOOK.problem(
                    "TERMINATION_AMOUNT",
                    Place.member(member),
                    Map.of(
                            "amount", Text.figure(MinorUnits.text(amount)),
                            "given", amount.getCurrency().getCurrencyCode(),
                            "currency", price.getCurrency().getCurrencyCode())));
        }
    }

    /** What was paid, together. */
    public MonetaryAmount paidTotal() {
        return paid.stream().map(Paid::amount).reduce(MinorUnits.zero(price.getCurrency()), MonetaryAmount::add);
    }
}
