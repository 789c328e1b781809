package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import java.util.Optional;

/** Who is logged in, if anybody. */
record Visitor(Optional<Rut> known) {
    static final Visitor NOBODY = new Visitor(Optional.empty());

    /** Who is logged in, on a page that needs it. */
    Rut rut() {
        return known.orElseThrow();
    }
}
