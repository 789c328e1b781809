package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads what the journal tells: when which document was written, and by what command. The first version of a document
 * says when it came into the books, whatever became of it since. It verifies nothing; that is the part of
 * {@link JournalVerifier}. Safe for many threads.
 */
public final class JournalReader {
    private static final int PAGE = 1_000;

    private final Vault vault;

    /** A reader of the journals that {@code vault} writes. */
    public JournalReader(Vault vault) {
        this.vault = Objects.requireNonNull(vault, "vault");
    }

    /**
     * What an entry tells.
     *
     * @param key the document in whose chain it stands
     * @param at when it was committed
     * @param command what was asked for
     * @param changes the documents that were written, that of the chain first
     * @param notes what the command noted; nobody changes it
     */
    public record Told(DocumentKey key, Instant at, String command, List<Change> changes, JsonNode notes) {
        public Told {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(notes, "notes");
            changes = List.copyOf(changes);
        }
    }

    /**
     * A document that was written.
     *
     * @param key which
     * @param version its version since then, 1 for a new one
     * @param deleted whether it was deleted
     */
    public record Change(DocumentKey key, long version, boolean deleted) {
        public Change {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * All entries of a tenant in the order in which they became visible, read page by page. The times of writers on
     * several machines need not be in that order.
     *
     * @throws dev.cuadra.spi.keys.KeyRingException while reading, when an entry does not open
     */
    public Stream<Told> entries(TenantId tenant) {
        return Stream.iterate(
                        vault.storage().journal(tenant, 0, PAGE),
                        page -> !page.entries().isEmpty(),
                        (JournalPage page) -> vault.storage().journal(tenant, page.position(), PAGE))
                .flatMap(page -> page.entries().stream())
                .map(entry -> told(tenant, entry));
    }

    private Told told(TenantId tenant, JournalEntry entry) {
        Bytes opened =
                vault.keys().open(tenant, Seals.TENANT, Seals.journal(entry.key(), entry.number()), entry.body());
        JsonNode body = vault.json().parse(opened);
        List<Change> changes = Chain.changes(vault.json(), opened).stream()
                .map(change -> new Change(
                        change.key(), change.version(), change.digest().isEmpty()))
                .toList();
        return new Told(entry.key(), entry.at(), body.path("command").asText(), changes, body.path("notes"));
    }
}
