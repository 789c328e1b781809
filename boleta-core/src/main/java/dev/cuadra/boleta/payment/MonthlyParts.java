package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Payments by month. A part that the bank returned was never paid: it leaves the month in which it counted, and a return
 * already filed for that month is corrected.
 *
 * @param parts payments, in any order
 * @source PAYM-2
 */
public record MonthlyParts(List<RetainedPart> parts) {
    public MonthlyParts {
        parts = List.copyOf(parts);
    }

    /** What was paid and kept back of a boleta in each month, as an annual statement needs it. */
    public SortedMap<YearMonth, PaidPart> of(BoletaId boleta) {
        SortedMap<YearMonth, PaidPart> months = new TreeMap<>();
        parts.stream()
                .filter(part -> part.counts() && part.boleta().equals(boleta))
                .forEach(part -> months.merge(part.month(), part.part(), PaidPart::plus));
        return Collections.unmodifiableSortedMap(months);
    }

    /**
     * The boletas as a month's Form 29 takes them, by the rule of the payment date: in place of a boleta of which there
     * are parts, those of them that were paid in {@code period} under the day of the last; it is left out when there
     * are none. All others are as they were.
     *
     * @throws IllegalArgumentException when the parts of a boleta come to more than it
     */
    public List<Boleta> boletas(List<Boleta> boletas, YearMonth period) {
        Map<BoletaId, List<RetainedPart>> byBoleta = byBoleta();
        List<Boleta> here = new ArrayList<>();
        for (Boleta boleta : boletas) {
            List<RetainedPart> paid = byBoleta.getOrDefault(boleta.id(), List.of());
            if (paid.isEmpty() || !boleta.state().counts()) {
                here.add(boleta);
            } else {
                checkWithin(boleta, paid);
                inMonth(boleta, paid, period).ifPresent(here::add);
            }
        }
        return List.copyOf(here);
    }

    /** Which of {@code boletas} have parts that come to more than they do, such as one that a report corrected since. */
    public List<Boleta> exceeded(List<Boleta> boletas) {
        Map<BoletaId, List<RetainedPart>> byBoleta = byBoleta();
        return boletas.stream()
                .filter(boleta -> boleta.state().counts())
                .filter(boleta -> !PaidPart.of(boleta).contains(sum(byBoleta.getOrDefault(boleta.id(), List.of()))))
                .toList();
    }

    /** The parts of all boletas but these. */
    public MonthlyParts without(Collection<BoletaId> others) {
        return new MonthlyParts(
                parts.stream().filter(part -> !others.contains(part.boleta())).toList());
    }

    private Map<BoletaId, List<RetainedPart>> byBoleta() {
        Map<BoletaId, List<RetainedPart>> byBoleta = new TreeMap<>();
        parts.stream()
                .filter(RetainedPart::counts)
                .forEach(part -> byBoleta.computeIfAbsent(part.boleta(), any -> new ArrayList<>())
                        .add(part));
        return byBoleta;
    }

    private static PaidPart sum(List<RetainedPart> paid) {
        return paid.stream().map(RetainedPart::part).reduce(PaidPart.NOTHING, PaidPart::plus);
    }

    private static void checkWithin(Boleta boleta, List<RetainedPart> paid) {
        PaidPart all = sum(paid);
        if (!PaidPart.of(boleta).contains(all)) {
            throw new IllegalArgumentException(
                    "The parts of " + boleta.id().masked() + " come to " + all + ", more than the boleta");
        }
    }

    private static Optional<Boleta> inMonth(Boleta boleta, List<RetainedPart> paid, YearMonth period) {
        List<RetainedPart> here =
                paid.stream().filter(part -> part.month().equals(period)).toList();
        return here.stream().map(RetainedPart::paidOn).max(LocalDate::compareTo).map(last -> {
            PaidPart sum = sum(here);
            return new Boleta(
                    boleta.id(),
                    boleta.concept(),
                    boleta.date(),
                    Optional.of(last),
                    boleta.state(),
                    sum.gross(),
                    boleta.retainer(),
                    sum.retained(),
                    sum.loanRetained());
        });
    }

    /** How many. */
    @Override
    public String toString() {
        return "MonthlyParts[" + parts.size() + "]";
    }
}
