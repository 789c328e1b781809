package dev.cuadra.boleta.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What was booked for one scope, by day: counts, contractors and no boletas. */
final class Bookings {
    static final int TENTH = 10;

    /** A day's boletas and contractors. */
    static final class Day {
        private long boletas;
        private Instant last = Instant.MIN;
        private final Set<UUID> contractors = new HashSet<>();

        long boletas() {
            return boletas;
        }

        Instant last() {
            return last;
        }

        Set<UUID> contractors() {
            return contractors;
        }
    }

    /** Some of many, and when that was last added to. */
    record Count(long some, long all, Instant last) {
        Count plus(Count other) {
            return new Count(some + other.some, all + other.all, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** A month that became closed and over. */
    record Closed(YearMonth period, Instant at) {}

    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private final PriorityQueue<Instant> earliest = new PriorityQueue<>(Comparator.reverseOrder());
    private final List<Closed> closed = new ArrayList<>();
    private final Map<String, SortedMap<LocalDate, Count>> counts = new HashMap<>();

    /** A boleta that came into the books; {@code contractor} is empty for somebody who is not registered. */
    void boleta(Instant at, Optional<UUID> contractor) {
        Day day = days.computeIfAbsent(day(at), any -> new Day());
        day.boletas++;
        day.last = at.isAfter(day.last) ? at : day.last;
        contractor.ifPresent(day.contractors::add);
        earliest.add(at);
        if (earliest.size() > TENTH) {
            earliest.poll();
        }
    }

    void closed(YearMonth period, Instant at) {
        closed.add(new Closed(period, at));
    }

    void count(String metric, Count count) {
        counts.computeIfAbsent(metric, any -> new TreeMap<>()).merge(day(count.last()), count, Count::plus);
    }

    SortedMap<LocalDate, Day> days() {
        return days;
    }

    /** The instants of the first ten boletas, or of as many as there are. */
    List<Instant> earliest() {
        return earliest.stream().sorted().toList();
    }

    List<Closed> closed() {
        return closed;
    }

    SortedMap<LocalDate, Count> counts(String metric) {
        return counts.getOrDefault(metric, new TreeMap<>());
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ContractorData.CHILE);
    }
}
