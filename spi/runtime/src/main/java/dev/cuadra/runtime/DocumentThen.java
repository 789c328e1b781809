package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a document said in plain at an earlier time. */
public final class DocumentThen {
    private final Json json;
    private final DocumentType<?> type;
    private final DocumentKey key;
    private final long version;
    private final Instant writtenAt;
    private final Instant firstAt;
    private final Optional<Said> said;

    /**
     * The plain members as bytes, which take a fraction of the memory of a tree.
     *
     * @param schema the version of their form
     */
    record Said(int schema, Bytes data) {}

    DocumentThen(
            Json json,
            DocumentType<?> type,
            DocumentKey key,
            long version,
            Instant writtenAt,
            Instant firstAt,
            Optional<Said> said) {
        this.json = json;
        this.type = type;
        this.key = key;
        this.version = version;
        this.writtenAt = writtenAt;
        this.firstAt = firstAt;
        this.said = said;
    }

    /** The key of the document. */
    public DocumentKey key() {
        return key;
    }

    /** The id of the document. */
    public UUID id() {
        return key.id();
    }

    /** The version that was the newest then, from 1. */
    public long version() {
        return version;
    }

    /** When that version was written. */
    public Instant writtenAt() {
        return writtenAt;
    }

    /** When the document was written first, or revived after it had been deleted. */
    public Instant firstAt() {
        return firstAt;
    }

    /**
     * Whether it is known what the version said: not when it was written before its type was
     * {@linkplain DocumentType#remembered remembered} and has changed since.
     */
    public boolean remembered() {
        return said.isPresent();
    }

    /**
     * The members that are not personal, in the newest schema; a copy, which the caller owns.
     *
     * @throws IllegalStateException when they are not {@link #remembered}
     */
    public JsonNode plain() {
        Said kept = said.orElseThrow(() -> new IllegalStateException("Nobody kept what was said by " + this));
        if (json.parse(kept.data()) instanceof ObjectNode members) {
            ObjectNode newest = type.upcast(key, kept.schema(), members);
            newest.remove(type.personal());
            return newest;
        }
        throw new DocumentFormatException("What was kept is no JSON object: " + this);
    }

    /**
     * The members that are not personal, read as a smaller class, such as the figures of a receipt.
     *
     * @throws DocumentFormatException when they do not fit
     * @throws IllegalStateException when they are not {@link #remembered}
     */
    public <P> P plain(Class<P> as) {
        return json.read(plain(), as);
    }

    /** The same, saying this. */
    DocumentThen saying(Said found) {
        return new DocumentThen(json, type, key, version, writtenAt, firstAt, Optional.of(found));
    }

    /** The key and version, and nothing of the content. */
    @Override
    public String toString() {
        return key + " v" + version;
    }
}
