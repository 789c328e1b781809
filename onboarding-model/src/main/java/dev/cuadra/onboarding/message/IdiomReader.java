package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Members;

/** Reads how a language writes. */
final class IdiomReader {
    private IdiomReader() {}

    static Idiom idiom(Members node) {
        return new Idiom(
                node.text("language"),
                node.text("direction"),
                node.texts("months"),
                node.texts("monthsShort"),
                node.texts("weekdays"),
                node.object("patterns").all(IdiomReader::phrase),
                node.object("words").all((words, name) -> words.required(name).asText()),
                node.map("money", IdiomReader::phrase),
                node.object("units").all(Members::texts),
                node.texts("dayWords"));
    }

    private static Phrase phrase(Members node, String name) {
        return node.parsed(name, Phrase::parse);
    }
}
