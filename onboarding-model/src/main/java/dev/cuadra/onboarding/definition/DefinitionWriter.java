package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.decision.Deadline;
import dev.cuadra.onboarding.decision.Phase;
import dev.cuadra.onboarding.decision.Rollout;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.Member;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.metric.Metric;
import java.math.BigDecimal;
import java.util.Collection;

/** Writes definitions. Every member stands there, defaults included, so that equal definitions give equal bytes. */
final class DefinitionWriter {
    private DefinitionWriter() {}

    static ObjectNode tree(Definition definition) {
        ObjectNode tree = Canonical.object();
        tree.put("id", definition.id());
        tree.put("version", definition.version());
        if (!definition.owners().roles().isEmpty()) {
            texts(definition.owners().roles(), tree.putArray("roles"));
        }
        ObjectNode anchors = tree.putObject("anchors");
        definition.anchors().forEach((name, date) -> anchors.put(name, date.toString()));
        ObjectNode populations = tree.putObject("populations");
        definition.populations().forEach(populations::put);
        ArrayNode metrics = tree.putArray("metrics");
        definition.metrics().forEach(metric -> metric(metric, metrics.addObject()));
        ArrayNode gates = tree.putArray("gates");
        definition.gates().forEach(gate -> gate(gate, gates.addObject()));
        ArrayNode triggers = tree.putArray("triggers");
        definition.triggers().forEach(trigger -> trigger(trigger, triggers.addObject()));
        definition.rollout().ifPresent(rollout -> rollout(rollout, tree.putObject("rollout")));
        ArrayNode recorded = tree.putArray("recorded");
        definition.recorded().forEach(each -> recorded(each, recorded.addObject()));
        RowPlaces.write(definition.rows(), tree);
        RowPlaces.write(definition.owners(), tree);
        return tree;
    }

    static String plain(BigDecimal decimal) {
        return decimal.stripTrailingZeros().toPlainString();
    }

    private static void metric(Metric metric, ObjectNode node) {
        node.put("key", metric.key());
        node.put("unit", metric.unit());
        node.put("kind", Members.written(metric.kind()));
        node.put("polarity", Members.written(metric.polarity()));
        ObjectNode scale = node.putObject("scale");
        metric.scale().low().ifPresent(low -> scale.put("low", plain(low)));
        metric.scale().high().ifPresent(high -> scale.put("high", plain(high)));
        node.put("accumulation", Members.written(metric.accumulation()));
        metric.heartbeat().ifPresent(pulse -> node.put("heartbeat", pulse));
        metric.freshness().ifPresent(age -> node.put("freshness", age.toString()));
    }

    private static void gate(Gate gate, ObjectNode node) {
        node.put("id", gate.id());
        gate.due().ifPresent(due -> node.put("due", due.toString()));
        texts(gate.approvals(), node.putArray("approvals"));
        texts(gate.waivers(), node.putArray("waivers"));
        ArrayNode conditions = node.putArray("conditions");
        gate.members().forEach(member -> member(member, conditions.addObject()));
    }

    private static void member(Member member, ObjectNode node) {
        node.put("tier", Members.written(member.tier()));
        node.put("weight", plain(member.weight()));
        node.put("shadow", member.shadow());
        ConditionWriter.write(member.condition(), node);
    }

    private static void trigger(Trigger trigger, ObjectNode node) {
        node.put("id", trigger.id());
        node.put("level", Members.written(trigger.level()));
        trigger.armed().ifPresent(armed -> node.put("armed", armed.toString()));
        node.put("shadow", trigger.shadow());
        ConditionWriter.write(trigger.condition(), node.putObject("condition"));
    }

    private static void rollout(Rollout rollout, ObjectNode node) {
        ArrayNode phases = node.putArray("phases");
        for (Phase phase : rollout.phases()) {
            ObjectNode each = phases.addObject();
            each.put("name", phase.name());
            each.put("percent", plain(phase.percent()));
            phase.listed().ifPresent(count -> each.put("listed", count));
            each.put("minimum", phase.minimum().toString());
            each.put("gate", phase.gate());
        }
        texts(rollout.deciders(), node.putArray("deciders"));
        texts(rollout.reopeners(), node.putArray("reopeners"));
        if (!rollout.deadlines().equals(Deadline.STANDARD)) {
            ArrayNode deadlines = node.putArray("deadlines");
            for (Deadline.Limit limit : rollout.deadlines()) {
                ObjectNode each = deadlines.addObject();
                each.put("step", Members.written(limit.step()));
                limit.within().ifPresent(within -> each.put("within", within.toString()));
            }
        }
    }

    private static void recorded(Recorded recorded, ObjectNode node) {
        node.put("id", recorded.id());
        node.put("metric", recorded.metric());
        node.put("unit", recorded.unit());
        if (!recorded.value().isBlank()) {
            node.put("value", recorded.value());
        }
        if (!recorded.window().isBlank()) {
            node.put("window", recorded.window());
        }
    }

    static void texts(Collection<String> texts, ArrayNode array) {
        texts.forEach(array::add);
    }
}
