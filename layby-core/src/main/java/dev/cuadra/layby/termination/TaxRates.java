package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.LawFile;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.DataFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;

/** The rates of value added and goods and services tax, by date. */
final class TaxRates {
    private static final List<Rate> RATES =
            LawFile.rows("tax-rates.csv").stream().map(TaxRates::rate).toList();

    private TaxRates() {}

    /** The rate on a day; a day that the file does not cover is a problem that names what it covers. */
    static Rate at(Jurisdiction jurisdiction, LocalDate day) {
        return RATES.stream()
                .filter(rate -> rate.jurisdiction() == jurisdiction && rate.covers(day))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "TAX_DATE_NOT_COVERED",
                        Place.NOWHERE,
                        Map.of("date", day, "jurisdiction", jurisdiction, "covered", covered(jurisdiction)))));
    }

    private static String covered(Jurisdiction jurisdiction) {
        return RATES.stream()
                .filter(rate -> rate.jurisdiction() == jurisdiction)
                .map(rate -> rate.from() + ".." + (rate.until().equals(LocalDate.MAX) ? "" : rate.until()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("-");
    }

    private static Rate rate(DataFile.Row row) {
        String until = row.text("until");
        return new Rate(
                Jurisdiction.parse(row.text("jurisdiction")),
                LocalDate.parse(row.text("from")),
                until.isEmpty() ? LocalDate.MAX : LocalDate.parse(until),
                Integer.parseInt(row.text("basis_points")),
                Confidence.parse(row.text("confidence")));
    }

    record Rate(Jurisdiction jurisdiction, LocalDate from, LocalDate until, int basisPoints, Confidence confidence) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        /** The tax that is in an amount: 10 % is an eleventh of it; halves go away from nothing. */
        MonetaryAmount inside(MonetaryAmount gross) {
            BigDecimal tax = BigDecimal.valueOf(MinorUnits.count(gross))
                    .multiply(BigDecimal.valueOf(basisPoints))
                    .divide(BigDecimal.valueOf(10_000L + basisPoints), 0, RoundingMode.HALF_UP);
            return MinorUnits.of(tax.longValueExact(), gross.getCurrency());
        }
    }
}
