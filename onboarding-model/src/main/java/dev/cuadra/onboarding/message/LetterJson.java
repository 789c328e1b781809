package dev.cuadra.onboarding.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;

/** A letter for another system. */
final class LetterJson {
    private LetterJson() {}

    static String of(Letter letter) {
        ObjectNode json = Canonical.object();
        json.put("schema", 1);
        json.put("template", letter.template());
        json.put("version", letter.version());
        json.put("language", letter.language());
        json.put("subject", letter.subject());
        letter.brief().ifPresent(brief -> json.put("brief", brief));
        json.put("text", letter.text());
        json.put("html", letter.html());
        return Canonical.text(json);
    }
}
