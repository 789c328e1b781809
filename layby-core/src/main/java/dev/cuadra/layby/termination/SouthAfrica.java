package dev.cuadra.layby.termination;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Consumer Protection Act 68 of 2008, s 62, and regulation 34.
 *
 * @source ZA-01, ZA-02, ZA-03, ZA-04, ZA-05, ZA-06, ZA-07, ZA-08, ZA-09, ZA-10
 */
final class SouthAfrica implements CountryLaw {
    private static final String PENALTY_PERCENT = "1";

    @Override
    public Outcome decide(Workings work) {
        if (work.suppliersSide()) {
            return work.fullyPaid() ? cannotDeliver(work) : Outcome.charging(Charges.none(work, "ZA-01"));
        }
        if (work.fullyPaid()) {
            work.refuse("TERMINATION_FULLY_PAID", "ZA-05", Map.of("paid", work.paid()));
            return Outcome.charging(work.zero());
        }
        if (!work.byConsumer() && tooEarly(work)) {
            return Outcome.charging(work.zero());
        }
        return Outcome.charging(penalty(work));
    }

    private static Outcome cannotDeliver(Workings work) {
        work.step("ZA-02", "paid", work.paid(), work.paid());
        work.warn("CONSUMER_MAY_CHOOSE_GOODS", "ZA-02", Map.of());
        if (work.holds(Fact.BEYOND_CONTROL)) {
            // The prescribed rate of interest is not known here, so that the figure is less than what is due.
            work.step("ZA-03", Map.of("paid", work.paid()), Optional.empty(), work.paid(), false);
            work.warn("INTEREST_NOT_INCLUDED", "ZA-03", Map.of("paid", work.paid()));
            return Outcome.charging(work.zero());
        }
        work.step("ZA-04", "paid", work.paid(), work.paid().add(work.paid()));
        return Outcome.charging(work.zero()).compensated(work.paid());
    }

    private static boolean tooEarly(Workings work) {
        Optional<LocalDate> expected = work.day(FactDay.EXPECTED_COMPLETION);
        Optional<LocalDate> from = work.defaultFrom();
        if (expected.isEmpty() || from.isEmpty()) {
            return false;
        }
        work.step("ZA-10", "expected", expected.get(), from.get());
        return work.refusedBefore(from.get(), "ZA-05");
    }

    private static MonetaryAmount penalty(Workings work) {
        if (work.holds(Fact.DEATH_OR_HOSPITAL)) {
            return Charges.none(work, "ZA-07");
        }
        if (!work.holds(Fact.PENALTY_DISCLOSED)) {
            return Charges.none(work, "ZA-08");
        }
        MonetaryAmount price = work.request().price();
        MonetaryAmount cap = Charges.cap(price, PENALTY_PERCENT);
        MonetaryAmount charge = Charges.upTo(work, cap);
        work.step("ZA-05", "paid", work.paid(), charge);
        work.step(
                "ZA-06",
                Map.of(
                        "price",
                        price,
                        "cap",
                        cap,
                        "agreed",
                        work.request().agreedCharge().orElse(cap)),
                Optional.of(RoundingMode.DOWN),
                charge,
                true);
        work.step("ZA-09");
        return charge;
    }
}
