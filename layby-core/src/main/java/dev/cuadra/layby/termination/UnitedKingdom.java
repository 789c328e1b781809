package dev.cuadra.layby.termination;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * The United Kingdom has no statute on lay-bys: unfair terms and distance selling decide.
 *
 * @source UK-01, UK-02, UK-03, UK-04
 */
final class UnitedKingdom implements CountryLaw {
    /** Days after receipt in which a distance contract may be cancelled, and days in which the money goes back. */
    static final int DISTANCE_DAYS = 14;

    /** What we take for more than a small percentage; the guidance names none. */
    private static final String SMALL_PERCENT = "10";

    @Override
    public Outcome decide(Workings work) {
        if (work.byConsumer() && Withdrawal.open(work, DISTANCE_DAYS)) {
            LocalDate deadline = work.endedOn().plusDays(DISTANCE_DAYS);
            // When goods were never delivered the start of the 14 days is not established; the cancellation is taken.
            boolean received =
                    work.request().facts().day(FactDay.GOODS_RECEIVED).isPresent();
            work.step("UK-04", Map.of("paid", work.paid()), Optional.empty(), deadline, received);
            return Outcome.charging(work.zero()).due(deadline);
        }
        if (work.suppliersSide()) {
            return Outcome.charging(Charges.none(work, "UK-03"));
        }
        if (Charges.agreed(work).isPresent() && !work.holds(Fact.PENALTY_DISCLOSED)) {
            return Outcome.charging(Charges.none(work, "UK-01"));
        }
        Charges.agreed(work).ifPresent(agreed -> small(work, agreed));
        return Outcome.charging(Charges.byCosts(work, "UK-01", "UK-01"));
    }

    private static void small(Workings work, MonetaryAmount agreed) {
        MonetaryAmount small = Charges.cap(work.request().price(), SMALL_PERCENT);
        if (agreed.compareTo(small) > 0) {
            work.step("UK-02", "agreed", agreed, small);
            work.warn("DEPOSIT_NOT_SMALL", "UK-02", Map.of("agreed", agreed, "percent", SMALL_PERCENT));
        }
    }
}
