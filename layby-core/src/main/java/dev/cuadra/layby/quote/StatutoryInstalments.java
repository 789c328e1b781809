package dev.cuadra.layby.quote;

import dev.cuadra.layby.internal.LawFile;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.tables.DataFile;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * How many instalments, the deposit counted as one of them, make an agreement one that a statute covers.
 *
 * @param jurisdiction whose law
 * @param called how many where the agreement calls itself a lay-by
 * @param otherwise how many where it does not
 * @param over the price has to be over this, if there is a limit
 * @param under the price has to be under this, if there is a limit; sources disagree about this very price
 * @param rule the rule that says so
 * @param source where it says so
 * @source AU-01, NZ-01, NY-01
 */
record StatutoryInstalments(
        Jurisdiction jurisdiction,
        int called,
        int otherwise,
        Optional<MonetaryAmount> over,
        Optional<MonetaryAmount> under,
        String rule,
        String source) {
    private static final List<StatutoryInstalments> ALL = LawFile.rows("statutory-instalments.csv").stream()
            .map(StatutoryInstalments::read)
            .toList();

    /** What the law of a jurisdiction says, or empty where no number decides. */
    static Optional<StatutoryInstalments> in(Jurisdiction jurisdiction) {
        return ALL.stream().filter(row -> row.jurisdiction() == jurisdiction).findFirst();
    }

    /** The fewest instalments, the deposit counted. */
    int least(boolean calledLayby) {
        return calledLayby ? called : otherwise;
    }

    /** Whether the price is one that the statute speaks of; a price in another currency is taken to be. */
    boolean speaksOf(MonetaryAmount price) {
        return over.filter(limit -> comparable(limit, price))
                        .map(price::isGreaterThan)
                        .orElse(true)
                && under.filter(limit -> comparable(limit, price))
                        .map(price::isLessThan)
                        .orElse(true);
    }

    /** Whether it is certain what {@link #speaksOf} says. */
    boolean certainOf(MonetaryAmount price) {
        return over.filter(limit -> !comparable(limit, price)).isEmpty()
                && under.filter(limit -> !comparable(limit, price) || limit.isEqualTo(price))
                        .isEmpty();
    }

    private static boolean comparable(MonetaryAmount one, MonetaryAmount other) {
        return one.getCurrency().equals(other.getCurrency());
    }

    private static StatutoryInstalments read(DataFile.Row row) {
        return new StatutoryInstalments(
                Jurisdiction.parse(row.text("jurisdiction")),
                Integer.parseInt(row.text("called")),
                Integer.parseInt(row.text("otherwise")),
                limit(row, "price_over"),
                limit(row, "price_under"),
                row.text("rule"),
                row.text("source"));
    }

    private static Optional<MonetaryAmount> limit(DataFile.Row row, String title) {
        return Optional.of(row.text(title))
                .filter(text -> !text.isEmpty())
                .map(text -> MinorUnits.parse(text, row.text("currency")));
    }
}
