package dev.cuadra.layby.termination;

import java.util.Map;
import javax.money.MonetaryAmount;

/**
 * The states whose law wants charges disclosed and names no limit: New York, California, Illinois and Rhode Island.
 *
 * @param disclosure the rule on disclosure
 * @param verified whether that rule is this state's own
 * @param goodsGone the rule when the goods are gone
 * @param onBreach whether a charge is known to be lawful when the seller ends it for the buyer's breach
 * @source NY-01, NY-02, CA-01, CA-02, IL-04, FEE-05
 */
record DisclosureStates(String disclosure, boolean verified, String goodsGone, boolean onBreach) implements CountryLaw {
    static final DisclosureStates NEW_YORK = new DisclosureStates("NY-02", true, "FEE-05", true);
    static final DisclosureStates CALIFORNIA = new DisclosureStates("CA-01", true, "CA-02", false);
    static final DisclosureStates ILLINOIS = new DisclosureStates("IL-04", true, "FEE-05", true);
    /** The text of Rhode Island on disclosure was not read; it is taken to be as in Illinois. */
    static final DisclosureStates RHODE_ISLAND = new DisclosureStates("IL-04", false, "FEE-05", true);

    @Override
    public Outcome decide(Workings work) {
        return Outcome.charging(charge(work));
    }

    private MonetaryAmount charge(Workings work) {
        if (work.suppliersSide()) {
            return Charges.none(work, work.ground() == Ground.GOODS_UNAVAILABLE ? goodsGone : "FEE-05");
        }
        if (!work.byConsumer() && !onBreach) {
            work.warn("LAW_SILENT_ON_CHARGE", disclosure, Map.of());
            work.unverified(disclosure);
            return work.zero();
        }
        if (Charges.agreed(work).isEmpty() || work.holds(Fact.PENALTY_DISCLOSED)) {
            return Charges.asAgreed(work, disclosure, verified);
        }
        if (!verified) {
            work.unverified(disclosure);
        }
        return Charges.none(work, disclosure);
    }
}
