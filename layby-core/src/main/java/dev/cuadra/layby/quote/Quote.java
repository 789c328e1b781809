package dev.cuadra.layby.quote;

import dev.cuadra.layby.law.Coverage;
import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.Schedule;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import java.util.List;
import java.util.Objects;
import javax.money.MonetaryAmount;

/**
 * What a lay-by would be. Deposit and instalments add up to the total.
 *
 * @param total everything that is payable: price and fees
 * @param fees the fees, in the order of the request
 * @param minimumDeposit the least deposit
 * @param deposit what is paid first, on the day of the agreement; nothing where there is none
 * @param balance what the instalments pay
 * @param instalments from 1
 * @param disclosures what still has to be told, given or done before the lay-by is accepted
 * @param coverage whether the statute covers it, and why
 * @param warnings what a person should look at; none of them stops the lay-by
 * @param steps how the figures came about
 * @source SCH-01, SCH-14
 */
public record Quote(
        MonetaryAmount total,
        List<QuotedFee> fees,
        MonetaryAmount minimumDeposit,
        MonetaryAmount deposit,
        MonetaryAmount balance,
        List<Instalment> instalments,
        List<DisclosureDuty> disclosures,
        Coverage coverage,
        List<Problem> warnings,
        List<Step> steps) {
    public Quote {
        Objects.requireNonNull(coverage, "coverage");
        total = MinorUnits.exact(total);
        minimumDeposit = MinorUnits.exact(minimumDeposit);
        deposit = MinorUnits.exact(deposit);
        fees = List.copyOf(fees);
        disclosures = List.copyOf(disclosures);
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
        Schedule schedule = new Schedule(balance, instalments);
        balance = schedule.balance();
        instalments = schedule.instalments();
        if (!deposit.add(balance).isEqualTo(total)) {
            throw new IllegalArgumentException(deposit + " and " + balance + " are not " + total);
        }
    }
}
