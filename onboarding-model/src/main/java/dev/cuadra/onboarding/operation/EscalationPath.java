package dev.cuadra.onboarding.operation;

import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who takes over from whom.
 *
 * @param steps the steps, each from where the one before leads to
 * @source OPS-7
 */
public record EscalationPath(List<Step> steps) {
    public EscalationPath {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (!steps.get(i).from().equals(steps.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "A path that breaks off before " + steps.get(i).from());
            }
        }
    }

    /**
     * A step.
     *
     * @param from who has it
     * @param to who takes it over
     * @param title the step in words
     * @param within how long the first may take; empty where it goes on only if it is needed
     */
    public record Step(String from, String to, Text title, Optional<Duration> within) {
        public Step {
            Objects.requireNonNull(title, "title");
            if (from.isBlank()
                    || to.isBlank()
                    || within.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("Not a step from a role to another: " + from + ", " + to);
            }
        }
    }

    /**
     * Who should have it by when.
     *
     * @param role the role
     * @param by by when; empty where it goes on only if it is needed
     */
    public record Stop(String role, Optional<Instant> by) {
        public Stop {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(by, "by");
        }
    }

    /** The step from a role. */
    public Optional<Step> from(String role) {
        return steps.stream().filter(step -> step.from().equals(role)).findFirst();
    }

    /** The way of something critical from a role on, which has it at {@code now}. Empty after the last one. */
    public List<Stop> way(String role, Instant now) {
        List<Stop> way = new ArrayList<>();
        Optional<Instant> reached = Optional.of(now);
        Optional<Step> next = from(role);
        while (next.isPresent()) {
            Step step = next.get();
            reached = reached.flatMap(at -> step.within().map(at::plus));
            way.add(new Stop(step.to(), reached));
            next = from(step.to());
        }
        return List.copyOf(way);
    }
}
