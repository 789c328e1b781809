package dev.cuadra.simulator;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A boleta that a payer issued for somebody else (BTE).
 *
 * @param payer who issued it and pays
 * @param folio its number, 1 or more, counted by payer
 * @param provider who gave the service; need not be a taxpayer of the world
 * @param providerName the provider's name
 * @param date the day of issue
 * @param gross the fee
 * @param retained what is kept back
 * @param annulled whether it is annulled
 */
public record SimulatedBte(
        Rut payer,
        long folio,
        Rut provider,
        String providerName,
        LocalDate date,
        Clp gross,
        Clp retained,
        boolean annulled) {
    public SimulatedBte {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerName, "providerName");
        Objects.requireNonNull(date, "date");
        if (folio < 1 || gross.pesos() < 1 || retained.isNegative() || retained.compareTo(gross) > 0) {
            throw new IllegalArgumentException("Not a BTE: folio " + folio + ", " + gross + ", " + retained);
        }
    }

    /**
     * One in force, with what the law says kept back.
     *
     * @source RET-1, RET-2
     */
    public static SimulatedBte of(Rut payer, long folio, Rut provider, String providerName, LocalDate date, Clp gross) {
        Clp retained = RateBook.chile().ordinary().at(date).value().on(gross);
        return new SimulatedBte(payer, folio, provider, providerName, date, gross, retained, false);
    }

    /** The same, annulled. */
    public SimulatedBte annul() {
        return new SimulatedBte(payer, folio, provider, providerName, date, gross, retained, true);
    }
}
