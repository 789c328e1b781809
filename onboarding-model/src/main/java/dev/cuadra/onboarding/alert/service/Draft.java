package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.alert.Alert;
import dev.cuadra.onboarding.alert.AlertBook;
import dev.cuadra.onboarding.alert.AlertEvent;
import dev.cuadra.onboarding.alert.Duty;
import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.record.EvaluationRecord;
import dev.cuadra.onboarding.service.Acts;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.storage.DocumentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is added to a watch in one commit: entries, records, events and what people are told. For one commit. */
final class Draft {
    private final Vault vault;
    private final WatchBooks books;
    private final WatchBooks.Seen seen;
    private final String definition;
    private final Instant at;
    private final List<BookEntry> entries = new ArrayList<>();
    private final List<AlertEvent> events = new ArrayList<>();
    private final List<StoredRecord> records = new ArrayList<>();
    private final Map<String, StoredWatch.Tail> tails = new LinkedHashMap<>();
    private Optional<Making> keep = Optional.empty();
    private Optional<Post> post = Optional.empty();
    private Told told = Told.NOTHING;
    private AlertBook book;
    private int rollbacks;
    private Set<Duty> overdue;

    Draft(WatchBooks books, WatchBooks.Seen seen, Instant at) {
        this.vault = books.vault();
        this.books = books;
        this.seen = seen;
        this.definition = seen.watch().definition();
        this.at = at;
        this.book = seen.watch().book();
        this.rollbacks = seen.watch().rollbacks();
        this.overdue = EnumSet.noneOf(Duty.class);
        this.overdue.addAll(seen.watch().overdue());
        seen.watch().tails().forEach(tail -> tails.put(tail.subject(), tail));
    }

    void enter(BookEntry entry) {
        entries.add(entry);
    }

    void happened(List<AlertEvent> more) {
        events.addAll(more);
        book = book.after(more);
    }

    void tell(Post by, List<Missive> more) {
        post = Optional.of(by);
        told = told.and(by.written(seen.tenant(), more));
    }

    void evaluated() {
        book = book.evaluated(at);
    }

    /** Another rollback: what was overdue of the one before is over. */
    int rolledBack() {
        rollbacks++;
        overdue.clear();
        return rollbacks;
    }

    void overdue(Duty duty) {
        overdue.add(duty);
    }

    Optional<StoredWatch.Tail> tail(String subject) {
        return Optional.ofNullable(tails.get(subject));
    }

    /** Puts a record at the end of its chain. */
    void record(Making by, String subject, EvaluationRecord record) {
        int number = tail(subject).map(StoredWatch.Tail::number).orElse(0) + 1;
        keep = Optional.of(by);
        records.add(new StoredRecord(
                definition,
                subject,
                number,
                at,
                by.evaluation().fingerprint(),
                seen.ledger().entries().size(),
                record.verdict(),
                record.hash(),
                record.json()));
        tails.put(subject, new StoredWatch.Tail(subject, number, record.hash(), record.verdict()));
    }

    AlertBook book() {
        return book;
    }

    List<AlertEvent> events() {
        return List.copyOf(events);
    }

    Told told() {
        return told;
    }

    List<StoredEvaluation> records() {
        return records.stream().map(StoredRecord::told).toList();
    }

    boolean empty() {
        return entries.isEmpty()
                && events.isEmpty()
                && records.isEmpty()
                && told.nothing()
                && book.equals(seen.watch().book())
                && overdue.equals(Set.copyOf(seen.watch().overdue()));
    }

    /** Stores everything, or nothing. */
    void commit(String command, Optional<Act> act) {
        nobody();
        Work work = vault.begin(seen.tenant(), command);
        act.ifPresent(one -> Acts.note(work, one));
        work.note("evaluated", at);
        Post.note(work, told);
        int number = seen.watch().entries();
        for (BookEntry entry : entries) {
            number++;
            work.create(
                    Documents.ENTRIES, vault.newId(), Vault.TENANT_SUBJECT, new StoredEntry(definition, number, entry));
        }
        if (!events.isEmpty()) {
            create(work, new StoredEvents(definition, seen.watch().batches() + 1, events));
        }
        records.forEach(record -> work.create(Documents.RECORDS, vault.newId(), Vault.TENANT_SUBJECT, record));
        keep.filter(by -> books.definition(seen.tenant(), by.evaluation().fingerprint())
                        .isEmpty())
                .ifPresent(by -> keep(work, by));
        post.ifPresent(by -> by.put(work, told));
        work.bulkUnder(head(work, number));
        work.commit();
    }

    private void create(Work work, StoredEvents batch) {
        work.create(Documents.EVENTS, vault.newId(), Vault.TENANT_SUBJECT, batch);
    }

    private void keep(Work work, Making by) {
        Definition kept = by.definition();
        work.create(
                Documents.DEFINITIONS,
                vault.newId(),
                Vault.TENANT_SUBJECT,
                new StoredDefinition(by.evaluation().fingerprint(), kept.id(), kept.version(), kept.json()));
    }

    /** That nobody stands behind a role is an event of the alert it was to be told of. */
    private void nobody() {
        List<AlertEvent> more = told.unreached().stream()
                .filter(one -> book.alerts().containsKey(one.about()))
                .map(one -> new AlertEvent(
                        one.about(),
                        AlertEvent.Kind.NOBODY_BEHIND,
                        at,
                        book.alert(one.about()).episodes(),
                        0,
                        one.group()))
                .toList();
        happened(more);
    }

    private DocumentKey head(Work work, int count) {
        StoredWatch now = new StoredWatch(
                definition,
                book.newest(),
                count,
                seen.watch().batches() + (events.isEmpty() ? 0 : 1),
                rollbacks,
                List.copyOf(overdue),
                List.copyOf(tails.values()),
                List.<Alert>copyOf(book.alerts().values()));
        if (seen.stored().isPresent()) {
            work.update(seen.stored().get(), now);
            return seen.stored().get().key();
        }
        return work.create(Documents.WATCHES, vault.newId(), Vault.TENANT_SUBJECT, now);
    }
}
