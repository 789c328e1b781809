package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.Recorded;
import java.time.LocalDate;
import java.util.List;

/** How long a lay-by may last. */
final class Term {
    private Term() {}

    /** The days that the policy allows, and those by which a pause moved the due dates. */
    static LocalDate lastDay(AgreementTerms terms, List<Recorded> log) {
        long shifted = log.stream()
                .map(Recorded::event)
                .filter(LaybyEvent.Reactivated.class::isInstance)
                .mapToLong(event -> ((LaybyEvent.Reactivated) event).shiftedDays())
                .sum();
        return terms.agreedOn().plusDays(terms.policy().mostDays() + shifted);
    }
}
