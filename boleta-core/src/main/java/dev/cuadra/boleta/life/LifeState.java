package dev.cuadra.boleta.life;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import java.util.Optional;

/** Where a boleta stands, or that nobody can tell. */
public enum LifeState {
    /** In force. */
    VIGENTE(Optional.of(BoletaState.VIGENTE)),
    /** In force, with a remark. */
    OBSERVADA(Optional.of(BoletaState.OBSERVADA)),
    /** Its issuer asked to annul it, and the receiver has not answered. */
    ANULACION_PENDIENTE(Optional.of(BoletaState.ANULACION_PENDIENTE)),
    /** Reported in a spelling that nobody knows: neither in force nor annulled until a person looks. */
    DESCONOCIDA(Optional.empty()),
    /** Annulled, for good. */
    ANULADA(Optional.of(BoletaState.ANULADA));

    private final Optional<BoletaState> boleta;

    LifeState(Optional<BoletaState> boleta) {
        this.boleta = boleta;
    }

    /** What a report's spelling means. */
    public static LifeState of(ReportedState reported) {
        return reported.state().map(state -> valueOf(state.name())).orElse(DESCONOCIDA);
    }

    /** The state of the receipt; empty when nobody can tell. */
    public Optional<BoletaState> boleta() {
        return boleta;
    }

    /**
     * Whether what was retained on it is declared; empty when nobody can tell.
     *
     * @source F29-5
     */
    public Optional<Boolean> counts() {
        return boleta.map(BoletaState::counts);
    }
}
