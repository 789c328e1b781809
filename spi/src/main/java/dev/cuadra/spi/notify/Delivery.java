package dev.cuadra.spi.notify;

import java.util.function.Function;

/** How a delivery ended. */
public sealed interface Delivery {
    /**
     * The next hop took the message.
     *
     * @param receipt the channel's own id, or empty
     */
    record Delivered(String receipt) implements Delivery {}

    /**
     * The message was not sent.
     *
     * @param reason why
     * @param again whether a later attempt may work
     */
    record Refused(String reason, boolean again) implements Delivery {}

    /**
     * Nobody knows whether the message went out.
     *
     * @param reason what is known
     */
    record Unknown(String reason) implements Delivery {}

    /** Calls the one function that fits. */
    default <R> R fold(Function<Delivered, R> delivered, Function<Refused, R> refused, Function<Unknown, R> unknown) {
        if (this instanceof Delivered d) {
            return delivered.apply(d);
        }
        return this instanceof Refused r ? refused.apply(r) : unknown.apply((Unknown) this);
    }
}
