package dev.cuadra.boleta.report;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.tables.CellText;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a boleta as a report spells it.
 *
 * @param text the spelling, trimmed
 * @param state what it means; empty for a spelling that nobody knows, which is neither dropped nor taken as in force
 * @param confidence how well that meaning is established
 * @source REP-3
 */
public record ReportedState(String text, Optional<BoletaState> state, Confidence confidence) {
    /** Reads any of the spellings of the reports and services: {@code VIGENTE}, {@code VIG}, {@code N}, and so on. */
    public static ReportedState of(String text) {
        String key = CellText.titleKey(text).toUpperCase(Locale.ROOT);
        return switch (key) {
            case "VIGENTE", "VIG", "N" -> known(text, BoletaState.VIGENTE, Confidence.CERTAIN);
            case "ANULADA", "ANU", "ANUL", "S" -> known(text, BoletaState.ANULADA, Confidence.CERTAIN);
            case "V",
                    "VCA",
                    "ANULACIONPENDIENTE",
                    "PENDIENTEANULACION",
                    "CONSOLICITUDDEANULACION",
                    "VIGENTECONSOLICITUDDEANULACION" -> known(text, BoletaState.ANULACION_PENDIENTE, Confidence.LIKELY);
            case "R", "U", "OBSERVADA", "OBSERVADAPORRECEPTOR", "OBSERVADAPORELRECEPTOR", "OBSERVADAPORELSII" ->
                known(text, BoletaState.OBSERVADA, Confidence.LIKELY);
            default -> new ReportedState(CellText.trimmed(text), Optional.empty(), Confidence.UNVERIFIED);
        };
    }

    private static ReportedState known(String text, BoletaState state, Confidence confidence) {
        return new ReportedState(CellText.trimmed(text), Optional.of(state), confidence);
    }
}
