package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what is watched. */
final class WatchBooks {
    static final int PERSISTENCE = 8;

    private final Vault vault;

    WatchBooks(Vault vault) {
        this.vault = vault;
    }

    /** Everything on which a decision about a definition rests. */
    record Seen(TenantId tenant, Optional<Loaded<StoredWatch>> stored, StoredWatch watch, Ledger ledger) {}

    Seen seen(TenantId tenant, String definition) {
        Optional<Loaded<StoredWatch>> stored =
                vault.findUnique(Documents.WATCHES, tenant, "definition", tokens -> List.of(IndexValue.of(definition)));
        StoredWatch watch = stored.map(Loaded::value).orElseGet(() -> StoredWatch.empty(definition));
        List<BookEntry> entries = numbered(Documents.ENTRIES, tenant, definition, watch.entries()).stream()
                .map(StoredEntry::entry)
                .toList();
        return new Seen(tenant, stored, watch, new Ledger(entries));
    }

    List<AlertEvent> events(TenantId tenant, StoredWatch watch) {
        return numbered(Documents.EVENTS, tenant, watch.definition(), watch.batches()).stream()
                .flatMap(batch -> batch.events().stream())
                .toList();
    }

    private <T> List<T> numbered(DocumentType<T> type, TenantId tenant, String definition, int count) {
        List<Integer> wanted = IntStream.rangeClosed(1, count).boxed().toList();
        Map<Integer, Loaded<T>> found = vault.findAllUnique(
                type, tenant, "number", wanted, (number, tokens) -> Documents.number(definition, number));
        if (found.size() != count) {
            throw new IllegalStateException(
                    "Of " + count + " documents of " + definition + " in " + type + " there are " + found.size());
        }
        return found.values().stream().map(Loaded::value).toList();
    }

    /** The records of a chain that are there, by number. */
    Map<Integer, Loaded<StoredRecord>> chain(TenantId tenant, String definition, String subject, int from, int to) {
        List<Integer> wanted = IntStream.rangeClosed(from, to).boxed().toList();
        return vault.findAllUnique(
                Documents.RECORDS,
                tenant,
                "number",
                wanted,
                (number, tokens) -> Documents.number(definition, subject, number));
    }

    Optional<StoredRecord> record(TenantId tenant, String definition, StoredWatch.Tail tail) {
        return Optional.ofNullable(chain(tenant, definition, tail.subject(), tail.number(), tail.number())
                        .get(tail.number()))
                .map(Loaded::value);
    }

    /** The records of one instant, of every subject, in the order in which they were made. */
    List<StoredRecord> at(TenantId tenant, String definition, Instant at) {
        Query query =
                Query.of(Documents.RECORDS.collection(), "at").equalTo(IndexValue.of(definition), Documents.time(at));
        return all(tenant, query).stream()
                .filter(record -> record.at().equals(at))
                .sorted(java.util.Comparator.comparing(StoredRecord::subject).thenComparing(StoredRecord::number))
                .toList();
    }

    List<StoredRecord> between(TenantId tenant, String definition, String subject, Instant from, Instant until) {
        Query query = Query.of(Documents.RECORDS.collection(), "subject")
                .equalTo(IndexValue.of(definition), IndexValue.of(subject))
                .between(Documents.time(from), Documents.time(until.plusMillis(1)));
        return all(tenant, query).stream()
                .filter(record -> !record.at().isBefore(from) && record.at().isBefore(until))
                .sorted(java.util.Comparator.comparing(StoredRecord::number))
                .toList();
    }

    private List<StoredRecord> all(TenantId tenant, Query query) {
        List<StoredRecord> all = new ArrayList<>();
        Query next = query;
        while (true) {
            Results<StoredRecord> page = vault.page(Documents.RECORDS, tenant, next);
            page.documents().forEach(one -> all.add(one.value()));
            if (page.next().isEmpty()) {
                return all;
            }
            next = query.after(page.next().get());
        }
    }

    Optional<Loaded<StoredDefinition>> definition(TenantId tenant, String sha256) {
        return vault.findUnique(Documents.DEFINITIONS, tenant, "sha256", tokens -> List.of(IndexValue.of(sha256)));
    }

    Vault vault() {
        return vault;
    }
}
