package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Missed;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody was not told.
 *
 * @param message the message
 * @param person who
 * @param channel where
 * @param code why
 * @param details what the words of the code need
 */
record StoredMiss(String message, UUID person, Channel channel, String code, Map<String, String> details) {
    StoredMiss {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(person, "person");
        details = Map.copyOf(details);
    }

    static StoredMiss of(Missed missed) {
        return new StoredMiss(missed.message(), missed.person(), missed.channel(), missed.code(), missed.details());
    }

    Missed missed() {
        return new Missed(message, person, channel, code, details);
    }
}
