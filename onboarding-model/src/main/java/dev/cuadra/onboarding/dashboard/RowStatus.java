package dev.cuadra.onboarding.dashboard;

/**
 * How a row of a dashboard stands.
 *
 * @source DASH-1
 */
public enum RowStatus {
    /** Nobody knows. It is never green. */
    UNKNOWN,
    /** The target was missed, is about to be, or an alert stops the rollout. */
    RED,
    /** The target is not met yet and behind its pace, or an alert is on. */
    AMBER,
    /** On target, or at its pace towards it, and no alert is on. */
    GREEN
}
