package dev.cuadra.adapter.report.internal;

import java.util.List;

/**
 * The page about all customers in onboarding.
 *
 * @param company the name of the company; may be empty
 * @param day the day that it is about
 * @param bands how many customers are in each band of health
 * @param rows the customers
 * @param foot the lines at the foot
 */
public record OnboardingPortfolioView(String company, String day, List<Band> bands, List<Row> rows, List<String> foot) {
    /**
     * A band of health.
     *
     * @param key which
     * @param label in words
     * @param count how many customers
     */
    public record Band(String key, String label, long count) {}

    /**
     * A customer.
     *
     * @param customer whose plan it is
     * @param page where the plan stands; may be empty
     * @param number the day of the plan
     * @param phase the phase, in words
     * @param done how much is done, of 1000
     * @param expected how much should be, of 1000
     * @param doneText how much is done, in per cent
     * @param finish when it is expected to end
     * @param slip how many days late that is
     * @param blockers how many blockers are open
     * @param warnings how many warnings there are
     * @param health how the customer is doing, in words
     * @param tone how that looks, as a class
     */
    public record Row(
            String customer,
            String page,
            long number,
            String phase,
            int done,
            int expected,
            String doneText,
            String finish,
            long slip,
            int blockers,
            int warnings,
            String health,
            String tone) {}
}
