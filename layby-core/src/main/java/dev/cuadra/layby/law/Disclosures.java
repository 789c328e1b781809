package dev.cuadra.layby.law;

import dev.cuadra.layby.internal.LawFile;
import dev.cuadra.tables.DataFile;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * What has to be told, given or done before a lay-by is accepted. Pure functions over the data that ships with this
 * module.
 *
 * @source AU-02, NZ-03, NZ-04, ZA-08, UK-01, UK-04, MD-01, MD-02, MD-03, OH-04, OH-08, NY-01, CA-01, IL-04, CL-01, CL-06
 */
public final class Disclosures {
    private static final List<Row> ROWS =
            LawFile.rows("disclosures.csv").stream().map(Disclosures::row).toList();

    private Disclosures() {}

    /**
     * What one lay-by needs.
     *
     * @param price the price of the goods
     * @param instalments how many payments there are, the deposit counted
     * @param calledLayby whether the agreement calls itself a lay-by
     * @param distance whether it is made at a distance
     * @param chargeAgreed whether a charge on early termination is agreed
     */
    public static List<DisclosureDuty> required(
            Jurisdiction jurisdiction,
            MonetaryAmount price,
            int instalments,
            boolean calledLayby,
            boolean distance,
            boolean chargeAgreed) {
        boolean covered = Coverage.of(jurisdiction, price, instalments, calledLayby, false)
                .applies();
        boolean upper = Profile.of(jurisdiction)
                .limitFor(price)
                .map(limit -> price.compareTo(limit) > 0)
                .orElse(true);
        return ROWS.stream()
                .filter(row -> row.jurisdiction() == jurisdiction)
                .filter(row -> row.when().holds(covered, upper, distance, chargeAgreed))
                .map(Row::duty)
                .toList();
    }

    private static Row row(DataFile.Row row) {
        return new Row(
                Jurisdiction.parse(row.text("jurisdiction")),
                When.valueOf(row.text("when")),
                new DisclosureDuty(Disclosure.valueOf(row.text("disclosure")), row.text("rule")));
    }

    private enum When {
        ALWAYS,
        COVERED,
        COVERED_WITH_CHARGE,
        CHARGE,
        DISTANCE,
        UPPER_TIER;

        boolean holds(boolean covered, boolean upper, boolean distance, boolean charge) {
            return switch (this) {
                case ALWAYS -> true;
                case COVERED -> covered;
                case COVERED_WITH_CHARGE -> covered && charge;
                case CHARGE -> charge;
                case DISTANCE -> distance;
                case UPPER_TIER -> upper;
            };
        }
    }

    private record Row(Jurisdiction jurisdiction, When when, DisclosureDuty duty) {}
}
