package dev.cuadra.onboarding.audience.service;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** The failure code of what keeps them from getting a message of a plan. */
    Optional<String> against(String plan) {
        if (denied) {
            return Optional.of("MESSAGE_DENIED");
        }
        return optedOut.contains(plan) ? Optional.of("MESSAGE_OPTED_OUT") : Optional.empty();
    }
}
