package dev.cuadra.onboarding.message.service;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a person wishes not to get. It says nothing about who they are, so that it outlives their data.
 *
 * @param person who
 * @param optedOut the plans whose messages they do not want
 * @param denied whether they get none at all
 */
record StoredWish(UUID person, List<String> optedOut, boolean denied) {
    StoredWish {
        Objects.requireNonNull(person, "person");
        optedOut = List.copyOf(optedOut);
    }
}
