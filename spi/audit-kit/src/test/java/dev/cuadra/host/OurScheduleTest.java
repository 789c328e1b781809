package dev.cuadra.host;

import dev.cuadra.audit.ScheduleEngine;
import dev.cuadra.audit.ScheduleProperties;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleLimits;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.schedule.Scheduler;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;

/** Runs as an auditor's class would: from a package of its own. */
class OurScheduleTest extends ScheduleProperties {
    @Override
    protected ScheduleEngine engine() {
        return new ScheduleEngine() {
            @Override
            public List<Instalment> instalments(
                    MonetaryAmount balance, LocalDate agreedOn, ScheduleTerms terms, ScheduleLimits limits) {
                return Scheduler.schedule(balance, agreedOn, terms, limits).instalments();
            }

            @Override
            public Quote quote(QuoteRequest request) {
                return new Quoter(asked -> List.of()).quote(request);
            }
        };
    }
}
