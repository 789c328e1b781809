package dev.cuadra.onboarding.gate;

import dev.cuadra.onboarding.internal.Plain;
import dev.cuadra.onboarding.internal.Refused;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/**
 * A condition of a gate.
 *
 * @param condition the condition
 * @param tier how it counts
 * @param weight its weight in the score of its tier, above 0
 * @param shadow whether it is only evaluated and recorded, without any effect
 */
public record Member(Condition condition, Tier tier, BigDecimal weight, boolean shadow) {
    public Member {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(tier, "tier");
        if (weight.signum() <= 0) {
            throw Refused.because("ABOVE_ZERO", Map.of("value", weight));
        }
        weight = Plain.of(weight);
    }

    /** A condition that must be met. */
    public static Member must(Condition condition) {
        return new Member(condition, Tier.MUST, BigDecimal.ONE, false);
    }

    /** A condition that should be met. */
    public static Member should(Condition condition) {
        return new Member(condition, Tier.SHOULD, BigDecimal.ONE, false);
    }

    /** A condition that would be nice. */
    public static Member nice(Condition condition) {
        return new Member(condition, Tier.NICE, BigDecimal.ONE, false);
    }

    /** The same condition without any effect. */
    public Member asShadow() {
        return new Member(condition, tier, weight, true);
    }

    /** The same condition with another weight. */
    public Member weighing(String other) {
        return new Member(condition, tier, new BigDecimal(other), shadow);
    }

    /** Whether it decides the verdict. */
    boolean decides() {
        return tier == Tier.MUST && !shadow;
    }
}
