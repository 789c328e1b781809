package dev.cuadra.examples.rules;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An event of a life that is told again.
 *
 * @param index its place in the list, from 0
 * @param type what it is
 * @param on its day
 * @param at when it was booked
 * @param by who acted
 * @param key the idempotency key, if there is one
 * @param command what is asked of the lay-by as it stands; what nobody said follows from it, or from the command that
 *     was asked before under the same key
 */
record Happening(
        int index, HappeningType type, LocalDate on, Instant at, String by, Optional<String> key, Asked command) {
    /** What is asked of a lay-by. */
    @FunctionalInterface
    interface Asked {
        LaybyCommand of(Layby layby, Optional<LaybyCommand> before);
    }

    /** The members that every event has. */
    static Happening read(Input input, int index, HappeningType type, Asked command) {
        LocalDate on = input.date("on");
        Instant at =
                input.optionalInstant("at").orElseGet(() -> on.atTime(12, 0).toInstant(ZoneOffset.UTC));
        String by = input.optionalText("by").orElse("replay");
        Optional<String> key = input.optionalText("key");
        input.end();
        return new Happening(index, type, on, at, by, key, command);
    }

    /** Whether it is booked later than it took effect, as money may be. */
    boolean mayBeLate() {
        return switch (type) {
            case PAY, CLEAR, BOUNCE, REVERSE -> true;
            default -> false;
        };
    }
}
