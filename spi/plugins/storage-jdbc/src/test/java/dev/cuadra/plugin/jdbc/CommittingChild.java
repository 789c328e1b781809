package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commits until it is killed, and prints the number of each commit once it is acknowledged. */
final class CommittingChild {
    static final TenantId TENANT = TenantId.of("acme");
    static final int DOCUMENTS = 25;

    private CommittingChild() {}

    public static void main(String[] arguments) {
        TimeOrderedIds ids = TimeOrderedIds.system();
        try (JdbcStorage storage = JdbcStorage.open(Path.of(arguments[0]))) {
            for (long number = Long.parseLong(arguments[1]); true; number++) {
                storage.commit(TENANT, commit(ids, number));
                System.out.println("committed " + number + ".");
                System.out.flush();
            }
        }
    }

    private static Commit commit(TimeOrderedIds ids, long number) {
        Bytes text = Bytes.utf8("commit " + number);
        List<DocumentWrite> writes = new ArrayList<>();
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            DocumentKey key = new DocumentKey("thing", ids.next());
            writes.add(new DocumentWrite.Put(
                    key,
                    0,
                    text,
                    text,
                    List.of(
                            IndexEntry.of("commit", IndexValue.of(number)),
                            IndexEntry.unique("place", IndexValue.of(number), IndexValue.of(i)))));
            journal.add(new JournalEntry(key, 1, Instant.EPOCH, Bytes.EMPTY, text, text));
        }
        return Commit.of(writes.toArray(DocumentWrite[]::new))
                .once(new Idempotency("commit " + number, text, text, Instant.EPOCH))
                .telling(journal)
                .sending(List.of(new OutgoingMessage(new UUID(1, number), "mail", text, Instant.EPOCH)));
    }
}
