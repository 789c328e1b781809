package dev.cuadra.onboarding.definition;

import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Operator;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds bars that a figure may meet while it sets off a trigger. */
final class AlarmLint {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Definition definition;
    private final List<Lint> found = new ArrayList<>();

    private AlarmLint(Definition definition) {
        this.definition = definition;
    }

    /** What should be looked at, in the order of the triggers and then of the gates. */
    static List<Lint> of(Definition definition) {
        AlarmLint lint = new AlarmLint(definition);
        definition.triggers().forEach(lint::trigger);
        return lint.found;
    }

    private void trigger(Trigger trigger) {
        trigger.condition()
                .checks()
                .forEach(alarm -> Bound.of(alarm)
                        .ifPresent(
                                fires -> definition.gates().forEach(gate -> gate(gate, alarm, fires, trigger.id()))));
    }

    private void gate(Gate gate, Check alarm, Bound fires, String trigger) {
        gate.members().stream()
                .flatMap(member -> member.condition() instanceof Check bar ? Stream.of(bar) : Stream.empty())
                .filter(bar ->
                        bar.metric().equals(alarm.metric()) && bar.scope().equals(alarm.scope()))
                .filter(bar ->
                        Bound.of(bar).filter(meets -> meets.reaches(fires)).isPresent())
                .forEach(bar -> warning(bar, gate, trigger));
    }

    private void warning(Check bar, Gate gate, String trigger) {
        Map<String, String> values =
                Map.of("id", bar.id(), "gate", gate.id(), "metric", bar.metric(), "trigger", trigger);
        found.add(new Lint(
                Lint.Severity.WARNING, Texts.BOOK.problem("GATE_TARGET_ALARMS", Place.member(bar.id()), values)));
    }

    /**
     * The end of what a comparison asks for.
     *
     * @param floor whether it asks for what is above; else for what is below
     * @param at where it ends, in the unit of the metric
     * @param included whether the end itself is asked for
     */
    private record Bound(boolean floor, BigDecimal at, boolean included) {
        /** Of a comparison; empty where it asks for one value, or against what is only measured later. */
        static Optional<Bound> of(Check check) {
            return check.question() instanceof Question.Compare compare && compare.with() != Operator.EQUAL
                    ? figure(check, compare.threshold()).map(at -> of(compare.with(), at))
                    : Optional.empty();
        }

        private static Bound of(Operator with, BigDecimal at) {
            boolean floor = with == Operator.MORE || with == Operator.AT_LEAST;
            return new Bound(floor, at, with == Operator.AT_LEAST || with == Operator.AT_MOST);
        }

        private static Optional<BigDecimal> figure(Check check, BigDecimal threshold) {
            return check.change().isEmpty()
                    ? Optional.of(threshold)
                    : check.change()
                            .filter(change -> change.floor().isEmpty())
                            .flatMap(change -> against(change.baseline(), threshold));
        }

        private static Optional<BigDecimal> against(Change.Baseline baseline, BigDecimal percent) {
            return baseline instanceof Change.Stated stated
                    ? Optional.of(stated.value().multiply(percent.add(HUNDRED)).movePointLeft(2))
                    : Optional.empty();
        }

        /** Whether what is asked for reaches into what {@code alarm} fires at, from the other side. */
        boolean reaches(Bound alarm) {
            int beyond = floor ? alarm.at.compareTo(at) : at.compareTo(alarm.at);
            return floor != alarm.floor && (beyond > 0 || (beyond == 0 && included && alarm.included));
        }
    }
}
