package dev.cuadra.onboarding.alert.service;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** That somebody was told something. Its id follows from the key: nothing is told twice. */
record StoredNotice(String definition, Instant at, UUID message, String key, String subject, String body) {
    StoredNotice {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String toString() {
        return "StoredNotice[" + definition + "]";
    }
}
