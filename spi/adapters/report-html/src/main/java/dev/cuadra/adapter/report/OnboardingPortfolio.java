package dev.cuadra.adapter.report;

import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page about all customers in onboarding shows.
 *
 * @param day the day that it is about
 * @param customers the customers, in the order of the page
 */
public record OnboardingPortfolio(LocalDate day, List<Customer> customers) {
    public OnboardingPortfolio {
        Objects.requireNonNull(day, "day");
        customers = List.copyOf(customers);
    }

    /**
     * A customer.
     *
     * @param line how the plan stands
     * @param health how the customer is doing; empty where nobody measures it
     * @param page where the plan stands, beside the page; empty for nowhere
     */
    public record Customer(PortfolioLine line, Optional<HealthScore> health, Optional<String> page) {
        public Customer {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(health, "health");
            Objects.requireNonNull(page, "page");
        }
    }
}
