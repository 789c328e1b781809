package dev.cuadra.audit;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the law says, written down a second time: nothing here asks the engine under audit, nor its tables. Pure
 * functions, in exact integers.
 *
 * @source RET-1, RET-2, RET-3, RET-4, RET-5, RET-6, F29-1, F29-3, F29-5
 */
public final class WrittenLaw {
    /** The first day of electronic boletas, and of the table below. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2003, 10, 1);
    /** The first day on which 3 % is kept back of those who owe the loan of 2020. */
    public static final LocalDate FIRST_LOAN_DAY = LocalDate.of(2021, 9, 1);

    private static final int DIRECTOR_BASIS_POINTS = 1000;
    private static final int LOAN_BASIS_POINTS = 300;
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private WrittenLaw() {}

    /**
     * The ordinary rate for a boleta dated {@code day}, in hundredths of one per cent: 10 % until 2019, the steps of
     * Ley 21.133 from 2020 on, 17 % from 2028.
     *
     * @throws IllegalArgumentException before {@link #FIRST_DAY}
     */
    public static int ordinaryBasisPoints(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            throw new IllegalArgumentException("No electronic boletas before " + FIRST_DAY + ": " + day);
        }
        if (day.getYear() < 2020) {
            return 1000;
        }
        return switch (day.getYear()) {
            case 2020 -> 1075;
            case 2021 -> 1150;
            case 2022 -> 1225;
            case 2023 -> 1300;
            case 2024 -> 1375;
            case 2025 -> 1450;
            case 2026 -> 1525;
            case 2027 -> 1600;
            default -> 1700;
        };
    }

    /** The rate the payer applies under {@code terms}: nothing unless the payer retains, 10 % of directors. */
    public static int basisPoints(RetentionTerms terms) {
        if (terms.retainer() != Retainer.PAYER) {
            return 0;
        }
        return terms.concept() == Concept.DIRECTOR ? DIRECTOR_BASIS_POINTS : ordinaryBasisPoints(terms.boletaDate());
    }

    /** What is kept back besides for a loan: 3 % from {@link #FIRST_LOAN_DAY} on, of those who owe one. */
    public static int loanBasisPoints(RetentionTerms terms) {
        boolean owed = terms.loanBalance() && terms.retainer() == Retainer.PAYER;
        return owed && !terms.boletaDate().isBefore(FIRST_LOAN_DAY) ? LOAN_BASIS_POINTS : 0;
    }

    /** The nearest peso to the share of {@code gross}; an exact half goes up. */
    public static Clp share(Clp gross, int basisPoints) {
        // Half a peso is added in units of 1/20,000 peso, so that no fraction is ever cut off before.
        BigInteger twice = BigInteger.valueOf(gross.pesos())
                .multiply(BigInteger.valueOf(basisPoints))
                .multiply(BigInteger.TWO);
        return Clp.of(twice.add(WHOLE).divide(WHOLE.multiply(BigInteger.TWO)).longValueExact());
    }

    /** The retention on {@code gross} under {@code terms}, without the loan. */
    public static Clp retained(Clp gross, RetentionTerms terms) {
        return share(gross, basisPoints(terms));
    }

    /** What is kept back of {@code gross} for a loan. */
    public static Clp loanRetained(Clp gross, RetentionTerms terms) {
        return share(gross, loanBasisPoints(terms));
    }

    /** What is left of {@code gross}. */
    public static Clp net(Clp gross, RetentionTerms terms) {
        return gross.minus(retained(gross, terms)).minus(loanRetained(gross, terms));
    }

    /** The code of the payer's Form 29 that the retention goes to: 153 of directors, 151 otherwise. */
    public static F29Code code(Concept concept) {
        return F29Code.of(concept == Concept.DIRECTOR ? "153" : "151");
    }

    /** The amounts a boleta brings to Form 29, by code; nothing for one that is annulled or of which nothing was kept. */
    public static Map<F29Code, Clp> declared(Boleta boleta) {
        Map<F29Code, Clp> amounts = new LinkedHashMap<>();
        if (boleta.state() != BoletaState.ANULADA) {
            amounts.put(code(boleta.concept()), boleta.retained());
            amounts.put(F29Code.of("155"), boleta.loanRetained());
            amounts.values().removeIf(amount -> amount.pesos() == 0);
        }
        return amounts;
    }

    /** The month that declares {@code boleta}; empty while a month by payment is still to come, or none ever will. */
    public static Optional<YearMonth> month(Boleta boleta, PeriodRule rule) {
        if (boleta.state() == BoletaState.ANULADA) {
            return Optional.empty();
        }
        return (rule == PeriodRule.PAYMENT_DATE ? boleta.paidOn() : Optional.of(boleta.date())).map(YearMonth::from);
    }

    /** {@code 1525} as {@code 15.25 %}, for messages. */
    static String percent(int basisPoints) {
        return java.math.BigDecimal.valueOf(basisPoints, 2).toPlainString() + " %";
    }
}
