package dev.cuadra.onboarding.support.service;

import java.util.Objects;

/**
 * Somebody who asked. Everything personal in their tickets is sealed under the id of this document.
 *
 * @param contact the address
 */
record StoredRequester(String contact) {
    StoredRequester {
        Objects.requireNonNull(contact, "contact");
    }

    /** Nothing. */
    @Override
    public String toString() {
        return "StoredRequester";
    }
}
