package dev.cuadra.layby.service;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from an idempotency key, so that a repeated instruction names the same things. */
final class Keys {
    private Keys() {}

    static UUID id(String what, UUID about, String key) {
        return UUID.nameUUIDFromBytes((what + "/" + about + "/" + key).getBytes(StandardCharsets.UTF_8));
    }
}
