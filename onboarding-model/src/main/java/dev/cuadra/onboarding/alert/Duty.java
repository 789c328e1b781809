package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.decision.Deadline;

/**
 * What has to be done once a rollout was taken back.
 *
 * @source ALERT-6
 */
public enum Duty {
    /** Decided, by everybody who decides together: within 2 hours. */
    DECIDED,
    /** The flag is off. */
    FLAG_OFF,
    /** Users are back on the old workflow. */
    OLD_WORKFLOW,
    /** Customers were told by mail and in the product: within 4 hours. */
    CUSTOMERS_TOLD,
    /** The root cause is known: within 24 hours. */
    ROOT_CAUSE,
    /** Customers know when a fix is to be expected. */
    FIX_TIMELINE;

    /** The attestation that says that customers know the timeline of the fix. */
    public static final String TIMELINE_SHARED = "rollback_fix_timeline_shared";

    /** The deadline that goes with it. */
    public Deadline.Step step() {
        return switch (this) {
            case DECIDED -> Deadline.Step.DECIDED;
            case FLAG_OFF -> Deadline.Step.FLAG_OFF;
            case OLD_WORKFLOW -> Deadline.Step.OLD_WORKFLOW;
            case CUSTOMERS_TOLD -> Deadline.Step.CUSTOMERS_TOLD;
            case ROOT_CAUSE -> Deadline.Step.ROOT_CAUSE;
            case FIX_TIMELINE -> Deadline.Step.FIX_TIMELINE;
        };
    }
}
