package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * A cost that the supplier had through the agreement, with a document that shows it.
 *
 * @param kind what it was for
 * @param amount at least nothing
 */
public record CostEvidence(Kind kind, MonetaryAmount amount) {
    /** What a cost was for. */
    public enum Kind {
        LOSS_IN_VALUE,
        STORAGE,
        INSURANCE,
        ADMINISTRATION,
        OTHER
    }

    public CostEvidence {
        Objects.requireNonNull(kind, "kind");
        amount = MinorUnits.exact(amount);
        if (amount.isNegative()) {
            throw new IllegalArgumentException("A cost below nothing: " + amount);
        }
    }
}
