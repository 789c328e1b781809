package dev.cuadra.onboarding.flag.service;

import dev.cuadra.onboarding.exposure.AdmissionEntry;
import java.util.List;
import java.util.Objects;

/**
 * Entries of the log of admissions that were made together; nothing changes in it afterwards.
 *
 * @param flag the key of the flag
 * @param number from 1, without gaps
 * @param entries the entries, sealed
 */
record StoredBatch(String flag, int number, List<AdmissionEntry> entries) {
    StoredBatch {
        Objects.requireNonNull(flag, "flag");
        entries = List.copyOf(entries);
    }

    /** What of it is plain. */
    record Found(String flag, int number) {}

    /** Where it stands. */
    @Override
    public String toString() {
        return "StoredBatch[" + flag + " " + number + "]";
    }
}
