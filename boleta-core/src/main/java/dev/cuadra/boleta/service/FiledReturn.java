package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A return that was filed. Its boletas are named as the books name them now; one that the books do not hold any more is
 * {@linkplain dev.cuadra.boleta.receipt.BoletaId#isErased without a name}.
 *
 * @param payer the company
 * @param number 1 for the first return of the month, more for those that rectify it
 * @param folio the number that the SII gave it
 * @param filedOn the day it was filed
 * @param figures its codes and boletas, as they stood then
 * @source CORR-2
 */
public record FiledReturn(Rut payer, int number, String folio, LocalDate filedOn, MonthFigures figures) {
    public FiledReturn {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(folio, "folio");
        Objects.requireNonNull(filedOn, "filedOn");
        Objects.requireNonNull(figures, "figures");
    }

    /** Whether it rectifies an earlier one. */
    public boolean rectifies() {
        return number > 1;
    }

    /** The month and the number alone. */
    @Override
    public String toString() {
        return "FiledReturn[" + figures.period() + ", " + number + "]";
    }
}
