package dev.cuadra.sii.health.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.health.SiiFigures;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is known of an hour, part by part as it became known; no part is ever changed.
 *
 * @param hour hours since 1970-01-01T00:00Z
 */
record StoredHour(long hour, List<Part> parts) {
    static final DocumentType<StoredHour> TYPE = DocumentType.of("sii.hour", 1, StoredHour.class)
            .indexed((hour, tokens) -> List.of(new IndexEntry("hour", List.of(IndexValue.of(hour.hour())), true)));

    StoredHour {
        parts = List.copyOf(parts);
    }

    /** What one process brought at one time. */
    record Part(UUID id, Instant recordedAt, Map<SiiService, SiiFigures> services) {
        Part {
            services = Map.copyOf(services);
        }
    }

    static StoredHour empty(long hour) {
        return new StoredHour(hour, List.of());
    }

    boolean holds(UUID part) {
        return parts.stream().anyMatch(one -> one.id().equals(part));
    }

    /** With one part more, not recorded before any other: what was known is what comes first. */
    StoredHour plus(UUID id, Instant now, Map<SiiService, SiiFigures> services) {
        Instant at = parts.stream()
                .map(Part::recordedAt)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
        return new StoredHour(
                hour,
                Stream.concat(parts.stream(), Stream.of(new Part(id, at, services)))
                        .toList());
    }

    private Stream<Part> until(Instant known) {
        return parts.stream().filter(part -> !part.recordedAt().isAfter(known));
    }

    /** What was known of a service, or of all; and since when. */
    Optional<KnownFigures> known(Optional<SiiService> service, Instant known) {
        return until(known)
                .flatMap(part -> part.services().entrySet().stream()
                        .filter(entry ->
                                service.filter(one -> one != entry.getKey()).isEmpty())
                        .map(entry -> new KnownFigures(entry.getValue(), part.recordedAt())))
                .reduce(KnownFigures::plus);
    }

    /** Figures, and when the last of them became known. */
    record KnownFigures(SiiFigures figures, Instant recordedAt) {
        KnownFigures plus(KnownFigures other) {
            return new KnownFigures(
                    figures.plus(other.figures), recordedAt.isAfter(other.recordedAt) ? recordedAt : other.recordedAt);
        }
    }
}
