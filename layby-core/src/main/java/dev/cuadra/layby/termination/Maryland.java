package dev.cuadra.layby.termination;

import dev.cuadra.layby.money.MinorUnits;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Maryland, Commercial Law §§14-1101 to 14-1110. Where the agreement is silent about a charge the seller may keep what
 * the statute allows.
 *
 * @source MD-03, MD-04, MD-05, MD-06, MD-07, MD-08, FEE-05
 */
final class Maryland implements CountryLaw {
    private static final String CAP_PERCENT = "10";
    private static final int FREE_DAYS = 7;

    @Override
    public Outcome decide(Workings work) {
        if (work.suppliersSide()) {
            return Outcome.charging(Charges.none(work, "FEE-05"));
        }
        if (work.byConsumer() && !work.endedOn().isAfter(freeUntil(work))) {
            return Outcome.charging(Charges.none(work, "MD-04"));
        }
        Optional<LocalDate> from = work.defaultFrom();
        if (!work.byConsumer()) {
            work.day(FactDay.MISSED_DUE);
            if (from.isPresent() && work.refusedBefore(from.get(), "MD-06")) {
                return Outcome.charging(work.zero());
            }
            work.step("MD-06");
            return Outcome.charging(inDefault(work, from.orElse(work.endedOn())));
        }
        boolean defaulted = from.isPresent() && !work.endedOn().isBefore(from.get());
        return Outcome.charging(defaulted ? inDefault(work, from.get()) : cap(work, "MD-05"));
    }

    private static LocalDate freeUntil(Workings work) {
        return work.request().agreedOn().plusDays(FREE_DAYS);
    }

    private static MonetaryAmount inDefault(Workings work, LocalDate since) {
        if (work.holds(Fact.SPECIAL_ORDER) && !work.holds(Fact.SPECIAL_ORDER_CHARGE_AGREED)) {
            // That nothing may be kept, rather than more, is how we read the exception.
            work.unverified("MD-08");
            return work.zero();
        }
        if (!since.isAfter(freeUntil(work))) {
            work.unverified("MD-07");
            return work.zero();
        }
        return cap(work, "MD-07");
    }

    private static MonetaryAmount cap(Workings work, String rule) {
        MonetaryAmount price = work.request().laybyPrice();
        MonetaryAmount cap = MinorUnits.min(Charges.cap(price, CAP_PERCENT), work.paid());
        MonetaryAmount charge = Charges.upTo(work, cap);
        work.step("MD-03", "laybyPrice", price, price);
        work.step(
                rule,
                Map.of("laybyPrice", price, "paid", work.paid(), "cap", cap),
                Optional.of(RoundingMode.DOWN),
                charge,
                true);
        return charge;
    }
}
