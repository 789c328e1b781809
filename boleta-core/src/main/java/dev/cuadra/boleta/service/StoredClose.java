package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.PeriodRule;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a month's close came to, as it is kept: the boletas by the ids of their documents, so that whoever is erased
 * there is named nowhere here.
 */
record StoredClose(
        UUID payer,
        YearMonth period,
        PeriodRule rule,
        Map<String, BigDecimal> codes,
        Map<String, List<UUID>> boletas,
        int unexplained) {
    /** The month alone. */
    @Override
    public String toString() {
        return "StoredClose[" + period + "]";
    }
}
