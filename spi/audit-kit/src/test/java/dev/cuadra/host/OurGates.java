package dev.cuadra.host;

import dev.cuadra.audit.GateAnswer;
import dev.cuadra.audit.GateBar;
import dev.cuadra.audit.GateCase;
import dev.cuadra.audit.GateEngine;
import dev.cuadra.audit.GateSight;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.HashPosition;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.MetricKind;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Inputs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our engine, as the kit asks for it. */
public final class OurGates implements GateEngine {
    private static final String UNIT = "points";

    /** An adapter. */
    public OurGates() {}

    @Override
    public GateAnswer answer(GateCase asked) {
        List<Reading> readings = asked.seen().stream().map(OurGates::reading).toList();
        Evaluation evaluation = Evaluation.of(definition(asked), Inputs.of(asked.at(), ZoneOffset.UTC, readings));
        return new GateAnswer(
                GateAnswer.Verdict.valueOf(evaluation.gate("exit").verdict().name()),
                GateAnswer.Move.valueOf(
                        evaluation.rollout("first", List.of()).move().name()),
                evaluation.gateRecord("exit").json()
                        + evaluation.rolloutRecord("first", List.of()).json());
    }

    private static Definition definition(GateCase asked) {
        List<Metric> metrics = Stream.concat(asked.bars().stream(), asked.rollbacks().stream())
                .map(GateBar::metric)
                .distinct()
                .map(key -> Metric.of(key, UNIT, MetricKind.GAUGE))
                .toList();
        Member[] members = asked.bars().stream()
                .map(bar -> bar.must() ? Member.must(check(bar)) : Member.should(check(bar)))
                .toArray(Member[]::new);
        List<Trigger> triggers = asked.rollbacks().stream()
                .map(bar -> Trigger.of(Trigger.Level.ROLLBACK, check(bar)))
                .toList();
        return Definition.of("audited", "1", Map.of(), metrics, List.of(Gate.of("exit", members)), triggers)
                .with(new Rollout(
                        List.of(
                                Phase.of("first", "20", Duration.ZERO, "exit"),
                                Phase.of("all", "100", Duration.ZERO, "exit")),
                        Set.of("lead"),
                        Set.of("lead")));
    }

    private static Check check(GateBar bar) {
        return Check.number(
                bar.id(), bar.metric(), UNIT, bar.sign().written(), bar.bar().toPlainString());
    }

    private static Reading reading(GateSight sight) {
        return Reading.at(sight.id(), sight.metric(), sight.at(), new Content.Amount(sight.value(), Optional.empty()))
                .recorded(sight.recordedAt());
    }

    @Override
    public Set<String> assigned(String salt, List<String> customers, BigDecimal percent) {
        Percent share = Percent.of(percent);
        return customers.stream()
                .filter(customer -> HashPosition.of(salt, customer).within(share))
                .collect(Collectors.toSet());
    }
}
