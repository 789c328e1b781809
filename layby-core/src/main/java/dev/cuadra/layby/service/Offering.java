package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Computes what an offer comes to, and asks the rules of creation whether it could be drafted. */
final class Offering {
    private static final Quoter QUOTER = new Quoter(request -> List.of());

    private final LaybyEngine engine;

    Offering(LaybyEngine engine) {
        this.engine = engine;
    }

    /** @source SCH-14 */
    Offered of(Offer offer, String user, Instant now) {
        Quote quote = QUOTER.quote(offer.request());
        AgreementTerms terms = offer.terms(quote);
        LocalDate today = LocalDate.ofInstant(now, offer.zone());
        // An offer for a day to come is judged as of that day.
        LocalDate day = today.isBefore(offer.date()) ? offer.date() : today;
        Acting acting = new Acting(user, now, day, Optional.empty(), Optional.empty());
        if (engine.decide("offer", Optional.empty(), new LaybyCommand.Draft(terms), acting)
                instanceof Decision.Refused refused) {
            throw new ProblemException(refused.problem());
        }
        return new Offered(with(quote, terms), terms);
    }

    /** What is to be disclosed depends on how many instalments there are. */
    private Quote with(Quote quote, AgreementTerms terms) {
        return new Quote(
                quote.total(),
                quote.fees(),
                quote.minimumDeposit(),
                quote.deposit(),
                quote.balance(),
                quote.instalments(),
                engine.duties(terms),
                quote.coverage(),
                quote.warnings(),
                quote.steps());
    }
}
