package dev.cuadra.runtime;

import dev.cuadra.spi.storage.DocumentKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in whatever order it is looked for, and gives it in the order of the journal. */
final class Findings {
    /** After everything that the journal shows. */
    static final long DOCUMENTS = Long.MAX_VALUE;

    private record Found(long place, Finding finding) {}

    private final List<Found> all = new ArrayList<>();

    /**
     * Adds a finding.
     *
     * @param place how many journal entries were read when it showed
     */
    void add(long place, Finding.Kind kind, DocumentKey key, long version, String detail) {
        all.add(new Found(place, new Finding(kind, key, version, detail)));
    }

    List<Finding> inOrder() {
        return all.stream()
                .sorted(Comparator.comparingLong(Found::place))
                .map(Found::finding)
                .toList();
    }
}
