package dev.cuadra.onboarding.message.service;

/** Where an announcement stands. */
public enum State {
    /** It waits for its time; it may be cancelled. */
    SCHEDULED,
    /** Some have got it. */
    SENDING,
    /** Everybody has got it who could. */
    SENT,
    /** A person took it back before it went out. */
    CANCELLED;

    /** Whether there is still somebody who is to get it. */
    boolean open() {
        return this == SCHEDULED || this == SENDING;
    }
}
