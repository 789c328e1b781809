package dev.cuadra.onboarding.message;

import java.util.Objects;

/**
 * What a part of a message depends on.
 *
 * @param variable an optional variable
 * @param given whether the part stands where the variable has a value, or where it has none
 */
public record Condition(String variable, boolean given) {
    public Condition {
        Objects.requireNonNull(variable, "variable");
    }
}
