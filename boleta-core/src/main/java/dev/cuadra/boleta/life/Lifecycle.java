package dev.cuadra.boleta.life;

import static dev.cuadra.boleta.life.LifeState.ANULACION_PENDIENTE;
import static dev.cuadra.boleta.life.LifeState.DESCONOCIDA;
import static dev.cuadra.boleta.life.LifeState.OBSERVADA;
import static dev.cuadra.boleta.life.LifeState.VIGENTE;
import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which move may find a boleta in which state: one table, from which everything else is refused. When it may, says
 * {@link LifeClock}.
 *
 * @source LIFE-1, LIFE-2, LIFE-5, LIFE-6
 */
public final class Lifecycle {
    /** Annulled is in no row but that of reports: there is no way back. */
    private static final Map<LifeMove, Set<LifeState>> MOVES = Map.ofEntries(
            entry(LifeMove.OBSERVE, EnumSet.of(VIGENTE, OBSERVADA, ANULACION_PENDIENTE, DESCONOCIDA)),
            entry(LifeMove.REQUEST, EnumSet.of(VIGENTE, OBSERVADA, DESCONOCIDA)),
            // Behind a spelling that nobody knows a request may be waiting.
            entry(LifeMove.REJECT, EnumSet.of(ANULACION_PENDIENTE, DESCONOCIDA)),
            entry(LifeMove.CONFIRM, EnumSet.of(ANULACION_PENDIENTE, DESCONOCIDA)),
            entry(LifeMove.ANNUL, EnumSet.of(VIGENTE, OBSERVADA, DESCONOCIDA)),
            entry(LifeMove.REPORT, EnumSet.allOf(LifeState.class)));

    private Lifecycle() {}

    /** Whether {@code move} may find a boleta in {@code state}, whatever the day. */
    public static boolean allows(LifeState state, LifeMove move) {
        return MOVES.getOrDefault(move, Set.of()).contains(state);
    }
}
