package dev.cuadra.boleta.form29;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A return that is paid, perhaps late.
 *
 * @param period the month declared
 * @param amount what was to be paid on time (code 91), 0 in a nil return
 * @param dueDate the day it was due; one on which no time limit ends is moved as the law says
 * @param paidOn the day of payment
 * @param ipcPercent by how many per cent the price index grew over the time that {@link LateBill#ipcFrom} and
 *     {@link LateBill#ipcUntil} name; empty when not known
 * @param audited whether the SII found that the return was missing
 * @param interestRelief per cent of the interest that is remitted, 0 to 100
 * @param fineRelief per cent of the fine that is remitted, 0 to 100
 */
public record LatePayment(
        YearMonth period,
        Clp amount,
        LocalDate dueDate,
        LocalDate paidOn,
        Optional<BigDecimal> ipcPercent,
        boolean audited,
        BigDecimal interestRelief,
        BigDecimal fineRelief) {
    private static final long MOST = Clp.MAX / 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 10;

    /**
     * Checks what was given.
     *
     * @throws ProblemException with code {@code LATE_AMOUNT}, {@code LATE_DUE_DATE} or {@code LATE_PERCENT}
     */
    public LatePayment {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(paidOn, "paidOn");
        if (amount.isNegative() || amount.pesos() > MOST) {
            throw new ProblemException(
                    Texts.BOOK.problem("LATE_AMOUNT", Place.member("amount"), Map.of("value", amount, "max", MOST)));
        }
        if (!YearMonth.from(dueDate).isAfter(period)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LATE_DUE_DATE", Place.member("dueDate"), Map.of("due", dueDate, "period", period)));
        }
        ipcPercent.ifPresent(percent -> check(percent, HUNDRED.negate(), "ipcPercent"));
        check(interestRelief, BigDecimal.ZERO, "interestRelief");
        check(fineRelief, BigDecimal.ZERO, "fineRelief");
    }

    /** A payment without a growth of prices and without relief, declared by the taxpayer on its own. */
    public static LatePayment of(YearMonth period, Clp amount, LocalDate dueDate, LocalDate paidOn) {
        return new LatePayment(
                period, amount, dueDate, paidOn, Optional.empty(), false, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** The same with a growth of prices. */
    public LatePayment withIpc(BigDecimal percent) {
        return new LatePayment(
                period, amount, dueDate, paidOn, Optional.of(percent), audited, interestRelief, fineRelief);
    }

    /** The same with relief, each in per cent. */
    public LatePayment withRelief(BigDecimal ofInterest, BigDecimal ofFine) {
        return new LatePayment(period, amount, dueDate, paidOn, ipcPercent, audited, ofInterest, ofFine);
    }

    /** The same, found by the SII. */
    public LatePayment foundByAudit() {
        return new LatePayment(period, amount, dueDate, paidOn, ipcPercent, true, interestRelief, fineRelief);
    }

    private static void check(BigDecimal percent, BigDecimal least, String member) {
        if (percent.compareTo(least) < 0 || percent.compareTo(HUNDRED) > 0 || percent.scale() > DECIMALS) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LATE_PERCENT",
                    Place.member(member),
                    Map.of("value", percent.toPlainString(), "least", least, "most", HUNDRED)));
        }
    }
}
