package dev.cuadra.boleta.receipt;

/**
 * Where a receipt stands in its life.
 *
 * @source F29-5
 */
public enum BoletaState {
    /** In force. */
    VIGENTE(true),
    /** Annulled, for good. */
    ANULADA(false),
    /** Its issuer asked to annul it and the receiver has not confirmed: still payable and declared. */
    ANULACION_PENDIENTE(true),
    /** The receiver or the SII made a remark; that does not touch its validity. */
    OBSERVADA(true);

    private final boolean counts;

    BoletaState(boolean counts) {
        this.counts = counts;
    }

    /** Whether what was retained on it is declared. */
    public boolean counts() {
        return counts;
    }
}
