package dev.cuadra.layby.report;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.termination.TaxPoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * Tax of a lay-by that falls due on a day.
 *
 * @param jurisdiction by whose law
 * @param point the day, what is taxed, the tax in it and the rule that says so; below nothing where tax is taken back
 * @param verified whether the rule and the rate are established; where they are not, an adviser is to be asked
 */
public record TaxPointRow(ReportSubject subject, Jurisdiction jurisdiction, TaxPoint point, boolean verified)
        implements ReportRow {
    public TaxPointRow {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(point, "point");
    }

    /** The day in whose tax period it falls. */
    public LocalDate on() {
        return point.on();
    }

    @Override
    public List<Object> facts() {
        return List.of(jurisdiction.code(), point.on(), point.rule(), verified ? "VERIFIED" : "UNVERIFIED");
    }

    /** What is taxed, and the tax in it where that is known. */
    @Override
    public List<MonetaryAmount> amounts() {
        return point.tax().map(tax -> List.of(point.base(), tax)).orElseGet(() -> List.of(point.base()));
    }

    /** What no tax is known of is not added to what is taxed. */
    @Override
    public Map<String, MonetaryAmount> sums() {
        return point.tax()
                .map(tax -> Map.of("taxBase", point.base(), "tax", tax))
                .orElseGet(Map::of);
    }
}
