package dev.cuadra.runtime;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Documents as they were known at an instant; without those that were deleted until then. */
public final class DocumentsThen {
    private final Instant at;
    private final Map<String, Map<UUID, DocumentThen>> documents;

    /** Takes over the maps, which nobody changes any more. */
    DocumentsThen(Instant at, Map<String, Map<UUID, DocumentThen>> documents) {
        this.at = at;
        this.documents = documents;
    }

    /** When they were known so. */
    public Instant at() {
        return at;
    }

    /** The documents of a type, in the order of their ids. */
    public List<DocumentThen> all(DocumentType<?> type) {
        return stream(type).sorted(Comparator.comparing(DocumentThen::id)).toList();
    }

    /** The documents of a type, in no order. */
    public Stream<DocumentThen> stream(DocumentType<?> type) {
        return of(type).values().stream();
    }

    /** A document, or empty when it was not there then. */
    public Optional<DocumentThen> find(DocumentType<?> type, UUID id) {
        return Optional.ofNullable(of(type).get(id));
    }

    private Map<UUID, DocumentThen> of(DocumentType<?> type) {
        return Objects.requireNonNullElse(documents.get(type.collection()), Map.of());
    }

    /** The instant alone. */
    @Override
    public String toString() {
        return "DocumentsThen[" + at + "]";
    }
}
