package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happens.
 *
 * @param number its place, from 1
 * @param at when
 * @param kind what, such as {@code ticket.open}
 * @param what the rest, as the kind needs it
 */
public record Step(int number, Instant at, String kind, ObjectNode what) {
    public Step {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
    }

    /** The key under which its commands are given. */
    String key(String part) {
        return "step-" + number + "/" + part;
    }

    /** A text of what happens. */
    String text(String member) {
        return what.path(member).asText();
    }
}
