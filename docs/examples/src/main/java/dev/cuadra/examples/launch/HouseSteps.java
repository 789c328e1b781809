package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.layby.service.DailyListener;
import dev.cuadra.layby.service.IntegrityListener;
import dev.cuadra.onboarding.alert.service.StoredEvaluation;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Round;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the house does by itself. */
final class HouseSteps {
    private final LaunchHouse house;
    private final OutboxDispatcher post;
    private final MeasuredSteps measured;

    HouseSteps(LaunchHouse house, OutboxDispatcher post, MeasuredSteps measured) {
        this.house = house;
        this.post = post;
        this.measured = measured;
    }

    /** Announcements that are due, clocks that run out, items and updates that are late; then the post. */
    void tick(Step step) {
        house.letters()
                .run(house.tenant())
                .forEach(outcome ->
                        outcome.refusal().ifPresent(problem -> house.marks().refused(step, outcome.id(), problem)));
        house.desk().due(house.tenant(), step.at());
        house.lists().remind(house.tenant(), house.post());
        house.lists().incidents().remind(house.tenant(), house.post());
        dispatch();
    }

    private void dispatch() {
        Round round;
        do {
            round = post.dispatchOnce();
        } while (round.delivered() + round.parked() > 0);
    }

    void daily() {
        house.daily().run(house.clerk(), DailyListener.SILENT);
    }

    /** The books are checked every night, and what does not hold is a figure that the gates ask for. */
    void integrity(Step step) {
        IntegritySummary summary = house.integrity().check(house.clerk(), IntegrityListener.SILENT);
        long found =
                summary.findings().values().stream().mapToLong(Long::longValue).sum();
        Instant from = house.days().start(house.days().day(step.at().minusNanos(1)));
        ObjectNode reading = MeasuredStory.value("data_integrity_issues", from, step.at(), Long.toString(found));
        measured.observe(
                step,
                house.watch().laybys().id(),
                JsonNodeFactory.instance.arrayNode().add(reading).toString());
    }

    void customers(Step step) {
        for (PortfolioLine line : house.plans().portfolio(house.tenant(), step.at())) {
            house.watch().customer(house.plans().plan(house.tenant(), line.customer()), step.at());
        }
    }

    /** Once the rollout may go on, somebody begins with the next phase, an hour after it was said. */
    void advance(Step step) {
        List<StoredEvaluation> chain = house.watch()
                .records()
                .chain(house.tenant(), house.watch().pilot().id(), StoredEvaluation.ROLLOUT);
        boolean on = !chain.isEmpty()
                && chain.get(chain.size() - 1).record().verdict().equals(RolloutDecision.Move.ADVANCE.name());
        if (on) {
            next().ifPresent(phase -> measured.begun(phase.name(), step.at()));
        }
    }

    /** The first phase that nobody began. */
    private Optional<Phase> next() {
        return house.watch().pilot().rollout().orElseThrow().phases().stream()
                .filter(phase -> house.marks().named("phase/" + phase.name()).isEmpty())
                .findFirst();
    }
}
