package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.money.Clp;
import java.util.Objects;

/**
 * What boletas come to. Sums of boletas in force that enter a month by the rule; those that are annulled or unpaid are
 * counted apart and are in no sum.
 *
 * @param boletas how many enter; one that is paid in parts enters each month in which a part of it was paid
 * @param gross the gross fees
 * @param retained what was kept back at the rate, directors included
 * @param directors what of that was kept back of directors
 * @param loan what was kept back for the loan of 2020 or 2021
 * @param annulled how many boletas with a date in the month are annulled
 * @param unpaid how many boletas in force with a date in the month are not paid, or not wholly; 0 by the boletas' date
 * @param offRate how many of those that enter were retained at another rate than that of the law for their date
 * @source STAT-1, and STAT-3 for the rate
 */
public record Figures(
        long boletas, Clp gross, Clp retained, Clp directors, Clp loan, long annulled, long unpaid, long offRate) {
    /** No boletas. */
    public static final Figures NONE = new Figures(0, Clp.ZERO, Clp.ZERO, Clp.ZERO, Clp.ZERO, 0, 0, 0);

    public Figures {
        Objects.requireNonNull(gross, "gross");
        Objects.requireNonNull(loan, "loan");
        if (boletas < 0 || annulled < 0 || unpaid < 0 || offRate < 0 || offRate > boletas) {
            throw new IllegalArgumentException("Counts: " + boletas + ", " + annulled + ", " + unpaid + ", " + offRate);
        }
        if (retained.compareTo(directors) < 0 || directors.isNegative()) {
            throw new IllegalArgumentException("Retained " + retained + ", of directors " + directors);
        }
    }

    /** What is left of the gross fees. */
    public Clp net() {
        return gross.minus(retained).minus(loan);
    }

    /** What code 151 of Form 29 declares of it: retained, but for directors. */
    public Clp fees() {
        return retained.minus(directors);
    }

    /** Both together. */
    public Figures plus(Figures other) {
        return new Figures(
                boletas + other.boletas,
                gross.plus(other.gross),
                retained.plus(other.retained),
                directors.plus(other.directors),
                loan.plus(other.loan),
                annulled + other.annulled,
                unpaid + other.unpaid,
                offRate + other.offRate);
    }
}
