package dev.cuadra.layby.integrity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of checking all books.
 *
 * @param agreements how many lay-bys were checked
 * @param findings how many findings each check made; a check that made none is not there
 * @param customerFunds what is held for all consumers, one text for each currency, such as {@code 1234.50 AUD}
 */
public record IntegritySummary(long agreements, Map<Check, Long> findings, List<String> customerFunds) {
    public IntegritySummary {
        Map<Check, Long> copy = new EnumMap<>(Check.class);
        copy.putAll(findings);
        findings = Collections.unmodifiableMap(copy);
        customerFunds = List.copyOf(customerFunds);
    }

    /** Whether every check passed. */
    public boolean sound() {
        return findings.isEmpty();
    }
}
