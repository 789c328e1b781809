package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A return that is to be handed in once.
 *
 * @param id the same however often it is spoken of
 * @param payer the company
 * @param period the month
 * @param codes what is declared; pesos, or per cent where the code is a rate
 * @param corrects the folio of the return that it corrects; empty for the first of the month
 * @source SII-FILE-1
 */
public record FilingIntent(
        UUID id, Rut payer, YearMonth period, Map<F29Code, BigDecimal> codes, Optional<String> corrects) {
    public FilingIntent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(corrects, "corrects");
        codes = Map.copyOf(codes);
    }

    /** The id and the month. */
    @Override
    public String toString() {
        return "FilingIntent[" + id + ", " + period + "]";
    }
}
