package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which tier follows which.
 *
 * @param steps the steps, from the first line up, each from where the one before leads to
 * @source OPS-7, SUP-05
 */
public record EscalationPath(List<Step> steps) {
    public EscalationPath {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from() != steps.get(i - 1).to()) {
                throw Refused.because("PATH", Map.of("tier", steps.get(i).from()));
            }
        }
    }

    /**
     * A step.
     *
     * @param row its row in the catalogue
     * @param from the tier below
     * @param to the tier above
     * @param critical how long a critical ticket may wait before the step; empty where the step is taken if needed
     * @param role whose step it is
     * @param text the step in words
     */
    public record Step(
            String row, SupportTier from, SupportTier to, Optional<Duration> critical, String role, Text text) {
        public Step {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(critical, "critical");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(text, "text");
            if (critical.filter(Duration::isNegative).isPresent()) {
                throw Refused.because("BELOW_ZERO", Map.of("value", critical.get()));
            }
            if (!to.above(from)) {
                throw Refused.because("TIERS", Map.of("from", from, "to", to));
            }
        }
    }

    /**
     * Who should have it by when.
     *
     * @param tier the tier
     * @param by by when; empty where it goes on only if it is needed
     */
    public record Stop(SupportTier tier, Optional<Instant> by) {
        public Stop {
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(by, "by");
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

    /** The way of something critical from a tier on, which has it at {@code now}. Empty after the last one. */
    public List<Stop> way(SupportTier tier, Instant now) {
        List<Stop> way = new ArrayList<>();
        Optional<Instant> reached = Optional.of(now);
        Optional<Step> next = from(tier);
        while (next.isPresent()) {
            Step step = next.get();
            reached = reached.flatMap(at -> step.critical().map(at::plus));
            way.add(new Stop(step.to(), reached));
            next = from(step.to());
        }
        return List.copyOf(way);
    }
}
