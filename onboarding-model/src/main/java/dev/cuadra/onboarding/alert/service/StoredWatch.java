package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Alert;
import dev.cuadra.onboarding.alert.AlertBook;
import dev.cuadra.onboarding.alert.Duty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where everything about a definition stands: whoever adds something changes this, so that two who add at once meet here.
 *
 * @param definition the id of the definition
 * @param newest the newest instant that was evaluated
 * @param entries how many entries there are
 * @param batches how many batches of events there are
 * @param rollbacks how often the rollout was taken back
 * @param overdue the duties of the newest rollback of which it was told that their deadline passed
 * @param tails the last record of each chain
 * @param alerts how alerts stand: what all events come to
 */
record StoredWatch(
        String definition,
        Optional<Instant> newest,
        int entries,
        int batches,
        int rollbacks,
        List<Duty> overdue,
        List<Tail> tails,
        List<Alert> alerts) {
    /** The last record of a chain. */
    record Tail(String subject, int number, String hash, String verdict) {}

    StoredWatch {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(newest, "newest");
        overdue = List.copyOf(overdue);
        tails = List.copyOf(tails);
        alerts = List.copyOf(alerts);
    }

    static StoredWatch empty(String definition) {
        return new StoredWatch(definition, Optional.empty(), 0, 0, 0, List.of(), List.of(), List.of());
    }

    AlertBook book() {
        return AlertBook.of(newest, alerts);
    }

    Optional<Tail> tail(String subject) {
        return tails.stream().filter(tail -> tail.subject().equals(subject)).findFirst();
    }

    /** The definition alone. */
    @Override
    public String toString() {
        return "StoredWatch[" + definition + "]";
    }
}
