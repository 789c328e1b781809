package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Which boletas are to be paid.
 *
 * @param upTo the last day written on them
 * @param payees who is paid; nobody named means everybody
 * @param least the least that is left to pay
 * @param most the most that is left to pay
 */
public record ProposalFilter(LocalDate upTo, Set<Rut> payees, Clp least, Clp most) {
    public ProposalFilter {
        Objects.requireNonNull(upTo, "upTo");
        payees = Set.copyOf(payees);
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("From " + least + " to " + most);
        }
    }

    /** All that are dated {@code day} or before. */
    public static ProposalFilter upTo(LocalDate day) {
        return new ProposalFilter(day, Set.of(), Clp.ZERO, Clp.of(Clp.MAX));
    }

    /** Those of {@code wanted} alone. */
    public ProposalFilter of(Set<Rut> wanted) {
        return new ProposalFilter(upTo, wanted, least, most);
    }

    boolean asks(Payee payee, Clp left) {
        return (payees.isEmpty() || payees.contains(payee.rut()))
                && left.compareTo(least) >= 0
                && left.compareTo(most) <= 0;
    }

    /** The day alone: it may name people. */
    @Override
    public String toString() {
        return "ProposalFilter[" + upTo + "]";
    }
}
