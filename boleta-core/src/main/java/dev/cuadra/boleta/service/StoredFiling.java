package dev.cuadra.boleta.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A return as it was filed: the codes, and the figures of the boletas behind them by the ids of their documents, so that
 * whoever is erased there is named nowhere here.
 *
 * @param number 1 for the first return of the month, more for those that rectify it
 */
record StoredFiling(
        UUID payer,
        YearMonth period,
        int number,
        String folio,
        LocalDate filedOn,
        Map<String, BigDecimal> codes,
        Map<String, List<UUID>> boletas,
        List<Line> lines) {
    /** A boleta as it stood when it was filed. */
    record Line(UUID id, BookedBoleta.Figures figures) {}

    /** The month alone. */
    @Override
    public String toString() {
        return "StoredFiling[" + period + ", " + number + "]";
    }
}
