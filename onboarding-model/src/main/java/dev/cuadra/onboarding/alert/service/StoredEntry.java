package dev.cuadra.onboarding.alert.service;

import java.util.Objects;

/** An entry as it is stored: who acted is sealed. */
record StoredEntry(String definition, int number, BookEntry entry) {
    StoredEntry {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(entry, "entry");
    }

    @Override
    public String toString() {
        return "StoredEntry[" + definition + " " + number + "]";
    }
}
