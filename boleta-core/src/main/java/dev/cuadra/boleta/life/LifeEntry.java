package dev.cuadra.boleta.life;

import dev.cuadra.boleta.receipt.BoletaId;
import java.util.Objects;

/**
 * An event and the boleta it is about. A folio alone names no boleta: each issuer counts its own.
 *
 * @param boleta issuer and folio
 * @param event what happened
 * @source BHE-1
 */
public record LifeEntry(BoletaId boleta, LifeEvent event) {
    public LifeEntry {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(event, "event");
    }

    /** The masked number and the event. */
    @Override
    public String toString() {
        return "LifeEntry[" + boleta.masked() + ", " + event.move() + " on " + event.on() + "]";
    }
}
