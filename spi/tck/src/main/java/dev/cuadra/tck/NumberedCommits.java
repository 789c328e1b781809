package dev.cuadra.tck;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commits that write to every place there is, each known by its number. */
final class NumberedCommits {
    static final TenantId TENANT = TenantId.of("acme");
    static final String COLLECTION = "thing";
    static final int DOCUMENTS = 25;
    static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

    private NumberedCommits() {}

    static String text(long number) {
        return "commit " + number;
    }

    static Commit commit(long number) {
        Bytes text = Bytes.utf8(text(number));
        List<DocumentWrite> writes = new ArrayList<>();
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            DocumentKey key = new DocumentKey(COLLECTION, new UUID(number, i));
            writes.add(new DocumentWrite.Put(
                    key,
                    0,
                    text,
                    text,
                    List.of(
                            IndexEntry.of("commit", IndexValue.of(number)),
                            IndexEntry.unique("place", IndexValue.of(number), IndexValue.of(i)))));
            journal.add(new JournalEntry(key, 1, DUE, Bytes.EMPTY, text, text));
        }
        return Commit.of(writes.toArray(DocumentWrite[]::new))
                .once(new Idempotency(text(number), text, text, DUE))
                .telling(journal)
                .sending(List.of(new OutgoingMessage(new UUID(1, number), "mail", text, DUE)));
    }
}
