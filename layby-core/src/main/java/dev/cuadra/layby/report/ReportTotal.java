package dev.cuadra.layby.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/**
 * The sums of rows of one currency; currencies are never added to one another.
 *
 * @param level of what
 * @param business of which business; empty for all
 * @param store of which store; empty for all
 * @param currency in which currency
 * @param count of how many rows
 * @param sums the amounts, by the names of {@link ReportKind#sums()}
 */
public record ReportTotal(
        Level level,
        String business,
        String store,
        CurrencyUnit currency,
        long count,
        Map<String, MonetaryAmount> sums) {
    /** What a total is of. */
    public enum Level {
        /** Everything in the report. */
        ALL,
        BUSINESS,
        STORE
    }

    public ReportTotal {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(currency, "currency");
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }
}
