package dev.cuadra.onboarding.support;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which tier follows which.
 *
 * @param steps the steps, from the first line up
 * @source SUP-05
 */
public record EscalationPath(List<Step> steps) {
    public EscalationPath {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param row its row in the catalogue
     * @param from the tier below
     * @param to the tier above
     * @param critical how long a critical ticket may wait before the step; empty where the step is taken if needed
     * @param role whose step it is
     */
    public record Step(String row, SupportTier from, SupportTier to, Optional<Duration> critical, String role) {
        public Step {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(critical, "critical");
            Objects.requireNonNull(role, "role");
            if (!to.above(from)) {
                throw new IllegalArgumentException(to + " is not above " + from);
            }
        }
    }

    /** The path of the launch plan. */
    public static EscalationPath shipped() {
        return Shipped.PATH;
    }

    /** The step from a tier, if there is one. */
    public Optional<Step> from(SupportTier tier) {
        return steps.stream().filter(step -> step.from() == tier).findFirst();
    }

    /** The tier that a ticket goes to when its time is used up; empty at the top, and where a person has to decide. */
    public Optional<SupportTier> byItself(SupportTier tier) {
        return from(tier).filter(step -> step.critical().isPresent()).map(Step::to);
    }
}
