package dev.cuadra.audit;

import dev.cuadra.layby.agreement.AgreementTerms;
import java.util.List;
import java.util.Objects;

/**
 * An agreement and what is done to it.
 *
 * @param terms the agreement, drawn up on its day
 * @param accepted whether its deposit is paid and it is accepted on that day
 * @param turns what is done then
 */
public record Course(AgreementTerms terms, boolean accepted, List<Turn> turns) {
    public Course {
        Objects.requireNonNull(terms, "terms");
        turns = List.copyOf(turns);
    }
}
