package dev.cuadra.onboarding.record;

import dev.cuadra.onboarding.definition.Definition;
import java.util.concurrent.atomic.AtomicReference;

/** The SHA-256 of a definition, worked out when the first record asks for it. Safe for many threads. */
final class Fingerprint {
    private final Definition definition;
    private final AtomicReference<String> known = new AtomicReference<>("");

    Fingerprint(Definition definition) {
        this.definition = definition;
    }

    String text() {
        return known.updateAndGet(text -> text.isEmpty() ? definition.sha256() : text);
    }
}
