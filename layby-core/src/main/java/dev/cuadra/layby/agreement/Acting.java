package dev.cuadra.layby.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Who acts, and when.
 *
 * @param by the user, by an id that names nobody
 * @param at the moment of booking
 * @param today the day at the store
 * @param key the idempotency key that the caller chose, if there is one
 * @param receipt the number for the receipt, where the command takes money
 */
public record Acting(String by, Instant at, LocalDate today, Optional<String> key, Optional<String> receipt) {
    public Acting {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(today, "today");
    }
}
