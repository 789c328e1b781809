package dev.cuadra.layby.termination;

import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Ohio, ORC 1317.21 to 1317.24: one law up to US$500 and another above. Where the agreement is silent about a charge the
 * seller may keep what the statute allows.
 *
 * @source OH-01, OH-02, OH-03, OH-04, OH-05, OH-06, OH-07, FEE-05
 */
final class Ohio implements CountryLaw {
    private static final long SMALL_CAP_CENTS = 2500;
    private static final String SMALL_PERCENT = "10";
    private static final String LARGE_PERCENT = "50";
    private static final int FREE_DAYS = 5;
    private static final int REFUND_DAYS = 30;

    @Override
    public Outcome decide(Workings work) {
        boolean large = Coverage.of(Jurisdiction.US_OH, work.request().price(), 2, true, false)
                .rule()
                .equals("OH-04");
        MonetaryAmount charge;
        if (work.suppliersSide()) {
            charge = Charges.none(work, "FEE-05");
        } else if (work.byConsumer() && !work.holds(Fact.WRITTEN_NOTICE)) {
            work.refuse("TERMINATION_NOT_WRITTEN", large ? "OH-04" : "OH-01", Map.of());
            charge = work.zero();
        } else {
            charge = large ? above(work) : upTo(work);
        }
        LocalDate deadline = deadline(work);
        work.step("OH-07", "days", REFUND_DAYS, deadline);
        return Outcome.charging(charge).due(deadline);
    }

    private static MonetaryAmount above(Workings work) {
        work.step("OH-04", "price", work.request().price(), "");
        if (!work.endedOn().isAfter(work.request().agreedOn().plusDays(FREE_DAYS))) {
            return Charges.none(work, "OH-05");
        }
        return charge(work, "OH-06", Charges.cap(work.paid(), LARGE_PERCENT));
    }

    private static MonetaryAmount upTo(Workings work) {
        work.step("OH-01", "price", work.request().price(), "");
        Optional<LocalDate> from = work.defaultFrom();
        if (!work.byConsumer()) {
            work.day(FactDay.DEFAULT_NOTICE);
            if (from.isPresent() && work.refusedBefore(from.get(), "OH-02")) {
                return work.zero();
            }
        }
        boolean defaulted =
                !work.byConsumer() || (from.isPresent() && !work.endedOn().isBefore(from.get()));
        MonetaryAmount tenth = Charges.cap(work.request().price(), SMALL_PERCENT);
        MonetaryAmount small =
                MinorUnits.of(SMALL_CAP_CENTS, work.request().price().getCurrency());
        return charge(work, defaulted ? "OH-02" : "OH-03", MinorUnits.min(small, tenth));
    }

    /** The law speaks of what may be kept, which is never more than was paid. */
    private static MonetaryAmount charge(Workings work, String rule, MonetaryAmount most) {
        MonetaryAmount cap = MinorUnits.min(most, work.paid());
        MonetaryAmount charge = Charges.upTo(work, cap);
        work.step(
                rule,
                Map.of("price", work.request().price(), "paid", work.paid(), "cap", cap),
                Optional.of(RoundingMode.DOWN),
                charge,
                true);
        return charge;
    }

    /** Thirty days from the supplier's notice of default, or from the day it ends; not before it ends. */
    private static LocalDate deadline(Workings work) {
        LocalDate notice = work.byConsumer()
                ? work.endedOn()
                : work.request().facts().day(FactDay.DEFAULT_NOTICE).orElse(work.endedOn());
        LocalDate last = notice.plusDays(REFUND_DAYS);
        return last.isBefore(work.endedOn()) ? work.endedOn() : last;
    }
}
