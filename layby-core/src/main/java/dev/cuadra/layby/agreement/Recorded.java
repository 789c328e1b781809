package dev.cuadra.layby.agreement;

import dev.cuadra.layby.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as it stands in the log of a lay-by, chained to the one before.
 *
 * @param sequence its number in the log, from 1 without a gap
 * @param at when it was booked
 * @param on the day at the store
 * @param by who acted, by an id that names nobody
 * @param command which command it came of
 * @param event what happened
 * @param entries what it moved in the ledger
 * @param previous the hash of the event before; empty for the first
 * @param hash the hash of everything above, in hexadecimal
 * @source LED-I2, LED-I6
 */
public record Recorded(
        int sequence,
        Instant at,
        java.time.LocalDate on,
        String by,
        CommandMark command,
        LaybyEvent event,
        List<LedgerEntry> entries,
        String previous,
        String hash) {
    /**
     * Which command an event came of.
     *
     * @param name its name
     * @param key the idempotency key, if the caller chose one
     * @param fingerprint the hash of what was asked
     */
    public record CommandMark(String name, Optional<String> key, String fingerprint) {}

    public Recorded {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(hash, "hash");
        entries = List.copyOf(entries);
        if (sequence < 1) {
            throw new IllegalArgumentException("The first event is number 1, not " + sequence);
        }
    }
}
