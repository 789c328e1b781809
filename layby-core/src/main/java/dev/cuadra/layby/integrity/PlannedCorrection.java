package dev.cuadra.layby.integrity;

import dev.cuadra.layby.ledger.LedgerEntry;
import java.util.List;
import java.util.Objects;

/**
 * How one lay-by is put right.
 *
 * @param agreement the id of the lay-by
 * @param beforeHash {@link Books#hash()} of its books when the plan was made, after isolation
 * @param entries the compensating entries; empty where it is enough to build the view anew from the log
 */
public record PlannedCorrection(String agreement, String beforeHash, List<LedgerEntry> entries) {
    public PlannedCorrection {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(beforeHash, "beforeHash");
        entries = List.copyOf(entries);
    }
}
