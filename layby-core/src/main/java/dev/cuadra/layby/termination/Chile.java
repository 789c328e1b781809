package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Chile has no statute on lay-bys: the agreement decides, with earnest money and the right of withdrawal.
 *
 * @source CL-01, CL-02, CL-03, CL-04, CL-05, CL-06, FEE-05
 */
final class Chile implements CountryLaw {
    /** Days after receipt in which a purchase at a distance may be withdrawn from. */
    static final int DISTANCE_DAYS = 10;

    @Override
    public Outcome decide(Workings work) {
        if (work.suppliersSide()) {
            return suppliersSide(work);
        }
        if (work.byConsumer() && Withdrawal.open(work, DISTANCE_DAYS) && !excluded(work)) {
            return Outcome.charging(Charges.none(work, "CL-01"));
        }
        if (work.byConsumer() && work.holds(Fact.EARNEST_MONEY)) {
            return Outcome.charging(lost(work));
        }
        return Outcome.charging(byAgreement(work));
    }

    /** Who received earnest money and withdraws returns double; who cannot perform and is not to blame withdraws not. */
    private static Outcome suppliersSide(Workings work) {
        Outcome all = Outcome.charging(Charges.none(work, "FEE-05"));
        if (work.byConsumer() || work.ground() == Ground.CEASED_TRADING || !work.holds(Fact.EARNEST_MONEY)) {
            return all;
        }
        if (work.ground() == Ground.GOODS_UNAVAILABLE && work.holds(Fact.BEYOND_CONTROL)) {
            return all;
        }
        MonetaryAmount earnest = earnest(work);
        work.step("CL-03", "earnest", earnest, earnest.add(earnest));
        work.step("CL-05");
        return all.compensated(earnest);
    }

    private static boolean excluded(Workings work) {
        boolean excluded = work.holds(Fact.WITHDRAWAL_EXCLUDED);
        if (excluded) {
            work.step("CL-02");
        }
        return excluded;
    }

    private static MonetaryAmount lost(Workings work) {
        MonetaryAmount earnest = earnest(work);
        MonetaryAmount charge = Charges.upTo(work, earnest);
        work.step("CL-03", "earnest", earnest, charge);
        work.step("CL-05");
        review(work, charge);
        return charge;
    }

    private static MonetaryAmount byAgreement(Workings work) {
        if (Charges.agreed(work).isPresent() && !work.holds(Fact.PENALTY_DISCLOSED)) {
            return Charges.none(work, "CL-06");
        }
        MonetaryAmount charge = Charges.agreed(work).orElse(work.zero());
        if (charge.isZero()) {
            // A sum that is part of the price binds both; that it goes back whole is the cautious figure.
            work.step("CL-04");
        }
        work.step("CL-06", Map.of("agreed", charge), Optional.empty(), charge, !keepsAll(work, charge));
        review(work, charge);
        return charge;
    }

    private static void review(Workings work, MonetaryAmount charge) {
        if (keepsAll(work, charge)) {
            work.warn("TERM_KEEPS_EVERYTHING", "CL-06", Map.of("charge", charge, "paid", work.paid()));
        }
    }

    private static boolean keepsAll(Workings work, MonetaryAmount charge) {
        return charge.isPositive() && charge.compareTo(work.paid()) >= 0;
    }

    /** The deposit alone: what was paid first. */
    private static MonetaryAmount earnest(Workings work) {
        return work.request().paid().stream()
                .min(Comparator.comparing(Paid::on))
                .map(Paid::amount)
                .orElse(MinorUnits.zero(work.request().price().getCurrency()));
    }
}
