package dev.cuadra.onboarding.observe.service;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.service.ObservationOrder.Learned;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of some lines, given what is stored under their ids. One rule decides: of one id, what was recorded later
 * counts from when it is known; the same instant cannot say two things. For one thread.
 */
final class Chunk {
    private final Map<String, StoredSeries> series;
    private final Map<String, StoredSeries> changed = new LinkedHashMap<>();
    private final List<ObservationLine> rejected = new ArrayList<>();
    private final Learned learned;
    private final Instant now;
    private ObservationCounts counts = ObservationCounts.ZERO;

    Chunk(Map<String, StoredSeries> stored, Learned learned, Instant now) {
        this.series = new LinkedHashMap<>(stored);
        this.learned = learned;
        this.now = now;
    }

    void add(ObservationLine line) {
        if (line.reading().isEmpty()) {
            reject(line);
            return;
        }
        Reading reading = line.reading().get();
        Optional<StoredSeries> held = Optional.ofNullable(series.get(reading.id()));
        if (held.isEmpty()) {
            put(StoredSeries.of(reading, knownFrom(reading)));
            count(1, 0, 0);
            return;
        }
        Optional<String> refused = refusal(reading, held.get());
        if (refused.isPresent()) {
            reject(line.rejected(problem(refused.get(), line, reading, held.get())));
        } else if (settled(reading, held.get())) {
            count(0, 0, 1);
        } else {
            put(held.get().and(reading, later(knownFrom(reading), held.get())));
            count(0, 1, 0);
        }
    }

    /** The code of why a reading cannot stand beside what is stored under its id. */
    private static Optional<String> refusal(Reading reading, StoredSeries held) {
        if (!held.metric().equals(reading.metric())) {
            return Optional.of("OBS_ID_TAKEN");
        }
        boolean contradicts = held.versions().stream()
                .map(StoredSeries.Version::said)
                .anyMatch(said -> said.recordedAt().equals(reading.recordedAt()) && !said.equals(reading));
        return contradicts ? Optional.of("OBS_CONTRADICTS") : Optional.empty();
    }

    /** Whether it is stored, or comes too late to count from now on. */
    private boolean settled(Reading reading, StoredSeries held) {
        boolean there = held.versions().stream().map(StoredSeries.Version::said).anyMatch(reading::equals);
        boolean replaced = learned == Learned.NOW && held.newest().recordedAt().isAfter(reading.recordedAt());
        return there || replaced;
    }

    private Instant knownFrom(Reading reading) {
        boolean before = learned == Learned.NOW && reading.recordedAt().isBefore(now);
        return before ? now : reading.recordedAt();
    }

    /** Two versions that become known together would contradict each other. */
    private Instant later(Instant knownFrom, StoredSeries held) {
        Instant newest = held.newestKnown();
        return learned == Learned.NOW && !knownFrom.isAfter(newest) ? newest.plus(1, ChronoUnit.MICROS) : knownFrom;
    }

    private static Problem problem(String code, ObservationLine line, Reading reading, StoredSeries held) {
        Place place = Place.NOWHERE.atLine(line.line()).atColumn("id");
        return Texts.BOOK.problem(
                code,
                place,
                Map.of("metric", held.metric(), "recorded", reading.recordedAt().toString()));
    }

    private void put(StoredSeries one) {
        series.put(one.id(), one);
        changed.put(one.id(), one);
    }

    private void reject(ObservationLine line) {
        rejected.add(line);
        counts = counts.plus(new ObservationCounts(0, 0, 0, 1));
    }

    private void count(long added, long corrected, long unchanged) {
        counts = counts.plus(new ObservationCounts(added, corrected, unchanged, 0));
    }

    /** The series to be written, by id. */
    Map<String, StoredSeries> changed() {
        return changed;
    }

    /** The rejected lines, in their order. */
    List<ObservationLine> rejected() {
        return rejected;
    }

    ObservationCounts counts() {
        return counts;
    }
}
