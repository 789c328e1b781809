package dev.cuadra.boleta.service;

import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.spi.observe.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Makes observations of what was booked. For one thread. */
final class BookingTallies {
    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::metric)
            .thenComparing(Observation::start)
            .thenComparing(Observation::scope);

    private final BookingWalk.Booked booked;
    private final TimeBook time;
    private final List<Observation> all = new ArrayList<>();

    BookingTallies(BookingWalk.Booked booked, TimeBook time) {
        this.booked = booked;
        this.time = time;
    }

    /** All of them, and {@code others}. */
    List<Observation> observations(List<Observation> others) {
        all.addAll(others);
        booked.scopes().forEach(this::observe);
        all.sort(ORDER);
        return List.copyOf(all);
    }

    private void observe(String scope, Bookings bookings) {
        bookings.days().forEach((day, booking) -> {
            day(BoletaObservations.PROCESSED, scope, day, booking.boletas(), Optional.empty(), booking.last());
            long contractors = booking.contractors().size();
            day(BoletaObservations.CONTRACTORS, scope, day, contractors, Optional.empty(), booking.last());
        });
        months(scope, bookings);
        List<Instant> earliest = bookings.earliest();
        if (!earliest.isEmpty()) {
            instant(BoletaObservations.FIRST, scope, earliest.get(0));
        }
        if (earliest.size() == Bookings.TENTH) {
            instant(BoletaObservations.TENTH, scope, earliest.get(Bookings.TENTH - 1));
        }
        closed(scope, bookings);
        for (String metric : List.of(
                BoletaObservations.ROWS_EXPLAINED,
                BoletaObservations.LINES_REJECTED,
                BoletaObservations.CONTRACTOR_LINES_REJECTED)) {
            bookings.counts(metric)
                    .forEach((day, count) ->
                            day(metric, scope, day, count.some(), Optional.of(count.all()), count.last()));
        }
    }

    private void months(String scope, Bookings bookings) {
        SortedMap<YearMonth, Set<UUID>> months = new TreeMap<>();
        SortedMap<YearMonth, Instant> last = new TreeMap<>();
        bookings.days().forEach((day, booking) -> {
            YearMonth month = YearMonth.from(day);
            months.computeIfAbsent(month, any -> new HashSet<>()).addAll(booking.contractors());
            last.merge(month, booking.last(), BookingTallies::later);
        });
        last.forEach((month, recorded) -> add(
                BoletaObservations.CONTRACTORS_PER_MONTH,
                scope,
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                months.getOrDefault(month, Set.of()).size(),
                Optional.empty(),
                recorded));
    }

    private void closed(String scope, Bookings bookings) {
        SortedMap<LocalDate, Long> closed = new TreeMap<>();
        SortedMap<LocalDate, Long> saved = new TreeMap<>();
        SortedMap<LocalDate, Instant> last = new TreeMap<>();
        bookings.closed().forEach(month -> {
            LocalDate day = Bookings.day(month.at());
            closed.merge(day, 1L, Long::sum);
            saved.merge(day, time.minutes(month.period()), Long::sum);
            last.merge(day, month.at(), BookingTallies::later);
        });
        long total = 0;
        for (LocalDate day : last.keySet()) {
            Instant recorded = last.getOrDefault(day, Instant.MIN);
            long minutes = saved.getOrDefault(day, 0L);
            total += minutes;
            day(BoletaObservations.MONTHS_CLOSED, scope, day, closed.getOrDefault(day, 0L), Optional.empty(), recorded);
            day(BoletaObservations.MINUTES_SAVED, scope, day, minutes, Optional.empty(), recorded);
            day(BoletaObservations.MINUTES_SAVED_TOTAL, scope, day, total, Optional.empty(), recorded);
        }
    }

    private void instant(String metric, String scope, Instant at) {
        long days = booked.begin()
                .map(begin -> ChronoUnit.DAYS.between(Bookings.day(begin), Bookings.day(at)))
                .orElse(0L);
        all.add(new Observation(
                metric, scope, at, at, BigDecimal.valueOf(days), Optional.empty(), at, BoletaObservations.SOURCE));
    }

    private void day(String metric, String scope, LocalDate day, long value, Optional<Long> sample, Instant recorded) {
        add(metric, scope, day, day.plusDays(1), value, sample, recorded);
    }

    private void add(
            String metric,
            String scope,
            LocalDate from,
            LocalDate until,
            long value,
            Optional<Long> sample,
            Instant recorded) {
        all.add(new Observation(
                metric,
                scope,
                from.atStartOfDay(ContractorData.CHILE).toInstant(),
                until.atStartOfDay(ContractorData.CHILE).toInstant(),
                BigDecimal.valueOf(value),
                sample,
                recorded,
                BoletaObservations.SOURCE));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
