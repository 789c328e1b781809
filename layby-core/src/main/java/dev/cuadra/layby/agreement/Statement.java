package dev.cuadra.layby.agreement;

import dev.cuadra.layby.money.MinorUnits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * Where a lay-by stands on a day, for the consumer who asks.
 *
 * @param layby the id of the lay-by
 * @param on the day
 * @param state where it stands
 * @param price the price of the goods
 * @param fees what is payable beside it
 * @param total price and fees
 * @param paid what is paid
 * @param remaining what is left to pay
 * @param instalments what is paid of each instalment; without those that an early end cancelled
 * @param delinquency how far it is behind
 * @param nextDue when the next instalment is due, if one is open
 * @source NZ-05, MD-10, IL-03
 */
public record Statement(
        String layby,
        LocalDate on,
        LaybyState state,
        MonetaryAmount price,
        MonetaryAmount fees,
        MonetaryAmount total,
        MonetaryAmount paid,
        MonetaryAmount remaining,
        List<InstalmentStanding> instalments,
        Delinquency delinquency,
        Optional<LocalDate> nextDue) {
    public Statement {
        instalments = List.copyOf(instalments);
    }

    /** The statement of a day, which is not before the last event. */
    public static Statement of(LaybyEngine rules, Layby layby, LocalDate on) {
        boolean cancelled = layby.outcome().isPresent();
        MonetaryAmount total = layby.total();
        return new Statement(
                layby.id(),
                on,
                layby.state(),
                layby.terms().price(),
                total.subtract(layby.terms().price()),
                total,
                layby.netPaid(),
                cancelled ? MinorUnits.zero(layby.terms().currency()) : layby.outstanding(),
                rules.instalments(layby, on),
                rules.delinquency(layby, on),
                Moments.next(layby).map(open -> open.instalment().due()));
    }
}
