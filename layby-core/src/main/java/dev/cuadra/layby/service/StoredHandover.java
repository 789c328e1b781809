package dev.cuadra.layby.service;

import java.util.UUID;

/**
 * How it was seen who collected the goods. The log names this document; what was seen is sealed here, under the
 * consumer's key.
 */
record StoredHandover(UUID layby, String identity) {
    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "StoredHandover[…]";
    }
}
