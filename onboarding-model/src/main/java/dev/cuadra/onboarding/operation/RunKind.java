package dev.cuadra.onboarding.operation;

/** When a list is gone through. */
public enum RunKind {
    /** Once for the launch. */
    LAUNCH,
    /** On each of some days after the launch. */
    DAYS,
    /** On every day that a host likes. */
    DAILY,
    /** In an emergency, from the moment on at which it began. */
    INCIDENT
}
