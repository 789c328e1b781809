package dev.cuadra.runtime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verifier saw.
 *
 * @param entries how many journal entries were checked
 * @param documents how many documents were checked
 * @param seal the newest seal, whose root is worth keeping elsewhere when nothing was found
 * @param findings what is wrong, first what the journal and its seals show in the order of the journal, then what the
 *     documents show
 */
public record Verification(long entries, long documents, Optional<JournalSeal> seal, List<Finding> findings) {
    public Verification {
        Objects.requireNonNull(seal, "seal");
        findings = List.copyOf(findings);
    }

    /** The first thing wrong in the order of the journal, such as the first broken link. */
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }

    /** Whether nothing was found. */
    public boolean sound() {
        return findings.isEmpty();
    }
}
