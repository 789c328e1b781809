package dev.cuadra.onboarding.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Readings by event time and id. How far the starts and ends before and after each place reach tells where the readings
 * of a stretch of time can be, so that the others are not looked at.
 */
final class Line {
    static final Line EMPTY = new Line(List.of());

    private static final Comparator<Shown> ORDER =
            Comparator.comparing(Shown::reading, Reading.ORDER).thenComparing(Shown::from);

    private final Shown[] all;
    private final Instant[] latestStart;
    private final Instant[] latestEnd;
    private final Instant[] earliestStart;
    private final Instant[] earliestEnd;
    private final Instant[] earliestShown;
    private final Instant[] latestShown;
    private final List<Reading> readings;
    private final int lasting;
    private final Shown[] byFrom;
    private final Shown[] byUntil;

    /** A reading, and from when on until when it is what its id says. */
    record Shown(Reading reading, Instant from, Instant until) {
        boolean at(Instant instant) {
            return !from.isAfter(instant) && instant.isBefore(until);
        }
    }

    Line(Collection<Shown> shown) {
        all = shown.toArray(new Shown[0]);
        Arrays.sort(all, ORDER);
        latestStart = forward(each -> each.reading().start());
        latestEnd = forward(each -> each.reading().end());
        earliestStart = backward(each -> each.reading().start());
        earliestEnd = backward(each -> each.reading().end());
        earliestShown = backward(Shown::from);
        latestShown = forward(Shown::from);
        readings = Arrays.stream(all).map(Shown::reading).toList();
        lasting = lasting();
        byFrom = all.clone();
        Arrays.sort(byFrom, Comparator.comparing(Shown::from));
        byUntil = Arrays.stream(all)
                .filter(each -> each.until().isBefore(Instant.MAX))
                .sorted(Comparator.comparing(Shown::until))
                .toArray(Shown[]::new);
    }

    /** How many of the first are never replaced by what comes later. */
    private int lasting() {
        int count = 0;
        while (count < all.length && all[count].until().equals(Instant.MAX)) {
            count++;
        }
        return count;
    }

    private Instant[] forward(Function<Shown, Instant> of) {
        Instant[] reach = new Instant[all.length];
        for (int i = 0; i < all.length; i++) {
            reach[i] = i == 0 ? of.apply(all[i]) : later(reach[i - 1], of.apply(all[i]));
        }
        return reach;
    }

    private Instant[] backward(Function<Shown, Instant> of) {
        Instant[] reach = new Instant[all.length];
        BinaryOperator<Instant> earlier = (one, other) -> one.isBefore(other) ? one : other;
        for (int i = all.length - 1; i >= 0; i--) {
            reach[i] = i == all.length - 1 ? of.apply(all[i]) : earlier.apply(reach[i + 1], of.apply(all[i]));
        }
        return reach;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first place from which on a reach is at or after {@code instant}. */
    private static int first(Instant[] reach, Instant instant) {
        int low = 0;
        int high = reach.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reach[middle].isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first place from which on a reach is after {@code instant}. */
    private static int end(Instant[] reach, Instant instant) {
        int low = 0;
        int high = reach.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reach[middle].isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Those known at {@code at} that lie inside. */
    List<Reading> inside(Instant at, Extent extent) {
        return inside(at, extent, any -> true);
    }

    /** Those known at {@code at} that lie inside and are wanted. */
    List<Reading> inside(Instant at, Extent extent, Predicate<Reading> wanted) {
        int from = extent.from().map(begin -> first(latestStart, begin)).orElse(0);
        int to = extent.until().map(limit -> end(earliestEnd, limit)).orElse(all.length);
        return collected(at, from, to, reading -> extent.holds(reading) && wanted.test(reading));
    }

    /** All that are known at {@code at}: where nothing was corrected, those are the first ones, and nothing is copied. */
    List<Reading> known(Instant at) {
        int limit = end(earliestShown, at);
        boolean first = limit <= lasting && (limit == 0 || !latestShown[limit - 1].isAfter(at));
        return first ? readings.subList(0, limit) : inside(at, Extent.ALWAYS);
    }

    /** Those known at {@code at} that touch the time from one instant to another. */
    List<Reading> touching(Instant at, Instant begin, Instant limit) {
        return collected(
                at,
                first(latestEnd, begin),
                end(earliestStart, limit),
                reading -> !reading.start().isAfter(limit) && !reading.end().isBefore(begin));
    }

    private List<Reading> collected(Instant at, int from, int to, Predicate<Reading> which) {
        int limit = Math.min(to, end(earliestShown, at));
        if (from >= limit) {
            return List.of();
        }
        List<Reading> found = new ArrayList<>(limit - from);
        for (int i = from; i < limit; i++) {
            if (all[i].at(at) && which.test(all[i].reading())) {
                found.add(all[i].reading());
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** The newest of those known at {@code at} that lie inside and are wanted. */
    Optional<Reading> newest(Instant at, Extent extent, Predicate<Reading> wanted) {
        int from = extent.from().map(begin -> first(latestStart, begin)).orElse(0);
        int to = extent.until().map(limit -> end(earliestEnd, limit)).orElse(all.length);
        for (int i = Math.min(to, end(earliestShown, at)) - 1; i >= from; i--) {
            Reading reading = all[i].reading();
            if (all[i].at(at) && extent.holds(reading) && wanted.test(reading)) {
                return Optional.of(reading);
            }
        }
        return Optional.empty();
    }

    /** Whether what is known of those that are meant changes after one instant and up to another. */
    boolean changed(Instant after, Instant upTo, Predicate<Reading> meant) {
        return changed(byFrom, Shown::from, after, upTo, meant) || changed(byUntil, Shown::until, after, upTo, meant);
    }

    private static boolean changed(
            Shown[] inOrder, Function<Shown, Instant> when, Instant after, Instant upTo, Predicate<Reading> meant) {
        int low = 0;
        int high = inOrder.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (when.apply(inOrder[middle]).isAfter(after)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (int i = low; i < inOrder.length && !when.apply(inOrder[i]).isAfter(upTo); i++) {
            if (meant.test(inOrder[i].reading())) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them, known at whatever time, is meant. */
    boolean any(Predicate<Reading> meant) {
        return Arrays.stream(all).map(Shown::reading).anyMatch(meant);
    }

    /** Instants that follow from them, known at whatever time. */
    List<Instant> instants(Function<Reading, Stream<Instant>> following) {
        return Arrays.stream(all).map(Shown::reading).flatMap(following).toList();
    }

    /** The instants at which what is known of those that are meant changes. */
    List<Instant> changes(Predicate<Reading> meant) {
        return Arrays.stream(all)
                .filter(shown -> meant.test(shown.reading()))
                .flatMap(shown -> List.of(shown.from(), shown.until()).stream())
                .filter(instant -> instant.isBefore(Instant.MAX))
                .distinct()
                .sorted()
                .toList();
    }
}
