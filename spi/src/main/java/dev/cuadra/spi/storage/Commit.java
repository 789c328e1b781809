package dev.cuadra.spi.storage;

import dev.cuadra.spi.outbox.OutgoingMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored together or not at all.
 *
 * @param idempotency makes the commit safe to send twice
 * @param preconditions documents that are read, not written, and must still be as they were seen
 * @param writes at most one for each document
 * @param journal entries to append, in order; at most one for each document and number
 * @param messages messages to hand to the outbox
 */
public record Commit(
        Optional<Idempotency> idempotency,
        List<Precondition> preconditions,
        List<DocumentWrite> writes,
        List<JournalEntry> journal,
        List<OutgoingMessage> messages) {
    public Commit {
        preconditions = List.copyOf(preconditions);
        writes = List.copyOf(writes);
        journal = List.copyOf(journal);
        messages = List.copyOf(messages);
        Set<DocumentKey> keys = new HashSet<>();
        writes.forEach(write -> {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("Written twice in one commit: " + write.key());
            }
        });
        record Link(DocumentKey key, long number) {}
        Set<Link> links = new HashSet<>();
        journal.forEach(entry -> {
            if (!links.add(new Link(entry.key(), entry.number()))) {
                throw new IllegalArgumentException("Told twice in one commit: " + entry.key() + " " + entry.number());
            }
        });
    }

    /** Writes alone. */
    public static Commit of(DocumentWrite... writes) {
        return new Commit(Optional.empty(), List.of(), List.of(writes), List.of(), List.of());
    }

    /** The same commit under an idempotency key. */
    public Commit once(Idempotency idempotency) {
        return new Commit(Optional.of(idempotency), preconditions, writes, journal, messages);
    }

    /** The same commit, valid only while {@code condition} holds. */
    public Commit when(Precondition condition) {
        List<Precondition> all = new ArrayList<>(preconditions);
        all.add(condition);
        return new Commit(idempotency, all, writes, journal, messages);
    }

    /** The same commit with these journal entries. */
    public Commit telling(List<JournalEntry> entries) {
        return new Commit(idempotency, preconditions, writes, entries, messages);
    }

    /** The same commit with these messages. */
    public Commit sending(List<OutgoingMessage> outgoing) {
        return new Commit(idempotency, preconditions, writes, journal, outgoing);
    }
}
