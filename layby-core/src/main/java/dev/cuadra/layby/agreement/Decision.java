package dev.cuadra.layby.agreement;

import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** What becomes of a command. */
public sealed interface Decision {
    /**
     * It is done.
     *
     * @param events what happened, at least one, to be appended to the log
     * @param after the lay-by with them
     */
    record Taken(List<Recorded> events, Layby after) implements Decision {
        public Taken {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("A command that is taken leaves an event");
            }
        }
    }

    /**
     * It was done before under the same key: nothing happens.
     *
     * @param events what happened then
     * @source LIF-14, PAY-01
     */
    record Repeated(List<Recorded> events) implements Decision {
        public Repeated {
            events = List.copyOf(events);
        }
    }

    /**
     * It is refused: nothing happens.
     *
     * @param problem why, and what to do
     * @source LIF-12
     */
    record Refused(Problem problem) implements Decision {}

    /** The outcome of the function for the case that it is. */
    default <T> T fold(
            Function<? super Taken, ? extends T> taken,
            Function<? super Repeated, ? extends T> repeated,
            Function<? super Refused, ? extends T> refused) {
        if (this instanceof Taken it) {
            return taken.apply(it);
        }
        return this instanceof Repeated it ? repeated.apply(it) : refused.apply((Refused) this);
    }
}
