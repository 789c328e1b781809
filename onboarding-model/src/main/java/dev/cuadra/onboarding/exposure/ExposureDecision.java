package dev.cuadra.onboarding.exposure;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a customer is exposed, and why.
 *
 * @param reason why; it says whether
 * @param phase the phase that was open; empty before the first
 * @param admission how it was admitted, where it was
 * @source EXPO-4
 */
public record ExposureDecision(ExposureReason reason, Optional<String> phase, Optional<Admission> admission) {
    public ExposureDecision {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(admission, "admission");
    }

    /** Whether the customer is exposed. */
    public boolean exposed() {
        return reason.exposes();
    }

    /** Whether the customer is exposed and no admission is recorded yet, so that one is to be. */
    public boolean newly() {
        return exposed() && admission.isEmpty();
    }
}
