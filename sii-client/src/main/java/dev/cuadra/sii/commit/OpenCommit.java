package dev.cuadra.sii.commit;

import dev.cuadra.boleta.rut.Rut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * An order of which nobody knows what became of it. The same order again asks.
 *
 * @param intent under which it is stored
 * @param kind what was to be done
 * @param taxpayer for whom
 * @param reference the host's own name of the order
 * @param date the date on the boleta
 * @param until until when whoever sends it is left alone
 * @source SII-COMMIT-4
 */
public record OpenCommit(UUID intent, CommitKind kind, Rut taxpayer, String reference, LocalDate date, Instant until) {
    public OpenCommit {
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(taxpayer, "taxpayer");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(until, "until");
    }

    /** The intent and what it is: the rest is personal. */
    @Override
    public String toString() {
        return "OpenCommit[" + intent + ", " + kind + "]";
    }
}
