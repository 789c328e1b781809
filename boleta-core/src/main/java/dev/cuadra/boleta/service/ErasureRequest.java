package dev.cuadra.boleta.service;

import dev.cuadra.boleta.rut.Rut;
import java.util.Objects;

/**
 * That a contractor is to be erased.
 *
 * @param contractor who
 * @param by who asks for it, for the journal: an id rather than a name
 * @param reason why, for the journal; not blank
 * @param override whether to erase although law still asks to keep the records; the reason then says why that may be
 */
public record ErasureRequest(Rut contractor, String by, String reason, boolean override) {
    public ErasureRequest {
        Objects.requireNonNull(contractor, "contractor");
        Objects.requireNonNull(by, "by");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An erasure has a reason");
        }
    }

    /** The masked number: the reason may name somebody. */
    @Override
    public String toString() {
        return "ErasureRequest[" + contractor.masked() + "]";
    }
}
