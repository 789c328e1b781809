package dev.cuadra.onboarding.exposure;

import java.util.Optional;

/**
 * An entry of the log of admissions.
 *
 * @param customer whom it is about
 * @param admission the admission; empty when the customer was taken out
 * @source EXPO-7
 */
public record AdmissionEntry(String customer, Optional<Admission> admission) {
    public AdmissionEntry {
        if (!Customers.identified(customer)
                || admission.filter(one -> !one.customer().equals(customer)).isPresent()) {
            throw new IllegalArgumentException("An entry is about one identified customer");
        }
    }

    /** That a customer was admitted. */
    public static AdmissionEntry of(Admission admission) {
        return new AdmissionEntry(admission.customer(), Optional.of(admission));
    }

    /** That a customer was taken out. */
    public static AdmissionEntry removal(String customer) {
        return new AdmissionEntry(customer, Optional.empty());
    }

    /** Nothing of the customer. */
    @Override
    public String toString() {
        return admission.map(Admission::toString).orElse("removal");
    }
}
