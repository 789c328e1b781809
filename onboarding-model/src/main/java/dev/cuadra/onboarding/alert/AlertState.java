package dev.cuadra.onboarding.alert;

/**
 * How an alert stands, in the order in which one of them is shown: the first that holds.
 *
 * @source ALERT-1
 */
public enum AlertState {
    /** It fires, and goes on firing until data prove that it is over. */
    FIRING,
    /** What took a rollout back is over, and nobody has opened the rollout again. */
    LATCHED,
    /** Nobody knows, because data are missing. */
    MISSING,
    /** There is a breach, but not for long enough. */
    PENDING,
    /** It fired, and that is over. */
    CLEARED,
    /** Nothing ever happened. */
    QUIET
}
