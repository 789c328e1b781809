package dev.cuadra.onboarding.message;

import java.util.Map;

/** Reads how a language writes. */
final class IdiomReader {
    private IdiomReader() {}

    static Idiom idiom(Node node) {
        Node patterns = node.object("patterns");
        Node words = node.object("words");
        Node units = node.object("units");
        Map<String, Phrase> money = node.optionalObject("money")
                .map(object -> object.members((any, name) -> object.made(name, Phrase::parse)))
                .orElse(Map.of());
        Idiom idiom = node.refused(
                "language",
                () -> new Idiom(
                        node.text("language"),
                        node.text("direction"),
                        node.texts("months"),
                        node.texts("monthsShort"),
                        node.texts("weekdays"),
                        patterns.members((any, name) -> patterns.made(name, Phrase::parse)),
                        words.members((any, name) -> words.required(name).asText()),
                        money,
                        units.members((any, name) -> units.texts(name)),
                        node.texts("dayWords")));
        node.end();
        return idiom;
    }
}
