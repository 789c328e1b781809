package dev.cuadra.examples;

import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;

/** The company that a command is about, and its books. */
final class Payers {
    private Payers() {}

    /** Reads what {@code --payer} says. */
    static Rut rut(String text) {
        try {
            return Rut.parse(text);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().at(Place.member("--payer")));
        }
    }

    static FiledReturns filings(Host host) {
        return new FiledReturns(host.vault(), books(host), Form29Assembler.chile());
    }

    static BoletaBooks books(Host host) {
        return new BoletaBooks(host.vault(), new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    }
}
