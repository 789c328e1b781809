package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.Reference;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How seals lie in the storage: one document for each, and one for each thousand heads that changed. Their keys follow
 * from their numbers, so that two processes that seal at once meet at the same document and one of them is refused.
 */
final class SealStore {
    /** How many heads one part lists at most. */
    static final int PART = 1_000;

    private static final String SEAL_COLLECTION = "journal.seal";
    private static final String PART_COLLECTION = "journal.seal.heads";
    private static final int PARTS_AT_ONCE = 16;

    /** Where seals and what belongs to them are kept. */
    static final Set<String> COLLECTIONS = Set.of(SEAL_COLLECTION, PART_COLLECTION);

    static final DocumentType<SealForm> SEALS = DocumentType.of(SEAL_COLLECTION, 1, SealForm.class);
    static final DocumentType<PartForm> PARTS = DocumentType.of(PART_COLLECTION, 1, PartForm.class);

    private final Storage storage;
    private final Json json;

    SealStore(Storage storage, Json json) {
        this.storage = storage;
        this.json = json;
    }

    /** A seal as its document tells it. */
    record SealForm(
            long number,
            String at,
            long position,
            long entries,
            long heads,
            long changed,
            String root,
            String previous,
            List<String> parts) {
        static SealForm of(JournalSeal seal) {
            return new SealForm(
                    seal.number(),
                    seal.at().toString(),
                    seal.position(),
                    seal.entries(),
                    seal.heads(),
                    seal.changed(),
                    seal.root().toString(),
                    seal.previous().toString(),
                    seal.parts().stream().map(Bytes::toString).toList());
        }

        JournalSeal seal() {
            return new JournalSeal(
                    number,
                    Instant.parse(at),
                    position,
                    entries,
                    heads,
                    changed,
                    Bytes.parse(root),
                    Bytes.parse(previous),
                    parts.stream().map(Bytes::parse).toList());
        }
    }

    /** Some of the heads that changed, a line for each. */
    record PartForm(long seal, int part, List<String> heads) {}

    /** What is stored as a seal; empty when it cannot be read as one, or not as the one of this place. */
    record Stored(DocumentKey key, Optional<JournalSeal> seal) {}

    /** Heads of a part; without content when the part is not there or not the one that the seal names. */
    record Part(DocumentKey key, Optional<List<Head>> heads) {}

    static boolean owns(DocumentKey key) {
        return COLLECTIONS.contains(key.collection());
    }

    static DocumentKey sealKey(long number) {
        return SEALS.key(id(number, 0));
    }

    static DocumentKey partKey(long number, int part) {
        return PARTS.key(id(number, part));
    }

    /** Shaped like the other ids, ordered by seal and part. */
    private static UUID id(long number, int part) {
        return new UUID(number << 16 | 0x7000L, Long.MIN_VALUE | part);
    }

    /** Everything stored as a seal, in the order of the numbers. */
    List<Stored> seals(TenantId tenant) {
        try (Stream<StoredDocument> all = storage.scan(tenant, SEAL_COLLECTION)) {
            return all.map(this::stored).toList();
        }
    }

    private Stored stored(StoredDocument document) {
        try {
            JournalSeal seal = json.read(data(document), SealForm.class).seal();
            boolean here = document.key().equals(sealKey(seal.number())) && document.version() == 1;
            return new Stored(document.key(), here ? Optional.of(seal) : Optional.empty());
        } catch (DocumentFormatException | IllegalArgumentException | DateTimeException | NullPointerException e) {
            return new Stored(document.key(), Optional.empty());
        }
    }

    /** The heads that changed, part by part, a few parts in memory at a time. */
    Stream<Part> parts(TenantId tenant, JournalSeal seal) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int from = 0; from < seal.parts().size(); from += PARTS_AT_ONCE) {
            List<Integer> group = new ArrayList<>();
            for (int i = from; i < Math.min(from + PARTS_AT_ONCE, seal.parts().size()); i++) {
                group.add(i);
            }
            groups.add(group);
        }
        return groups.stream().flatMap(group -> {
            Map<Reference, StoredDocument> found = storage.findAll(
                    tenant,
                    group.stream().map(i -> partKey(seal.number(), i + 1)).toList());
            return group.stream().map(i -> {
                DocumentKey key = partKey(seal.number(), i + 1);
                return new Part(
                        key,
                        Optional.ofNullable(found.get(key))
                                .flatMap(
                                        document -> heads(document, seal.parts().get(i))));
            });
        });
    }

    private Optional<List<Head>> heads(StoredDocument document, Bytes digest) {
        try {
            List<String> lines = json.read(data(document), PartForm.class).heads();
            return JournalSeal.digest(lines).equals(digest)
                    ? Optional.of(lines.stream().map(Head::parse).toList())
                    : Optional.empty();
        } catch (DocumentFormatException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private JsonNode data(StoredDocument document) {
        return StoredBody.decode(json, document).data().tree();
    }

    /** The lines of heads, in order, cut into parts. */
    static List<List<String>> cut(List<Head> heads) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < heads.size(); from += PART) {
            parts.add(heads.subList(from, Math.min(from + PART, heads.size())).stream()
                    .map(Head::line)
                    .toList());
        }
        return parts;
    }
}
