package dev.cuadra.layby.agreement;

import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import java.time.LocalDate;
import java.util.List;
import javax.money.MonetaryAmount;

/**
 * Spreads what is outstanding anew. A pure function.
 *
 * @source SCH-15
 */
@FunctionalInterface
public interface Replanner {
    /**
     * The instalments from now on: the closed ones as they are, and behind them new ones.
     *
     * @param closed those that are paid, each worth what was paid of it, numbered from 1
     * @param outstanding what is to be spread, above nothing
     * @param agreement its day and its longest duration are kept to
     * @param today all new ones are due after it
     * @throws dev.cuadra.spi.problem.ProblemException when the terms give no schedule
     */
    List<Instalment> respread(
            List<Instalment> closed,
            MonetaryAmount outstanding,
            AgreementTerms agreement,
            LocalDate today,
            ScheduleTerms terms);
}
