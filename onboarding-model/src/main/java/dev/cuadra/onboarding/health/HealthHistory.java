package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.metric.Exact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The scores of one customer as far as warnings need them: each drop warns once, and again only after the score had
 * recovered. What is not known neither warns nor re-arms. Immutable; a host stores the four members.
 *
 * @param rule when to warn
 * @param armed whether the next drop warns
 * @param last the last score that was known
 * @param until up to which instant scores were taken in
 * @source HEALTH-7
 */
public record HealthHistory(WarningRule rule, boolean armed, Optional<Exact> last, Optional<Instant> until) {
    public HealthHistory {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(until, "until");
    }

    /**
     * What a score led to.
     *
     * @param history the history from here on
     * @param warning the warning, where it is one
     */
    public record Step(HealthHistory history, Optional<HealthWarning> warning) {}

    /** A history without scores. */
    public static HealthHistory start(WarningRule rule) {
        return new HealthHistory(rule, true, Optional.empty(), Optional.empty());
    }

    /**
     * Every warning of these scores, oldest first. The order in which they come, and how often the same one comes, does
     * not matter.
     *
     * @throws IllegalArgumentException when two scores of one instant differ
     */
    public static List<HealthWarning> warnings(WarningRule rule, Collection<HealthPoint> points) {
        List<HealthPoint> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparing(HealthPoint::at))
                .toList();
        List<HealthWarning> warnings = new ArrayList<>();
        HealthHistory history = start(rule);
        for (HealthPoint point : sorted) {
            if (history.until().filter(point.at()::equals).isPresent()) {
                throw new IllegalArgumentException("Two scores at " + point.at());
            }
            Step step = history.after(point);
            step.warning().ifPresent(warnings::add);
            history = step.history();
        }
        return List.copyOf(warnings);
    }

    /** Takes in one score. One that is not later than those before it changes nothing: it was taken in already. */
    public Step after(HealthPoint point) {
        if (until.filter(seen -> !point.at().isAfter(seen)).isPresent()) {
            return new Step(this, Optional.empty());
        }
        if (point.score().isEmpty()) {
            return new Step(new HealthHistory(rule, armed, last, Optional.of(point.at())), Optional.empty());
        }
        Exact score = point.score().get();
        boolean warns = armed && below(score) && dropped();
        boolean rearmed = score.compareTo(Exact.of(rule.rearmAt())) >= 0;
        HealthHistory next =
                new HealthHistory(rule, (armed && !warns) || rearmed, Optional.of(score), Optional.of(point.at()));
        return new Step(next, warns ? Optional.of(new HealthWarning(point.at(), score, last)) : Optional.empty());
    }

    private boolean below(Exact score) {
        return score.compareTo(Exact.of(rule.below())) < 0;
    }

    private boolean dropped() {
        return rule.mode() == WarningRule.Mode.LEVEL
                || last.filter(score -> !below(score)).isPresent();
    }
}
