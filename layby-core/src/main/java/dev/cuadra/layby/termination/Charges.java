package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/** The ways in which a charge is limited: by what was agreed, by what it cost, and by a share that the law names. */
final class Charges {
    private Charges() {}

    /** No charge, by a rule. */
    static MonetaryAmount none(Workings work, String rule) {
        MonetaryAmount nothing = work.zero();
        work.step(rule, "paid", work.paid(), nothing);
        return nothing;
    }

    /**
     * The agreed charge up to what it cost. Nothing is agreed, or nothing shown: no charge.
     *
     * @param agreement the rule that wants it agreed
     * @param costs the rule that limits it to costs
     */
    static MonetaryAmount byCosts(Workings work, String agreement, String costs) {
        Optional<MonetaryAmount> agreed = agreed(work);
        if (agreed.isEmpty()) {
            return none(work, agreement);
        }
        work.step(agreement, "agreed", agreed.get(), agreed.get());
        MonetaryAmount evidence = evidence(work);
        if (evidence.isZero()) {
            work.warn("CHARGE_WITHOUT_EVIDENCE", costs, Map.of("agreed", agreed.get()));
        }
        MonetaryAmount charge = MinorUnits.min(agreed.get(), evidence);
        work.step(costs, Map.of("agreed", agreed.get(), "costs", evidence), Optional.empty(), charge, true);
        return charge;
    }

    /** The agreed charge as it is; nothing where none was agreed. */
    static MonetaryAmount asAgreed(Workings work, String rule, boolean verified) {
        MonetaryAmount charge = agreed(work).orElse(work.zero());
        work.step(rule, Map.of("agreed", charge), Optional.empty(), charge, verified);
        return charge;
    }

    /** The agreed charge up to what the law allows; what the law allows where no charge was agreed. */
    static MonetaryAmount upTo(Workings work, MonetaryAmount cap) {
        return MinorUnits.min(work.request().agreedCharge().orElse(cap), cap);
    }

    /** A share of an amount as a limit, which is rounded in the consumer's favour. */
    static MonetaryAmount cap(MonetaryAmount amount, String percent) {
        return MinorUnits.percent(amount, new BigDecimal(percent), RoundingMode.DOWN);
    }

    /** The agreed charge, if there is one above nothing. */
    static Optional<MonetaryAmount> agreed(Workings work) {
        return work.request().agreedCharge().filter(MonetaryAmount::isPositive);
    }

    static MonetaryAmount evidence(Workings work) {
        return work.request().costs().stream().map(CostEvidence::amount).reduce(work.zero(), MonetaryAmount::add);
    }
}
