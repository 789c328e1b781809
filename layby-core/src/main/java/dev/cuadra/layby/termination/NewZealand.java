package dev.cuadra.layby.termination;

import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.law.Jurisdiction;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Fair Trading Act 1986, Part 4A.
 *
 * @source NZ-01, NZ-04, NZ-07, NZ-08, NZ-09, NZ-10, NZ-11
 */
final class NewZealand implements CountryLaw {
    @Override
    public Outcome decide(Workings work) {
        price(work);
        if (work.byConsumer()) {
            work.step("NZ-07");
        } else if (!grounds(work)) {
            work.refuse("TERMINATION_GROUND", "NZ-10", Map.of("ground", work.ground()));
            return Outcome.charging(work.zero());
        } else {
            work.step("NZ-10", "ground", work.ground(), "");
        }
        MonetaryAmount charge = charge(work);
        work.step("NZ-11", "charge", charge, work.endedOn());
        return Outcome.charging(charge).asDebt().due(work.endedOn());
    }

    /** Beyond the limit the agreement alone decides; the statute is applied all the same, and a person is told. */
    private static void price(Workings work) {
        Coverage coverage = Coverage.of(Jurisdiction.NZ, work.request().price(), 3, true, false);
        if (!coverage.applies()) {
            work.warn(
                    "LAW_OUTSIDE_LIMIT", "NZ-01", Map.of("price", work.request().price()));
        }
        if (!coverage.applies() || !coverage.verified()) {
            work.step("NZ-01", Map.of("price", work.request().price()), Optional.empty(), "", false);
        }
    }

    private static MonetaryAmount charge(Workings work) {
        boolean chargeable = work.byConsumer() || work.ground() == Ground.MATERIAL_BREACH;
        if (!chargeable || work.suppliersSide()) {
            return Charges.none(work, "NZ-08");
        }
        // The front page has to say whether a charge applies: one that it does not say is not provided for.
        if (Charges.agreed(work).isPresent() && !work.holds(Fact.PENALTY_DISCLOSED)) {
            work.step("NZ-04");
            return Charges.none(work, "NZ-08");
        }
        return Charges.byCosts(work, "NZ-08", "NZ-09");
    }

    private static boolean grounds(Workings work) {
        return switch (work.ground()) {
            case MATERIAL_BREACH, CEASED_TRADING -> true;
            case GOODS_UNAVAILABLE -> !work.holds(Fact.SUBSTITUTE_AVAILABLE) && work.holds(Fact.BEYOND_CONTROL);
            case CONSUMER_WISH, SUPPLIER_FAULT, CONSUMER_BREACH, NOT_COMPLETED, OTHER -> false;
        };
    }
}
