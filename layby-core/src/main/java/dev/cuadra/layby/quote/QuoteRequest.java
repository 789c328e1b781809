package dev.cuadra.layby.quote;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A lay-by that somebody asks about.
 *
 * @param jurisdiction whose law
 * @param date the day on which it would be agreed, in the store's time zone
 * @param price the price of the goods, with tax where prices are quoted with tax
 * @param fees what is payable beside the price
 * @param deposit what is paid first
 * @param schedule how the rest is paid
 * @param calledLayby whether the agreement would call itself a lay-by
 * @param mostDays the most days from the agreement to the last due date, if there is a limit
 */
public record QuoteRequest(
        Jurisdiction jurisdiction,
        LocalDate date,
        MonetaryAmount price,
        List<FeeTerms> fees,
        DepositTerms deposit,
        ScheduleTerms schedule,
        boolean calledLayby,
        Optional<Integer> mostDays) {
    public QuoteRequest {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(deposit, "deposit");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(mostDays, "mostDays");
        price = MinorUnits.exact(price);
        fees = List.copyOf(fees);
    }

    /** Without fees or a longest duration, called a lay-by. */
    public static QuoteRequest of(
            Jurisdiction jurisdiction,
            LocalDate date,
            MonetaryAmount price,
            DepositTerms deposit,
            ScheduleTerms schedule) {
        return new QuoteRequest(jurisdiction, date, price, List.of(), deposit, schedule, true, Optional.empty());
    }
}
