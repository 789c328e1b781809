package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.decision.Deadline;
import java.util.Optional;

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

    /** The deadline that goes with it; none for the timeline of the fix. */
    public Optional<Deadline.Step> step() {
        return switch (this) {
            case DECIDED -> Optional.of(Deadline.Step.DECIDED);
            case FLAG_OFF -> Optional.of(Deadline.Step.FLAG_OFF);
            case OLD_WORKFLOW -> Optional.of(Deadline.Step.OLD_WORKFLOW);
            case CUSTOMERS_TOLD -> Optional.of(Deadline.Step.CUSTOMERS_TOLD);
            case ROOT_CAUSE -> Optional.of(Deadline.Step.ROOT_CAUSE);
            case FIX_TIMELINE -> Optional.empty();
        };
    }
}
