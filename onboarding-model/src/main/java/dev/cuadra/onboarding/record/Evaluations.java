package dev.cuadra.onboarding.record;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Linter;
import dev.cuadra.onboarding.gate.Memory;
import dev.cuadra.onboarding.gate.PlanCalendar;
import dev.cuadra.onboarding.gate.Situation;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Timeline;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluations of one definition over the same readings at many instants: definition and readings are prepared once. What
 * comes out is, byte for byte, what {@link Evaluation#of} gives for the same inputs at each instant. Safe for many threads.
 *
 * @source GATE-25
 */
public final class Evaluations {
    private final Definition definition;
    private final Inputs inputs;
    private final PlanCalendar calendar;
    private final Map<String, Metric> metrics;
    private final Timeline timeline;
    private final Memory memory;
    private final Fingerprint sha256;

    private Evaluations(Definition definition, Inputs inputs) {
        this.definition = definition;
        this.inputs = inputs;
        this.calendar = definition.calendar(inputs.zone(), inputs.calendar());
        this.metrics = Map.copyOf(definition.metricsByKey());
        this.timeline = Timeline.of(inputs.readings());
        this.memory = Memory.of(timeline);
        this.sha256 = new Fingerprint(definition);
    }

    /**
     * Evaluations of a definition.
     *
     * @param inputs what they are made from, besides the instant
     * @throws ProblemException when the definition must not be evaluated
     */
    public static Evaluations of(Definition definition, Inputs inputs) {
        Linter.check(definition);
        return new Evaluations(definition, inputs);
    }

    /** The evaluation at an instant. */
    public Evaluation at(Instant instant) {
        return evaluation(inputs.at(instant));
    }

    /** The evaluation at an instant, after another record. */
    public Evaluation at(Instant instant, EvaluationRecord before) {
        return evaluation(inputs.at(instant).after(before));
    }

    private Evaluation evaluation(Inputs given) {
        Situation situation = new Situation(calendar, metrics, timeline.at(given.at()), Optional.of(memory));
        return new Evaluation(definition, given, situation, sha256);
    }
}
