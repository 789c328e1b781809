package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.AlertBook;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.DefinitionReader;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found and what happened, as it is stored. Safe for many threads and processes; changes nothing.
 *
 * @source ALERT-9
 */
public final class LaunchRecords {
    private final WatchBooks books;

    /** What is stored in {@code vault}. */
    public LaunchRecords(Vault vault) {
        this.books = new WatchBooks(vault);
    }

    /** The types of all documents of this package, for {@code KeyRotation} and the like. */
    public static List<DocumentType<?>> types() {
        return Documents.TYPES;
    }

    /** How the alerts of a definition stand. */
    public AlertBook alerts(TenantId tenant, String definition) {
        return books.seen(tenant, definition).watch().book();
    }

    /** Everything that happened to the alerts of a definition, the earliest first. */
    public List<AlertEvent> events(TenantId tenant, String definition) {
        return books.events(tenant, books.seen(tenant, definition).watch());
    }

    /** All records of a subject, in the order of their chain. */
    public List<StoredEvaluation> chain(TenantId tenant, String definition, String subject) {
        return stored(tenant, definition, subject).values().stream()
                .map(Loaded::value)
                .map(StoredRecord::told)
                .toList();
    }

    /** The records of one instant, of every subject; of one subject in the order of its chain. */
    public List<StoredEvaluation> at(TenantId tenant, String definition, Instant at) {
        return books.at(tenant, definition, at).stream().map(StoredRecord::told).toList();
    }

    /** The records of a subject of instants from one, included, until another, not included. */
    public List<StoredEvaluation> between(
            TenantId tenant, String definition, String subject, Instant from, Instant until) {
        return books.between(tenant, definition, subject, from, until).stream()
                .map(StoredRecord::told)
                .toList();
    }

    /**
     * Where the chain of a subject breaks first: a record that was changed, taken out, put in or moved, or an end that was
     * cut off.
     *
     * @return the place in the chain, counted from 0; empty when nothing is broken
     */
    public OptionalInt broken(TenantId tenant, String definition, String subject) {
        Optional<StoredWatch.Tail> tail = books.seen(tenant, definition).watch().tail(subject);
        if (tail.isEmpty()) {
            return OptionalInt.empty();
        }
        Map<Integer, Loaded<StoredRecord>> found = stored(tenant, definition, subject);
        List<String> records = new ArrayList<>();
        for (int number = 1; number <= tail.get().number(); number++) {
            Loaded<StoredRecord> record = found.get(number);
            if (record == null) {
                return OptionalInt.of(number - 1);
            }
            records.add(record.value().json());
        }
        OptionalInt inside = EvaluationRecord.broken(records);
        boolean ends = records.get(records.size() - 1)
                .contains("\"hash\":\"" + tail.get().hash() + "\"");
        return inside.isPresent() || ends ? inside : OptionalInt.of(records.size() - 1);
    }

    private Map<Integer, Loaded<StoredRecord>> stored(TenantId tenant, String definition, String subject) {
        int last = books.seen(tenant, definition)
                .watch()
                .tail(subject)
                .map(StoredWatch.Tail::number)
                .orElse(0);
        return books.chain(tenant, definition, subject, 1, last);
    }

    /** The definition whose canonical JSON has that SHA-256, where something was evaluated by it. */
    public Optional<Definition> definition(TenantId tenant, String sha256) {
        return books.definition(tenant, sha256)
                .map(stored -> DefinitionReader.read(stored.value().json()));
    }
}
