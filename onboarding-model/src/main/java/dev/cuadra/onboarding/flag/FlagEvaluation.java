package dev.cuadra.onboarding.flag;

import dev.cuadra.onboarding.exposure.ExposureDecision;
import java.util.Objects;

/**
 * What a flag says to a customer.
 *
 * @param flag its key
 * @param type what the value is
 * @param value the value, of the class that the type names; nobody can change it
 * @param variant the name of the value
 * @param decision whether the customer is exposed, and why
 * @source FLAG-3
 */
public record FlagEvaluation(String flag, FlagType type, Object value, String variant, ExposureDecision decision) {
    public FlagEvaluation {
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(decision, "decision");
    }

    /** Nothing of the value: a list holds customers. */
    @Override
    public String toString() {
        return flag + " " + variant + " " + decision.reason();
    }
}
