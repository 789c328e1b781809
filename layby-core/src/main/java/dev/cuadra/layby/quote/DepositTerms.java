package dev.cuadra.layby.quote;

import dev.cuadra.layby.agreement.DepositWaiver;
import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * What the deposit has to be, and what it is.
 *
 * @param rule its bounds
 * @param pays what the consumer pays first; without it, the least that the rule asks for
 * @param waiver who lets it be outside of the bounds, if someone does
 * @source SCH-02
 */
public record DepositTerms(DepositRule rule, Optional<MonetaryAmount> pays, Optional<DepositWaiver> waiver) {
    /** No deposit. */
    public static final DepositTerms NONE = of(DepositRule.NONE);

    public DepositTerms {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(waiver, "waiver");
        pays = pays.map(MinorUnits::exact);
    }

    /** The least that {@code rule} asks for. */
    public static DepositTerms of(DepositRule rule) {
        return new DepositTerms(rule, Optional.empty(), Optional.empty());
    }

    /** The same rule, and what the consumer pays first. */
    public DepositTerms paying(MonetaryAmount amount) {
        return new DepositTerms(rule, Optional.of(amount), waiver);
    }
}
