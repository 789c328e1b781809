package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an annual statement is made of.
 *
 * @param payer the company
 * @param year the commercial year, in which the fees were paid
 * @param payments the payments; those of other years may be among them and are left out
 * @param unpaid boletas dated in the year that nobody paid yet: told, and in no amount
 * @param islandResidents who lives on Isla de Pascua, so that nothing is kept back
 * @param nonResidentDirectors which directors have no residence in Chile
 */
public record AnnualRequest(
        Rut payer,
        int year,
        List<RetainedPayment> payments,
        List<BoletaId> unpaid,
        Set<Rut> islandResidents,
        Set<Rut> nonResidentDirectors) {
    public AnnualRequest {
        Objects.requireNonNull(payer, "payer");
        payments = List.copyOf(payments);
        unpaid = List.copyOf(unpaid);
        islandResidents = Set.copyOf(islandResidents);
        nonResidentDirectors = Set.copyOf(nonResidentDirectors);
    }

    /** A year of the payer's books, in which each boleta is paid at once or not yet. */
    public static AnnualRequest of(Rut payer, int year, Iterable<LedgerLine> books) {
        return of(payer, year, books, List.of());
    }

    /**
     * A year of the payer's books.
     *
     * @param parts payments of the year; a boleta of which there are any counts with them alone
     */
    public static AnnualRequest of(Rut payer, int year, Iterable<LedgerLine> books, List<RetainedPart> parts) {
        Map<BoletaId, List<RetainedPart>> byBoleta =
                parts.stream().filter(RetainedPart::counts).collect(Collectors.groupingBy(RetainedPart::boleta));
        List<RetainedPayment> payments = new ArrayList<>();
        List<BoletaId> unpaid = new ArrayList<>();
        for (LedgerLine line : books) {
            List<RetainedPart> paid = byBoleta.getOrDefault(line.boleta().id(), List.of());
            paid.forEach(part -> payments.add(RetainedPayment.of(line, part)));
            Optional<RetainedPayment> payment = paid.isEmpty() ? RetainedPayment.of(line) : Optional.empty();
            payment.ifPresent(payments::add);
            if (paid.isEmpty()
                    && payment.isEmpty()
                    && line.boleta().state().counts()
                    && line.boleta().date().getYear() == year) {
                unpaid.add(line.boleta().id());
            }
        }
        return new AnnualRequest(payer, year, payments, unpaid, Set.of(), Set.of());
    }

    /** The same with what the books do not say about people. */
    public AnnualRequest with(Set<Rut> residents, Set<Rut> directorsAbroad) {
        return new AnnualRequest(payer, year, payments, unpaid, residents, directorsAbroad);
    }

    /** Whose year. */
    @Override
    public String toString() {
        return "AnnualRequest[" + payer.masked() + ", " + year + "]";
    }
}
