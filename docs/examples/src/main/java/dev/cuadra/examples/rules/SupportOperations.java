package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.support.DeadlineQuestion;
import dev.cuadra.onboarding.support.SummaryKind;
import dev.cuadra.onboarding.support.SupportInput;
import dev.cuadra.onboarding.support.SupportJson;
import dev.cuadra.onboarding.support.SupportReader;
import java.util.Locale;
import java.util.Set;

/** Working time, tickets and what they come to. */
final class SupportOperations {
    private static final Set<String> OURS = Set.of("id", "op");

    private SupportOperations() {}

    static void deadline(Input input, ObjectNode answer, Locale locale) {
        DeadlineQuestion.Answer said = DeadlineQuestion.read(tree(input), OURS).answer();
        answer.put("deadline", said.deadline().toString());
        said.met().ifPresent(met -> answer.put("met", met));
    }

    static void deadlines(Input input, ObjectNode answer, Locale locale) {
        answer.setAll(SupportJson.deadlines(SupportReader.read(tree(input), OURS), locale));
    }

    static void metrics(Input input, ObjectNode answer, Locale locale) {
        answer.setAll(SupportJson.metrics(SupportReader.read(tree(input), OURS), locale));
    }

    static void summary(Input input, ObjectNode answer, Locale locale) {
        SummaryKind kind = input.requiredWord("kind", SummaryKind.class);
        SupportInput read = SupportReader.read(tree(input), Set.of("id", "op", "kind"));
        answer.setAll(SupportJson.summary(kind, read, locale));
    }

    /** All members, for a reader that asks for them itself and says which of them nobody knows. */
    private static ObjectNode tree(Input input) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        input.names().forEach(name -> input.optional(name).ifPresent(value -> tree.set(name, value)));
        return tree;
    }
}
