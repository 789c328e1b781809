package dev.cuadra.audit;

import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;

/** What computes instalments and quotes, as the properties of schedules ask for it. Safe for many threads. */
public interface ScheduleEngine {
    /**
     * The instalments of a balance, numbered from 1.
     *
     * @param balance above nothing
     * @param agreedOn the day of the agreement; all instalments are due after it
     * @throws dev.cuadra.spi.problem.ProblemException when the terms give no schedule, or none within the limits
     */
    List<Instalment> instalments(
            MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms, ScheduleLimits limits);

    /**
     * The quote for a request.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when there is none
     */
    Quote quote(QuoteRequest request);
}
