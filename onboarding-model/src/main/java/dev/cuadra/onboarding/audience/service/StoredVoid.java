package dev.cuadra.onboarding.audience.service;

import dev.cuadra.onboarding.audience.Unreached;
import java.util.Objects;

/**
 * That a group was to be told something in which nobody could be reached.
 *
 * @param message the message
 * @param about what it was about
 * @param group the name of the group
 * @param fallback whether others were told
 */
record StoredVoid(String message, String about, String group, boolean fallback) {
    StoredVoid {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(group, "group");
    }

    static StoredVoid of(Unreached one) {
        return new StoredVoid(one.message(), one.about(), one.group(), one.fallback());
    }

    Unreached unreached() {
        return new Unreached(message, about, group, fallback);
    }
}
