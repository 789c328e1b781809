package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.quote.Quote;
import java.util.Objects;

/**
 * What an offer comes to.
 *
 * @param quote the figures, with how they came about and what has to be disclosed
 * @param terms what {@link Laybys#draft} would agree on, to the byte
 * @source SCH-14
 */
public record Offered(Quote quote, AgreementTerms terms) {
    public Offered {
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(terms, "terms");
    }
}
