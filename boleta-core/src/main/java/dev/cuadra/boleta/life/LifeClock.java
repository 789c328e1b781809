package dev.cuadra.boleta.life;

import dev.cuadra.boleta.money.Clp;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Objects;

/**
 * The days that matter in a boleta's life, as functions of the date on it. The sources name days of the calendar; none
 * says that one of them moves when it is a holiday, so none does here.
 *
 * @param boletaDate the date written on the boleta
 * @source LIFE-1, LIFE-2, LIFE-3, LIFE-6
 */
public record LifeClock(LocalDate boletaDate) {
    /**
     * From this gross fee on the portal annuls nothing.
     *
     * @source LIFE-4
     */
    public static final Clp TOO_LARGE = Clp.of(100_000_000);

    private static final int LAST_DAY_ALONE = 10;

    public LifeClock {
        Objects.requireNonNull(boletaDate, "boletaDate");
    }

    /** The last day on which the issuer annuls it alone: the 10th of the month after. */
    public LocalDate aloneUntil() {
        return YearMonth.from(boletaDate).plusMonths(1).atDay(LAST_DAY_ALONE);
    }

    /** The first day on which the issuer has to ask. */
    public LocalDate requestFrom() {
        return aloneUntil().plusDays(1);
    }

    /**
     * The last day on which an annulment can be asked for, confirmed or rejected, and a remark be made: 1 March of the
     * year after. The day after, a request that nobody answered has lapsed.
     */
    public LocalDate closesOn() {
        return LocalDate.of(boletaDate.getYear() + 1, Month.MARCH, 1);
    }

    /** The first day for a move; a report has none. */
    LocalDate from(LifeMove move) {
        return move == LifeMove.ANNUL || move == LifeMove.OBSERVE || move == LifeMove.REPORT
                ? LocalDate.MIN
                : requestFrom();
    }

    /** The last day for a move; a report has none. */
    LocalDate until(LifeMove move) {
        return switch (move) {
            case ANNUL -> aloneUntil();
            case REPORT -> LocalDate.MAX;
            default -> closesOn();
        };
    }
}
