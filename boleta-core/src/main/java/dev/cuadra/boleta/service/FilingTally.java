package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.OnTimeRecord;
import dev.cuadra.boleta.form29.Timeliness;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.service.BoletaObservations.FilingTerms;
import dev.cuadra.spi.observe.Observation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What share of the returns that were due was filed on time, at each instant at which it changed. Months of which the
 * books know nothing give no share, of their company and of all. For one thread.
 */
final class FilingTally {
    private final FilingTerms terms;
    private final Instant known;
    private final TreeMap<UUID, List<Filed>> filed = new TreeMap<>();
    private final TreeMap<UUID, List<Closed>> closed = new TreeMap<>();

    /** A return, and when it was booked. */
    private record Filed(YearMonth period, LocalDate on, Instant booked) {}

    /** A month that was closed, and when first. */
    private record Closed(YearMonth period, Instant booked) {}

    FilingTally(FilingTerms terms, Instant known) {
        this.terms = terms;
        this.known = known;
    }

    void filed(StoredFiling filing, Instant booked) {
        filed.computeIfAbsent(filing.payer(), any -> new ArrayList<>())
                .add(new Filed(filing.period(), filing.filedOn(), booked));
    }

    void closed(StoredClose close, Instant booked) {
        closed.computeIfAbsent(close.payer(), any -> new ArrayList<>()).add(new Closed(close.period(), booked));
    }

    List<Observation> observations() {
        SortedSet<UUID> payers = new TreeSet<>(filed.keySet());
        payers.addAll(closed.keySet());
        List<Observation> all = new ArrayList<>();
        for (UUID payer : payers) {
            all.addAll(observations(BoletaObservations.scope(payer), List.of(payer)));
        }
        all.addAll(observations(BookingWalk.GLOBAL, List.copyOf(payers)));
        return all;
    }

    private List<Observation> observations(String scope, List<UUID> payers) {
        List<Observation> all = new ArrayList<>();
        Optional<BigDecimal> before = Optional.empty();
        long decided = 0;
        Optional<OnTimeRecord> last = Optional.empty();
        for (Instant at : changes(payers)) {
            OnTimeRecord record = record(payers, at);
            last = Optional.of(record);
            BigDecimal onTime = BigDecimal.valueOf(record.count(Timeliness.State.ON_TIME));
            boolean same = before.filter(onTime::equals).isPresent() && decided == record.decided();
            if (record.percent().isPresent() && !same) {
                before = Optional.of(onTime);
                decided = record.decided();
                all.add(observation(scope, at, onTime, decided));
            }
        }
        return last.flatMap(OnTimeRecord::percent).isPresent() ? all : List.of();
    }

    private static Observation observation(String scope, Instant at, BigDecimal onTime, long decided) {
        return new Observation(
                        BoletaObservations.FILED_ON_TIME,
                        scope,
                        at,
                        at,
                        onTime,
                        Optional.of(decided),
                        at,
                        BoletaObservations.SOURCE)
                .asShare();
    }

    /** When something was booked, and when a month became overdue. */
    private SortedSet<Instant> changes(List<UUID> payers) {
        SortedSet<Instant> all = new TreeSet<>();
        for (UUID payer : payers) {
            filed(payer).forEach(one -> all.add(one.booked()));
            closed(payer).forEach(one -> all.add(one.booked()));
            first(payer, known).ifPresent(month -> {
                for (YearMonth next = month; overdue(next).compareTo(known) <= 0; next = next.plusMonths(1)) {
                    all.add(overdue(next));
                }
            });
        }
        return all;
    }

    private Instant overdue(YearMonth month) {
        return due(month).due().plusDays(1).atStartOfDay(ContractorData.CHILE).toInstant();
    }

    private DueDate due(YearMonth month) {
        return DueDate.of(month, terms.day(), terms.calendar());
    }

    private List<Filed> filed(UUID payer) {
        return filed.getOrDefault(payer, List.of());
    }

    private List<Closed> closed(UUID payer) {
        return closed.getOrDefault(payer, List.of());
    }

    /** The first month of which the books knew anything at an instant. */
    private Optional<YearMonth> first(UUID payer, Instant at) {
        Optional<YearMonth> one = filed(payer).stream()
                .filter(each -> !each.booked().isAfter(at))
                .map(Filed::period)
                .min(YearMonth::compareTo);
        Optional<YearMonth> other = closed(payer).stream()
                .filter(each -> !each.booked().isAfter(at))
                .map(Closed::period)
                .min(YearMonth::compareTo);
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
                : one.or(() -> other);
    }

    private OnTimeRecord record(List<UUID> payers, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ContractorData.CHILE);
        List<Timeliness> months = new ArrayList<>();
        for (UUID payer : payers) {
            Optional<YearMonth> first = first(payer, at);
            YearMonth last = YearMonth.from(today);
            first.ifPresent(begin -> {
                for (YearMonth month = begin; !month.isAfter(last); month = month.plusMonths(1)) {
                    months.add(timeliness(payer, month, at, today));
                }
            });
        }
        return new OnTimeRecord(months);
    }

    private Timeliness timeliness(UUID payer, YearMonth month, Instant at, LocalDate today) {
        Optional<LocalDate> first = filed(payer).stream()
                .filter(each -> each.period().equals(month) && !each.booked().isAfter(at))
                .map(Filed::on)
                .min(LocalDate::compareTo);
        boolean known = closed(payer).stream()
                .anyMatch(each -> each.period().equals(month) && !each.booked().isAfter(at));
        return Timeliness.of(due(month), first, known, today);
    }
}
