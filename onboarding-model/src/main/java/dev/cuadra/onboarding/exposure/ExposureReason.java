package dev.cuadra.onboarding.exposure;

/**
 * Why a customer is exposed or not. The names are stable. Where several hold, the first in this order is given.
 *
 * @source EXPO-4
 */
public enum ExposureReason {
    /** The flag is off for everybody. */
    FLAG_OFF(false),
    /** The rollout was taken back, and nobody has re-opened it. */
    ROLLED_BACK(false),
    /** Nobody knows which customer asks. */
    UNIDENTIFIED(false),
    /** On the deny list. */
    DENIED(false),
    /** Switched off for this customer. */
    SWITCHED_OFF(false),
    /** On the allow list. */
    ALLOWED(true),
    /** Admitted earlier, which stays. */
    ADMITTED(true),
    /** Taken out by name; the draw does not bring it back. */
    REMOVED(false),
    /** No phase was opened yet. */
    NOT_STARTED(false),
    /** The phase is for the allow list alone. */
    NOT_LISTED(false),
    /** Below a bar of the phase. */
    NOT_ELIGIBLE(false),
    /** Nobody can tell whether it reaches the bars of the phase. */
    ELIGIBILITY_UNKNOWN(false),
    /** Within the share of the phase. */
    ASSIGNED(true),
    /** Beyond the share of the phase. */
    NOT_ASSIGNED(false);

    private final boolean exposed;

    ExposureReason(boolean exposed) {
        this.exposed = exposed;
    }

    /** Whether it exposes. */
    public boolean exposes() {
        return exposed;
    }
}
