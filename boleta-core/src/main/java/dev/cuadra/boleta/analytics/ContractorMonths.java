package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.annual.Payee;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One contractor's months.
 *
 * @param payee who is paid; somebody erased has no RUT and no name
 * @param months the figures of each month in which there is something, also only an annulled boleta
 * @source STAT-1, STAT-4
 */
public record ContractorMonths(Payee payee, SortedMap<YearMonth, Figures> months) {
    public ContractorMonths {
        Objects.requireNonNull(payee, "payee");
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    /** The figures of {@code month}; {@link Figures#NONE} where there are none. */
    public Figures in(YearMonth month) {
        return months.getOrDefault(month, Figures.NONE);
    }

    /** The figures of all months together. */
    public Figures total() {
        return months.values().stream().reduce(Figures.NONE, Figures::plus);
    }

    /** Whether any boleta enters a month. */
    public boolean active() {
        return months.values().stream().anyMatch(figures -> figures.boletas() > 0);
    }

    /** Months without a boleta that enters, between the first and the last that has one. Folios say nothing here. */
    public List<YearMonth> gaps() {
        List<YearMonth> busy = months.entrySet().stream()
                .filter(entry -> entry.getValue().boletas() > 0)
                .map(entry -> entry.getKey())
                .toList();
        if (busy.isEmpty()) {
            return List.of();
        }
        YearMonth last = busy.get(busy.size() - 1);
        return Stream.iterate(busy.get(0), month -> month.isBefore(last), month -> month.plusMonths(1))
                .filter(month -> in(month).boletas() == 0)
                .toList();
    }

    /** The masked number: the rest is personal. */
    @Override
    public String toString() {
        return "ContractorMonths[" + payee + "]";
    }
}
