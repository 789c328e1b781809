package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.AgreementTerms;
import java.util.Locale;

/**
 * A store of one of a tenant's businesses.
 *
 * @param business the business, by a code that the tenant chose
 * @param store the store within it, by a code that the tenant chose; receipts begin with it
 */
public record Shop(String business, String store) {
    public Shop {
        if (business.isBlank() || store.isBlank()) {
            throw new IllegalArgumentException(
                    "A shop has a business and a store: '" + business + "', '" + store + "'");
        }
    }

    /** Where an agreement was made. */
    public static Shop of(AgreementTerms terms) {
        return new Shop(terms.business(), terms.store());
    }

    /** The text of a receipt's number. */
    String receipt(long number) {
        return String.format(Locale.ROOT, "%s-%06d", store, number);
    }

    /** Business and store, with a stroke between. */
    @Override
    public String toString() {
        return business + "/" + store;
    }
}
