package dev.cuadra.onboarding.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * How a trigger stands.
 *
 * @param trigger the trigger
 * @param state its state
 * @param finding what its condition came to; empty while it is not armed
 */
public record TriggerFinding(Trigger trigger, TriggerState state, Optional<Finding> finding) {
    /** How {@code trigger} stands. */
    public static TriggerFinding of(Trigger trigger, Situation situation) {
        Optional<Instant> armed = trigger.armed().map(moment -> moment.in(situation.calendar()));
        if (armed.filter(situation.at()::isBefore).isPresent()) {
            return new TriggerFinding(trigger, TriggerState.NOT_ARMED, Optional.empty());
        }
        Finding finding = Judge.now(situation).judge(trigger.condition());
        TriggerState plain = finding.state().orElseGet(() -> TriggerState.of(finding.outcome()));
        boolean pending = plain == TriggerState.CLEAR && finding.pending();
        return new TriggerFinding(trigger, pending ? TriggerState.PENDING : plain, Optional.of(finding));
    }

    /** Whether it raises a notice of its own because data are missing. */
    public boolean dataMissing() {
        return state == TriggerState.UNKNOWN;
    }
}
