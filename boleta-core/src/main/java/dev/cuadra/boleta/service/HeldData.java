package dev.cuadra.boleta.service;

import dev.cuadra.boleta.law.KeepingPeriods.Keeping;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What is held on a contractor, and until when law asks to keep it.
 *
 * @param registered whether the person is on the contractor list
 * @param boletas how many boletas name the person
 * @param lastBoleta the latest day written on one of them
 * @param lastClosed the latest closed month whose return rests on one of them
 * @param keeping how long they are kept, by the last month that a return of the payer is about: the latest of the
 *     months in which one was written or paid, and {@code lastClosed}; empty when there is no boleta
 */
public record HeldData(
        boolean registered,
        int boletas,
        Optional<LocalDate> lastBoleta,
        Optional<YearMonth> lastClosed,
        Optional<Keeping> keeping) {
    /** Whether law still asks to keep it on {@code day}. */
    public boolean keptOn(LocalDate day) {
        return keeping.filter(keep -> !day.isAfter(keep.until())).isPresent();
    }
}
