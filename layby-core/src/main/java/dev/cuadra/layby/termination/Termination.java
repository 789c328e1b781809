package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What the law makes of a lay-by that ends early. Nothing is lost: what was paid is what goes back, without the
 * compensation, and what is kept.
 *
 * @param refusals why it may not end in this way; empty when it may. The amounts are nothing then
 * @param charge what the supplier may charge
 * @param refund what the consumer gets, compensation included
 * @param compensation how much of the refund is beyond what was paid
 * @param shortfall how much of the charge was not paid, where the law lets it be claimed
 * @param refundByTender where the refund without the compensation goes, the latest payment first
 * @param refundDeadline the last day for the refund, where the law sets one; the day of the end means at once
 * @param steps how it came about, each with its rule
 * @param tax the tax of the lay-by: of the receipts, where the law taxes receipts, and what the end adds or takes off;
 *     the points add up to the tax in what is kept
 * @param warnings what a person has to look at, such as law that is not verified or facts that were taken as usual
 */
public record Termination(
        List<Problem> refusals,
        MonetaryAmount charge,
        MonetaryAmount refund,
        MonetaryAmount compensation,
        MonetaryAmount shortfall,
        List<RefundLine> refundByTender,
        Optional<LocalDate> refundDeadline,
        List<Step> steps,
        List<TaxPoint> tax,
        List<Problem> warnings) {
    public Termination {
        refusals = List.copyOf(refusals);
        charge = MinorUnits.exact(charge);
        refund = MinorUnits.exact(refund);
        compensation = MinorUnits.exact(compensation);
        shortfall = MinorUnits.exact(shortfall);
        refundByTender = List.copyOf(refundByTender);
        steps = List.copyOf(steps);
        tax = List.copyOf(tax);
        warnings = List.copyOf(warnings);
    }

    /** Whether it may end in this way. */
    public boolean allowed() {
        return refusals.isEmpty();
    }

    /** The rules that it rests on, in the order in which they were applied. */
    public List<String> rules() {
        return steps.stream().map(Step::rule).distinct().toList();
    }

    /** Those of them that a person should check, because no certain source was found. */
    public List<String> unverifiedRules() {
        return steps.stream()
                .filter(step -> !step.verified())
                .map(Step::rule)
                .distinct()
                .toList();
    }
}
