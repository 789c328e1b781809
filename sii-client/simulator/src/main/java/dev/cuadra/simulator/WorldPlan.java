package dev.cuadra.simulator;

import java.time.YearMonth;
import java.util.Objects;

/**
 * How large a generated world is.
 *
 * @param companies how many companies receive boletas, 1 to 10,000
 * @param people how many people issue them, 1 to 100,000
 * @param boletasAMonth how many boletas each company receives in a month, 0 to 100,000
 * @param first the first month
 * @param months how many months, 1 to 120
 */
public record WorldPlan(int companies, int people, int boletasAMonth, YearMonth first, int months) {
    public WorldPlan {
        Objects.requireNonNull(first, "first");
        within("companies", companies, 1, 10_000);
        within("people", people, 1, 100_000);
        within("boletasAMonth", boletasAMonth, 0, 100_000);
        within("months", months, 1, 120);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
    }
}
