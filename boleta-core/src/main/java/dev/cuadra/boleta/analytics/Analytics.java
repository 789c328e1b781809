package dev.cuadra.boleta.analytics;

import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.money.Clp;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a company's boletas come to by contractor and month. The same books give the same, in whatever order they came.
 *
 * @param range which months, and the rule that puts a boleta into one
 * @param contractors by RUT; those who were erased come last, each on its own and without a name
 * @param rateChanges where the law's rate changes between two of the months
 * @param saved the time that closed months are taken to have saved
 * @source STAT-1, STAT-2, STAT-5
 */
public record Analytics(
        AnalyticsRange range, List<ContractorMonths> contractors, List<RateChange> rateChanges, List<TimeSaved> saved) {
    public Analytics {
        Objects.requireNonNull(range, "range");
        contractors = List.copyOf(contractors);
        rateChanges = List.copyOf(rateChanges);
        saved = List.copyOf(saved);
    }

    /** The company's figures of {@code month}: the contractors' together. */
    public Figures in(YearMonth month) {
        return contractors.stream().map(one -> one.in(month)).reduce(Figures.NONE, Figures::plus);
    }

    /** The company's figures by month, months without boletas included. */
    public SortedMap<YearMonth, Figures> months() {
        SortedMap<YearMonth, Figures> months = new TreeMap<>();
        range.months().forEach(month -> months.put(month, Figures.NONE));
        contractors.forEach(
                one -> one.months().forEach((month, figures) -> months.merge(month, figures, Figures::plus)));
        return months;
    }

    /** The company's figures of all months. */
    public Figures total() {
        return contractors.stream().map(ContractorMonths::total).reduce(Figures.NONE, Figures::plus);
    }

    /** How many contractors have a boleta that enters {@code month}. */
    public int active(YearMonth month) {
        return (int)
                contractors.stream().filter(one -> one.in(month).boletas() > 0).count();
    }

    /** Those with a boleta that enters some month, by RUT. */
    public List<ContractorMonths> active() {
        return contractors.stream().filter(ContractorMonths::active).toList();
    }

    /** Tenths of a per cent of the gross fees of all months, for each of the contractors; together 1000, or all 0. */
    public List<Integer> tenths() {
        return Share.tenths(contractors.stream().map(one -> one.total().gross()).toList());
    }

    /** The same of one month. */
    public List<Integer> tenths(YearMonth month) {
        return Share.tenths(
                contractors.stream().map(one -> one.in(month).gross()).toList());
    }

    /** What part of the gross fees the {@code most} largest contractors have together. */
    public Share concentration(int most) {
        Clp largest = contractors.stream()
                .map(one -> one.total().gross())
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .reduce(Clp.ZERO, Clp::plus);
        return new Share(largest, total().gross());
    }

    /** The first {@code most} of a top list; nobody is in it without a boleta, or who did not grow. */
    public List<Ranked> top(Top by, int most) {
        ToLongFunction<ContractorMonths> value = value(by);
        Stream<Ranked> ranked = active().stream()
                .map(one -> new Ranked(one.payee(), value.applyAsLong(one)))
                .filter(one -> one.value() > 0);
        return ranked.sorted(Comparator.comparingLong(Ranked::value)
                        .reversed()
                        .thenComparing(Ranked::payee, Payee::compareTo))
                .limit(most)
                .toList();
    }

    private ToLongFunction<ContractorMonths> value(Top by) {
        return switch (by) {
            case GROSS -> one -> one.total().gross().pesos();
            case BOLETAS -> one -> one.total().boletas();
            case GROWTH -> one -> growth(one).pesos();
        };
    }

    private Clp growth(ContractorMonths one) {
        List<YearMonth> months = range.months();
        int half = months.size() / 2;
        return gross(one, months.subList(months.size() - half, months.size()))
                .minus(gross(one, months.subList(0, half)));
    }

    private static Clp gross(ContractorMonths one, List<YearMonth> months) {
        return Clp.sum(months.stream().map(month -> one.in(month).gross()).toList());
    }

    /** The months and the rule: contractors stay out of logs. */
    @Override
    public String toString() {
        return "Analytics[" + range + "]";
    }
}
