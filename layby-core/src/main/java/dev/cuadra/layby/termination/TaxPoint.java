package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Tax that falls due by an event, or that nothing certain is known about it.
 *
 * @param rule the rule that says so, such as {@code TAX-AU-3}
 * @param on the day in whose tax period it falls
 * @param base what is taxed, with the tax in it
 * @param tax the tax in it; empty where the law is not established
 * @param text in words
 */
public record TaxPoint(String rule, LocalDate on, MonetaryAmount base, Optional<MonetaryAmount> tax, Text text) {
    public TaxPoint {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(text, "text");
        base = MinorUnits.exact(base);
        tax = tax.map(MinorUnits::exact);
    }
}
