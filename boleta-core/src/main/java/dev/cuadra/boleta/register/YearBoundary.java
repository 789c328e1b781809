package dev.cuadra.boleta.register;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A boleta of one year that is paid in another: the rate is that of its date, the month that of the payment, and since
 * law and practice disagree somebody should see it.
 *
 * @param byDate the rate of the date on the boleta, which is applied
 * @param byPayment the rate of the day of payment, which the other reading would ask for
 * @param month the month in which it is declared
 * @param confidence how well it is established that the date decides
 * @param notice what to tell a person
 * @source RET-3, F29-3
 */
public record YearBoundary(
        RetentionRate byDate, RetentionRate byPayment, YearMonth month, Confidence confidence, Problem notice) {
    private static final String SOURCE =
            "Respuesta del SII al Colegio de Contadores, 30-12-2019; FAQ 001.120.7745; LIR art. 79, 82";

    public YearBoundary {
        Objects.requireNonNull(byDate, "byDate");
        Objects.requireNonNull(byPayment, "byPayment");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(notice, "notice");
    }

    /** What is special about {@code boleta}; empty when date and payment fall into one year, or it is not paid. */
    public static Optional<YearBoundary> of(Boleta boleta, RateBook rates, Place place) {
        return boleta.paidOn()
                .filter(day -> day.getYear() != boleta.date().getYear())
                .filter(day ->
                        table(boleta, rates).covers(day) && table(boleta, rates).covers(boleta.date()))
                .map(day -> crossed(boleta, day, rates, place));
    }

    private static YearBoundary crossed(Boleta boleta, LocalDate paidOn, RateBook rates, Place place) {
        RetentionRate byDate = table(boleta, rates).at(boleta.date()).value();
        RetentionRate byPayment = table(boleta, rates).at(paidOn).value();
        YearMonth month = YearMonth.from(paidOn);
        Problem notice = Texts.BOOK.problem(
                "YEAR_BOUNDARY",
                place,
                Map.of(
                        "boleta", boleta.id().masked(),
                        "date", boleta.date(),
                        "paidOn", paidOn,
                        "rate", Text.figure(byDate),
                        "other", Text.figure(byPayment),
                        "month", month,
                        "source", SOURCE));
        return new YearBoundary(byDate, byPayment, month, Confidence.LIKELY, notice);
    }

    private static dev.cuadra.boleta.law.DatedTable<RetentionRate> table(Boleta boleta, RateBook rates) {
        return boleta.concept() == Concept.DIRECTOR ? rates.director() : rates.ordinary();
    }
}
