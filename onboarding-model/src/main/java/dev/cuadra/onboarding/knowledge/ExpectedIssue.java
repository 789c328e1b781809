package dev.cuadra.onboarding.knowledge;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.spi.problem.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that people are expected to ask about.
 *
 * @param id identifies the expectation
 * @param topic the key of the topic; the same topic may be expected more than once
 * @param metric the key under which gates ask for it
 * @param title what it is
 * @param role who is asked
 * @param days on which days, counted from the launch
 * @param hours in which hours; empty all day
 */
public record ExpectedIssue(
        String id, String topic, String metric, Text title, String role, DayRange days, Optional<Hours> hours) {
    public ExpectedIssue {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(hours, "hours");
        if (id.isBlank() || topic.isBlank() || metric.isBlank() || role.isBlank()) {
            throw new IllegalArgumentException("An expected issue has an id, a topic, a metric and a role: " + id);
        }
    }
}
