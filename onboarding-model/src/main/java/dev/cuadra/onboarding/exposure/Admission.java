package dev.cuadra.onboarding.exposure;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a customer was exposed for the first time. It stays, whatever becomes of percentages, weights and bars.
 *
 * @param customer who
 * @param flag to what
 * @param phase in which phase; empty when the list exposed it before the first
 * @param variant what it was given, which stays as well; empty where there is nothing to choose from
 * @param at when
 * @param reason {@link ExposureReason#ALLOWED} or {@link ExposureReason#ASSIGNED}
 * @source EXPO-7
 */
public record Admission(
        String customer,
        String flag,
        Optional<String> phase,
        Optional<String> variant,
        Instant at,
        ExposureReason reason) {
    public Admission {
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(at, "at");
        if (!Customers.identified(customer)) {
            throw new IllegalArgumentException("No customer is identified");
        }
        if (reason != ExposureReason.ALLOWED && reason != ExposureReason.ASSIGNED) {
            throw new IllegalArgumentException("Nobody is admitted as " + reason);
        }
    }

    /** Everything but the customer, who stays out of logs. */
    @Override
    public String toString() {
        return flag + " " + phase.orElse("-") + " " + at + " " + reason;
    }
}
