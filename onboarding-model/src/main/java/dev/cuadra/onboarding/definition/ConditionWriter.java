package dev.cuadra.onboarding.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.gate.Change;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Condition;
import dev.cuadra.onboarding.gate.Evidence;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.gate.Sustain;
import dev.cuadra.onboarding.internal.Members;
import java.util.List;

/** Writes conditions. */
final class ConditionWriter {
    private ConditionWriter() {}

    static void write(Condition condition, ObjectNode node) {
        node.put("id", condition.id());
        if (condition instanceof Check check) {
            check(check, node);
        } else if (condition instanceof Condition.All all) {
            parts(all.parts(), node.putArray("all"));
        } else if (condition instanceof Condition.Any any) {
            parts(any.parts(), node.putArray("any"));
        } else if (condition instanceof Condition.AtLeast some) {
            node.put("atLeast", some.many());
            parts(some.parts(), node.putArray("of"));
        } else if (condition instanceof Condition.Not not) {
            write(not.part(), node.putObject("not"));
        }
    }

    private static void parts(List<Condition> parts, ArrayNode array) {
        parts.forEach(part -> write(part, array.addObject()));
    }

    private static void check(Check check, ObjectNode node) {
        node.put("metric", check.metric());
        node.put("unit", check.unit());
        question(check.question(), node);
        node.put("scope", check.scope());
        node.put("window", check.window().toString());
        node.put("minSamples", check.minSamples());
        evidence(check.evidence(), node.putObject("evidence"));
        check.population().ifPresent(population -> {
            ObjectNode each = node.putObject("population");
            each.put("name", population.name());
            population.size().ifPresent(size -> each.put("size", size));
            population.membership().ifPresent(date -> each.put("membership", date.toString()));
        });
        check.sustain().ifPresent(sustain -> sustain(sustain, node.putObject("sustain")));
        check.change().ifPresent(change -> change(change, node.putObject("change")));
        check.openCap().ifPresent(cap -> node.put("openCap", cap.toString()));
    }

    private static void question(Question question, ObjectNode node) {
        node.put("operator", question.operator());
        if (question instanceof Question.Compare compare) {
            node.put("value", DefinitionWriter.plain(compare.threshold()));
        } else if (question instanceof Question.Between between) {
            node.put("value", DefinitionWriter.plain(between.low()) + ".." + DefinitionWriter.plain(between.high()));
        } else {
            node.put("value", question.right());
        }
        if (question instanceof Question.IsTrue isTrue) {
            DefinitionWriter.texts(isTrue.roles(), node.putArray("roles"));
        } else if (question instanceof Question.Trend trend) {
            node.put("days", trend.days());
            node.put("deadBand", DefinitionWriter.plain(trend.deadBand()));
        }
    }

    private static void evidence(Evidence evidence, ObjectNode node) {
        node.put("mode", Members.written(evidence.mode()));
        node.put("method", Members.written(evidence.method()));
        node.put("confidence", DefinitionWriter.plain(evidence.certainty().confidence()));
        node.put("sides", evidence.certainty().sides());
        node.put("looks", evidence.certainty().looks());
    }

    private static void sustain(Sustain sustain, ObjectNode node) {
        node.put("for", sustain.lasting().toString());
        node.put("series", Members.written(sustain.series()));
        node.put(
                sustain.series() == Sustain.Series.BUCKETS ? "step" : "maxGap",
                sustain.step().toString());
        node.put("clearAfter", sustain.clearAfter().toString());
    }

    private static void change(Change change, ObjectNode node) {
        if (change.baseline() instanceof Change.Stated stated) {
            node.put("baseline", DefinitionWriter.plain(stated.value()));
        } else if (change.baseline() instanceof Change.Measured measured) {
            node.put("metric", measured.metric());
        }
        change.floor().ifPresent(floor -> node.put("floor", DefinitionWriter.plain(floor)));
        change.alpha().ifPresent(alpha -> node.put("alpha", DefinitionWriter.plain(alpha)));
    }
}
