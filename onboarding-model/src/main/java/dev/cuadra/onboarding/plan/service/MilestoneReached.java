package dev.cuadra.onboarding.plan.service;

import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a customer reached a milestone. It is told once.
 *
 * @param customer who reached it
 * @param milestone the key of the task or celebration
 * @param title what was reached, for people
 * @param reached when
 * @param message the template of the message that tells of it
 * @param count how many it took; 0 for a task
 * @param saved how much time these saved, where the host says how much one does
 * @source PLAN-9
 */
public record MilestoneReached(
        String customer,
        String milestone,
        Text title,
        Instant reached,
        String message,
        int count,
        Optional<Duration> saved) {
    public MilestoneReached {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(milestone, "milestone");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(reached, "reached");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(saved, "saved");
    }
}
