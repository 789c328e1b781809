package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Readings put in order once, so that what is known at any instant is found without looking at all of them again.
 * Immutable, safe for many threads.
 *
 * @source GATE-25
 */
public final class Timeline {
    private static final Lines NOTHING = new Lines(Line.EMPTY, Map.of(), Line.EMPTY);

    private final Map<String, Lines> byMetric;

    private record Lines(Line all, Map<String, Line> byScope, Line single) {
        static Lines of(Collection<Line.Shown> shown) {
            Map<String, List<Line.Shown>> scopes = new HashMap<>();
            shown.forEach(each -> scopes.computeIfAbsent(each.reading().scope(), any -> new ArrayList<>())
                    .add(each));
            Line all = new Line(shown);
            Map<String, Line> byScope = new HashMap<>();
            scopes.forEach((scope, some) -> byScope.put(scope, scopes.size() == 1 ? all : new Line(some)));
            List<Line.Shown> single = shown.stream()
                    .filter(each -> Known.ofOne(each.reading().scope()))
                    .toList();
            return new Lines(all, Map.copyOf(byScope), single.isEmpty() ? Line.EMPTY : new Line(single));
        }
    }

    private Timeline(Map<String, Lines> byMetric) {
        this.byMetric = byMetric;
    }

    /** The timeline of {@code readings}, in whatever order they come and however often the same one does. */
    public static Timeline of(Collection<Reading> readings) {
        return of(readings.stream(), Timeline::shown);
    }

    /** What another look at an instant sees, with readings recorded until {@code recordedBy}; right at that instant only. */
    static Timeline lookingBack(Instant at, Instant recordedBy, Collection<Reading> readings) {
        return of(
                readings.stream().filter(reading -> !reading.start().isAfter(at) && counts(reading, at, recordedBy)),
                Timeline::newest);
    }

    private static boolean counts(Reading reading, Instant at, Instant recordedBy) {
        boolean then = !reading.recordedAt().isAfter(at);
        boolean since = !reading.recordedAt().isAfter(recordedBy)
                && !reading.eventTime().isAfter(at);
        return then || since;
    }

    private static List<Line.Shown> newest(List<Reading> versions) {
        Instant last = versions.stream()
                .map(Reading::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<Reading> newest = new LinkedHashSet<>();
        versions.stream().filter(reading -> reading.recordedAt().equals(last)).forEach(newest::add);
        return List.of(new Line.Shown(agreed(newest), Instant.MIN, Instant.MAX));
    }

    private static Timeline of(Stream<Reading> readings, Function<List<Reading>, List<Line.Shown>> saying) {
        Map<String, List<Reading>> byId = new HashMap<>();
        readings.forEach(reading ->
                byId.computeIfAbsent(reading.id(), any -> new ArrayList<>(1)).add(reading));
        Map<String, List<Line.Shown>> byMetric = new HashMap<>();
        byId.values()
                .forEach(versions -> saying.apply(versions)
                        .forEach(each -> byMetric.computeIfAbsent(each.reading().metric(), any -> new ArrayList<>())
                                .add(each)));
        Map<String, Lines> lines = new HashMap<>();
        byMetric.forEach((metric, all) -> lines.put(metric, Lines.of(all)));
        return new Timeline(lines);
    }

    private static Instant from(Reading reading) {
        return reading.recordedAt().isAfter(reading.start()) ? reading.recordedAt() : reading.start();
    }

    /** What an id says, and from when on until when: of what is known, what was recorded last. */
    private static List<Line.Shown> shown(List<Reading> versions) {
        if (versions.size() == 1) {
            return List.of(new Line.Shown(versions.get(0), from(versions.get(0)), Instant.MAX));
        }
        List<Reading> inOrder =
                versions.stream().sorted(Comparator.comparing(Timeline::from)).toList();
        List<Line.Shown> all = new ArrayList<>();
        Set<Reading> newest = new LinkedHashSet<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Reading reading = inOrder.get(i);
            boolean older =
                    !newest.isEmpty() && newest.iterator().next().recordedAt().isAfter(reading.recordedAt());
            if (!older) {
                newest.removeIf(other -> other.recordedAt().isBefore(reading.recordedAt()));
                newest.add(reading);
            }
            Instant since = from(reading);
            boolean last = i == inOrder.size() - 1;
            if (last || from(inOrder.get(i + 1)).isAfter(since)) {
                all.add(new Line.Shown(agreed(newest), since, last ? Instant.MAX : from(inOrder.get(i + 1))));
            }
        }
        return all;
    }

    private static Reading agreed(Set<Reading> newest) {
        Reading first =
                newest.stream().min(Comparator.comparing(Reading::toString)).orElseThrow();
        return newest.size() == 1 ? first : first.saying(new Content.Missing("contradiction"));
    }

    /** What is known at an instant. */
    public Known at(Instant instant) {
        return new Known(instant, instant, this);
    }

    /** Whether a reading of a metric, known at whatever time, is meant. */
    public boolean any(String metric, Predicate<Reading> meant) {
        return all(metric).any(meant);
    }

    /** When what is known of a metric changes, of readings that are meant; in order. */
    public List<Instant> changes(String metric, Predicate<Reading> meant) {
        return all(metric).changes(meant);
    }

    /** Instants that follow from the readings of a metric, known at whatever time. */
    public List<Instant> instants(String metric, Function<Reading, Stream<Instant>> following) {
        return all(metric).instants(following);
    }

    /** Whether what is known of a metric changes after one instant and up to another, of readings that are meant. */
    public boolean changed(String metric, Instant after, Instant upTo, Predicate<Reading> meant) {
        return all(metric).changed(after, upTo, meant);
    }

    Line all(String metric) {
        return byMetric.getOrDefault(metric, NOTHING).all();
    }

    Line of(String metric, String scope) {
        return byMetric.getOrDefault(metric, NOTHING).byScope().getOrDefault(scope, Line.EMPTY);
    }

    Line single(String metric) {
        return byMetric.getOrDefault(metric, NOTHING).single();
    }
}
