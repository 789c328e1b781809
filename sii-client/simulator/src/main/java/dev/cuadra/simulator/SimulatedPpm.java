package dev.cuadra.simulator;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What the simulated SII knows of a month's provisional payment.
 *
 * @param rut whose
 * @param month the month
 * @param base code 563
 * @param rate code 115, per cent with a decimal point, such as {@code 0.125}
 * @param companyRate the rate of the company tax, per cent, such as {@code 12.5}
 * @param smallCompany whether the taxpayer is under the small companies' regime
 */
public record SimulatedPpm(Rut rut, YearMonth month, Clp base, String rate, String companyRate, boolean smallCompany) {
    public SimulatedPpm {
        Objects.requireNonNull(rut, "rut");
        Objects.requireNonNull(month, "month");
        if (base.isNegative()
                || !rate.matches("[0-9]{1,2}(\\.[0-9]{1,4})?")
                || !companyRate.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
            throw new IllegalArgumentException("Not a base and its rates: " + base + ", " + rate + ", " + companyRate);
        }
    }

    /**
     * Code 62: base × rate to the nearest peso, halves up.
     *
     * @source F29-4
     */
    public Clp payment() {
        return base.times(new BigDecimal(rate).movePointLeft(2), RoundingMode.HALF_UP);
    }
}
