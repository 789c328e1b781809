package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * Australian Consumer Law, ss 96–99.
 *
 * @source AU-02, AU-03, AU-04, AU-05, AU-06, AU-07, AU-08, AU-09, AU-10
 */
final class Australia implements CountryLaw {
    @Override
    public Outcome decide(Workings work) {
        return work.byConsumer() ? byConsumer(work) : bySupplier(work);
    }

    private static Outcome byConsumer(Workings work) {
        work.step("AU-03");
        if (work.suppliersSide()) {
            return Outcome.charging(Charges.none(work, "AU-07"));
        }
        // A charge that the written agreement does not tell is none that it provides for.
        if (Charges.agreed(work).isPresent() && !work.holds(Fact.PENALTY_DISCLOSED)) {
            work.step("AU-02");
            return Outcome.charging(Charges.none(work, "AU-04"));
        }
        Outcome outcome =
                Outcome.charging(Charges.byCosts(work, "AU-04", "AU-05")).asDebt();
        work.step("AU-08", "paid", work.paid(), left(work, outcome));
        if (outcome.charge().compareTo(work.paid()) > 0) {
            work.step("AU-09", "charge", outcome.charge(), outcome.charge().subtract(work.paid()));
        }
        return outcome;
    }

    private static MonetaryAmount left(Workings work, Outcome outcome) {
        return MinorUnits.max(work.zero(), work.paid().subtract(outcome.charge()));
    }

    private static Outcome bySupplier(Workings work) {
        if (!grounds(work)) {
            work.refuse("TERMINATION_GROUND", "AU-06", Map.of("ground", work.ground()));
            work.warn("TERMINATION_OFFENCE", "AU-10", Map.of());
            return Outcome.charging(work.zero());
        }
        work.step("AU-06", "ground", work.ground(), "");
        return Outcome.charging(Charges.none(work, "AU-07"));
    }

    private static boolean grounds(Workings work) {
        return switch (work.ground()) {
            case CONSUMER_BREACH, MATERIAL_BREACH, NOT_COMPLETED, CEASED_TRADING -> true;
            // The regulator reads it as "for reasons outside its control"; the statute does not say so.
            case GOODS_UNAVAILABLE ->
                work.holds(Fact.BEYOND_CONTROL) || work.request().facts().silent(Fact.BEYOND_CONTROL);
            case CONSUMER_WISH, SUPPLIER_FAULT, OTHER -> false;
        };
    }
}
