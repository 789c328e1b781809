package dev.cuadra.onboarding.alert.service;

import java.util.Objects;

/** A definition as it was when something was evaluated by it. */
record StoredDefinition(String sha256, String definition, String version, String json) {
    StoredDefinition {
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(json, "json");
    }
}
