package dev.cuadra.onboarding.support;

/** What a workaround does not make less urgent. */
public enum Protection {
    /** Data may be wrong. */
    DATA_CORRUPTION,
    /** Payments cannot be recorded. */
    PAYMENT_BLOCKING
}
