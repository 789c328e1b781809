package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of a contractor, as the history keeps it: who and what are sealed under the contractor's own key.
 *
 * @param contractor the contractor, by the id of its document
 * @param at when
 * @param by who made it
 * @param why why, if somebody said so
 * @param changes what it was and is
 */
public record ContractorChange(
        UUID contractor, Instant at, String by, Optional<String> why, List<FieldChange> changes) {
    public ContractorChange {
        Objects.requireNonNull(why, "why");
        changes = List.copyOf(changes);
    }

    /** When: the rest is personal. */
    @Override
    public String toString() {
        return "ContractorChange[" + at + "]";
    }
}
