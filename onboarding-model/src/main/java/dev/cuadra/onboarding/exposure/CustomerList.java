package dev.cuadra.onboarding.exposure;

/**
 * The lists that people keep of customers.
 *
 * @source EXPO-4
 */
public enum CustomerList {
    /** Exposed whatever the draw says. */
    ALLOW,
    /** Not exposed, whatever else holds. */
    DENY,
    /** Switched off one by one. */
    OFF
}
