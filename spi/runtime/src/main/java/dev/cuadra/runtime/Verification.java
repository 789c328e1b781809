package dev.cuadra.runtime;

import java.util.List;

/**
 * What a verifier saw.
 *
 * @param entries how many journal entries were checked
 * @param documents how many documents were checked
 * @param findings what is wrong, first what the journal shows in its order, then what the documents show
 */
public record Verification(long entries, long documents, List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found. */
    public boolean sound() {
        return findings.isEmpty();
    }
}
