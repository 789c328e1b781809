package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.audience.Told;
import java.util.List;
import java.util.Objects;

/**
 * What was reached, and who was told.
 *
 * @param reached the milestones and celebrations that were reached now
 * @param told who was told of them; nobody where no messages are sent
 */
public record News(List<MilestoneReached> reached, Told told) {
    static final News NONE = new News(List.of(), Told.NOTHING);

    public News {
        Objects.requireNonNull(told, "told");
        reached = List.copyOf(reached);
    }
}
