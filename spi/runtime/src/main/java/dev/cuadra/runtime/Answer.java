package dev.cuadra.runtime;

import java.util.Objects;

/**
 * What a command answered.
 *
 * @param value the answer; always the first one given under the idempotency key
 * @param replayed whether it was given before, so that nothing was stored now
 * @param <A> the class of the answer
 */
public record Answer<A>(A value, boolean replayed) {
    public Answer {
        Objects.requireNonNull(value, "value");
    }
}
