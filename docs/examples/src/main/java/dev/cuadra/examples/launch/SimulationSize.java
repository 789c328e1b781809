package dev.cuadra.examples.launch;

import dev.cuadra.examples.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Map;

/**
 * How much happens in a simulated launch. The same size gives the same scenario.
 *
 * @param seed what chance begins with
 * @param days how many days, the launch being day 1; 1 to 28
 * @param tickets how many tickets are opened, 0 to 5,000
 * @param laybys how many lay-bys are opened, 0 to 5,000
 * @param customers how many customers are in onboarding, 0 to 60
 */
public record SimulationSize(long seed, int days, int tickets, int laybys, int customers) {
    /** Two weeks with 150 tickets, 120 lay-bys and 12 customers. */
    public static final SimulationSize STANDARD = new SimulationSize(2026, 14, 150, 120, 12);

    /**
     * Checks the bounds.
     *
     * @throws ProblemException with code {@code LAUNCH_SIZE}
     */
    public SimulationSize {
        within("--days", days, 1, 28);
        within("--tickets", tickets, 0, 5_000);
        within("--laybys", laybys, 0, 5_000);
        within("--customers", customers, 0, 60);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ProblemException(Texts.BOOK.problem(
                    "LAUNCH_SIZE",
                    Place.member(option),
                    Map.of("option", option, "value", value, "least", least, "most", most)));
        }
    }
}
