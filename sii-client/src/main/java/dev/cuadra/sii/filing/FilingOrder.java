package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.f29.Proposal;
import java.util.Objects;
import java.util.Optional;

/**
 * A return that somebody wants filed.
 *
 * @param payer the company
 * @param form what is declared, of a month that is closed
 * @param proposal what the SII proposes; empty when it has none for the month
 * @param acceptance a person's word on the differences; empty while there is none
 */
public record FilingOrder(Rut payer, Form29 form, Optional<Proposal> proposal, Optional<Acceptance> acceptance) {
    public FilingOrder {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(acceptance, "acceptance");
    }

    /** An order that nobody has said anything to yet. */
    public static FilingOrder of(Rut payer, Form29 form, Proposal proposal) {
        return new FilingOrder(payer, form, Optional.of(proposal), Optional.empty());
    }

    /** The same with a person's word. */
    public FilingOrder accepted(Acceptance word) {
        return new FilingOrder(payer, form, proposal, Optional.of(word));
    }

    /** The month alone. */
    @Override
    public String toString() {
        return "FilingOrder[" + form.period() + "]";
    }
}
