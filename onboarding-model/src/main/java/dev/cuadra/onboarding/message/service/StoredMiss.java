package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.message.Channel;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody was not sent.
 *
 * @param announcement the announcement
 * @param person who
 * @param channel where
 * @param code why
 * @param details what the words of the code need
 */
record StoredMiss(String announcement, UUID person, Channel channel, String code, Map<String, String> details) {
    StoredMiss {
        Objects.requireNonNull(announcement, "announcement");
        Objects.requireNonNull(person, "person");
        details = Map.copyOf(details);
    }
}
