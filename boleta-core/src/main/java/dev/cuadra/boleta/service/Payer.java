package dev.cuadra.boleta.service;

import dev.cuadra.boleta.rut.Rut;

/**
 * A company whose books are kept. Everything else names it by the id of this document: its number is sealed once.
 *
 * @param rut its tax number
 */
record Payer(Rut rut) {
    /** The masked number. */
    @Override
    public String toString() {
        return "Payer[" + rut.masked() + "]";
    }
}
