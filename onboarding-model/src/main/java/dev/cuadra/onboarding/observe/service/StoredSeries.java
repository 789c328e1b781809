package dev.cuadra.onboarding.observe.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.ReadingWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was ever recorded under one id. Versions are added and never changed.
 *
 * @param metric the key of the metric, the same for all
 * @param id the id, sealed
 * @param versions the versions, sealed, in the order in which they were stored
 */
record StoredSeries(String metric, String id, List<Version> versions) {
    StoredSeries {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(id, "id");
        versions = List.copyOf(versions);
    }

    /** What of it is plain. */
    record Key(String metric) {}

    /**
     * What was recorded.
     *
     * @param reading the reading as its source recorded it
     * @param knownFrom from when on these books know it
     */
    record Version(ObjectNode reading, Instant knownFrom) {
        static Version of(Reading reading, Instant knownFrom) {
            ObjectNode tree = ReadingWriter.tree(reading);
            blank(tree);
            return new Version(tree, knownFrom);
        }

        /** Optional texts that say nothing are left out, as their reader wants it. */
        private static void blank(ObjectNode tree) {
            List<String> blank = new ArrayList<>();
            tree.properties().forEach(member -> {
                if (member.getValue() instanceof ObjectNode inner) {
                    blank(inner);
                } else if (member.getValue().isTextual()
                        && member.getValue().asText().isBlank()) {
                    blank.add(member.getKey());
                }
            });
            tree.remove(blank);
        }

        /** As its source recorded it. */
        Reading said() {
            return InputReader.reading(reading);
        }

        /** As these books know it. */
        Reading known() {
            return said().recorded(knownFrom);
        }
    }

    static StoredSeries of(Reading reading, Instant knownFrom) {
        return new StoredSeries(reading.metric(), reading.id(), List.of(Version.of(reading, knownFrom)));
    }

    StoredSeries and(Reading reading, Instant knownFrom) {
        List<Version> more = new ArrayList<>(versions);
        more.add(Version.of(reading, knownFrom));
        return new StoredSeries(metric, id, more);
    }

    /** The version that counted at an instant. */
    Optional<Reading> at(Instant known) {
        return versions.stream()
                .filter(version -> !version.knownFrom().isAfter(known))
                .max(Comparator.comparing(Version::knownFrom))
                .map(Version::known);
    }

    /** What its source recorded last. */
    Reading newest() {
        return versions.stream()
                .map(Version::said)
                .max(Comparator.comparing(Reading::recordedAt))
                .orElseThrow();
    }

    Instant newestKnown() {
        return versions.stream()
                .map(Version::knownFrom)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Where it stands. */
    @Override
    public String toString() {
        return "StoredSeries[" + metric + ", " + versions.size() + "]";
    }
}
