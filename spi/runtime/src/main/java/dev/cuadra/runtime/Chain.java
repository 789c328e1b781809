package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.JournalEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** The form of a journal entry: what its body says and what its hash covers. */
final class Chain {
    private static final String FORM = "cuadra-journal-1";

    private Chain() {}

    /**
     * One change that an entry tells of.
     *
     * @param digest the hash of the stored body; empty when the document was deleted
     * @param previous the head of the document before; empty for a new one
     * @param kept what the version says in plain, where its type is {@linkplain DocumentType#remembered remembered}
     */
    record Change(DocumentKey key, long version, Bytes digest, Bytes previous, Optional<Kept> kept) {}

    /**
     * What a version of a document says in plain.
     *
     * @param schema the version of its form
     * @param data its members; nobody changes them
     */
    record Kept(int schema, ObjectNode data) {}

    static JournalEntry entry(TenantId tenant, DocumentKey key, long number, Instant at, Bytes previous, Bytes body) {
        return new JournalEntry(key, number, at, previous, body, hash(tenant, key, number, at, previous, body));
    }

    /** SHA-256 over every part, each of fixed size or after its length, so that no two entries share their bytes. */
    static Bytes hash(TenantId tenant, DocumentKey key, long number, Instant at, Bytes previous, Bytes body) {
        MessageDigest sha = sha256();
        part(sha, FORM.getBytes(StandardCharsets.UTF_8));
        part(sha, tenant.value().getBytes(StandardCharsets.UTF_8));
        part(sha, key.collection().getBytes(StandardCharsets.UTF_8));
        sha.update(ByteBuffer.allocate(36)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .putLong(number)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .flip());
        part(sha, previous.toArray());
        part(sha, body.toArray());
        return Bytes.of(sha.digest());
    }

    static Bytes digest(Bytes content) {
        MessageDigest sha = sha256();
        sha.update(content.buffer());
        return Bytes.of(sha.digest());
    }

    /** The body of the entry of {@code own}; the others are documents that have no entry of their own this time. */
    static ObjectNode body(
            Json json,
            String command,
            UUID commit,
            Change own,
            List<Change> others,
            SortedMap<String, JsonNode> notes) {
        ObjectNode body = json.emptyObject();
        body.put("command", command);
        body.put("commit", commit.toString());
        ArrayNode changes = body.putArray("changes");
        write(own, changes.addObject());
        for (Change other : others) {
            ObjectNode node = changes.addObject();
            write(other, node);
            if (!other.previous().isEmpty()) {
                node.put("previous", other.previous().toString());
            }
        }
        ObjectNode told = body.putObject("notes");
        notes.forEach(told::set);
        return body;
    }

    /** The changes in an opened body, the entry's own first. */
    static List<Change> changes(Json json, Bytes opened) {
        List<Change> changes = new ArrayList<>();
        try {
            json.parse(opened)
                    .path("changes")
                    .forEach(node -> changes.add(new Change(
                            new DocumentKey(
                                    node.path("collection").asText(),
                                    UUID.fromString(node.path("id").asText())),
                            node.path("version").asLong(),
                            Bytes.parse(node.path("digest").asText()),
                            Bytes.parse(node.path("previous").asText("")),
                            kept(node))));
        } catch (IllegalArgumentException e) {
            throw new DocumentFormatException("Not the body of a journal entry", e);
        }
        return changes;
    }

    /**
     * The changes that an entry tells of, its own first.
     *
     * @throws dev.cuadra.spi.keys.KeyDestroyedException when the tenant's own key is destroyed
     * @throws dev.cuadra.spi.keys.KeyRingException when the body does not open at this place
     * @throws DocumentFormatException when it is none, or does not tell of the document whose chain this is
     */
    static List<Change> told(KeyRing keys, Json json, TenantId tenant, JournalEntry entry) {
        Bytes body = keys.open(tenant, Seals.TENANT, Seals.journal(entry.key(), entry.number()), entry.body());
        List<Change> changes = changes(json, body);
        if (changes.isEmpty()
                || !changes.get(0).key().equals(entry.key())
                || changes.get(0).version() != entry.number()) {
            throw new DocumentFormatException("it tells of another document");
        }
        return changes;
    }

    private static Optional<Kept> kept(JsonNode node) {
        return node.path("data") instanceof ObjectNode data
                ? Optional.of(new Kept(node.path("schema").intValue(), data))
                : Optional.empty();
    }

    private static void write(Change change, ObjectNode node) {
        node.put("collection", change.key().collection());
        node.put("id", change.key().id().toString());
        node.put("version", change.version());
        node.put("digest", change.digest().toString());
        change.kept().ifPresent(kept -> {
            node.put("schema", kept.schema());
            node.set("data", kept.data());
        });
    }

    private static void part(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(8).putLong(bytes.length).flip());
        sha.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
