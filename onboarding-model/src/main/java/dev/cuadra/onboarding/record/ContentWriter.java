package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Signature;

/** Writes what a reading says, in the members in which it is read. */
final class ContentWriter {
    private ContentWriter() {}

    static void write(Content content, ObjectNode node) {
        if (content instanceof Content.Amount amount) {
            node.put("value", amount.value().stripTrailingZeros().toPlainString());
            amount.sample().ifPresent(sample -> node.put("sample", sample));
        } else if (content instanceof Content.Share share) {
            node.put("k", share.hits());
            node.put("n", share.of());
        } else if (content instanceof Content.Word word) {
            node.put("word", word.text());
        } else if (content instanceof Content.Answer answer) {
            node.put("yes", answer.yes());
            answer.by().ifPresent(by -> signature(by, node.putObject("by")));
        } else if (content instanceof Content.Happened) {
            node.put("happened", true);
        } else if (content instanceof Content.Open open) {
            node.put("openSince", open.since().toString());
        } else if (content instanceof Content.NotApplicable reason) {
            node.put("notApplicable", reason.reason());
        } else if (content instanceof Content.Missing missing) {
            node.put("missing", missing.why());
        }
    }

    private static void signature(Signature by, ObjectNode node) {
        node.put("who", by.who());
        node.put("role", by.role());
        node.put("evidence", by.evidence());
        by.expires().ifPresent(end -> node.put("expires", end.toString()));
    }
}
