package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Engine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * In what a month's figures differ between two instants at which the books were known, code by code, with the boletas
 * that made it so and why. Nothing is left over: the kinds of a code add up to its difference.
 *
 * @param period the month
 * @param before the instant of the first figures
 * @param after the instant of the last
 * @param codes the codes that differ, or whose boletas changed, in the order of the form
 * @source ASOF-2
 */
public record MonthDifference(YearMonth period, Instant before, Instant after, List<CodeDifference> codes) {
    /** The totals, whose difference is that of their parts. */
    private static final Set<F29Code> TOTALS = Set.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);

    public MonthDifference {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        codes = List.copyOf(codes);
    }

    /**
     * Compares what was known first with what was known last; the two may stand in either order in time.
     *
     * @throws IllegalArgumentException when they are of different months
     */
    public static MonthDifference between(MonthBooks before, MonthBooks after, Form29Engine engine) {
        return between(before, after, engine, Optional.empty());
    }

    /**
     * Compares.
     *
     * @param content the kind of every change of what a boleta is declared as; empty to tell them apart
     */
    static MonthDifference between(
            MonthBooks before, MonthBooks after, Form29Engine engine, Optional<ChangeKind> content) {
        if (!before.period().equals(after.period())) {
            throw new IllegalArgumentException("Different months: " + before.period() + " and " + after.period());
        }
        Map<F29Code, List<BoletaDifference>> boletas =
                boletas(before, after, new BoletaPath(engine, before.period(), before.rule(), after.rule(), content));
        Form29 was = before.form(engine);
        Form29 is = after.form(engine);
        Set<F29Code> all = new HashSet<>(was.codes().keySet());
        all.addAll(is.codes().keySet());
        all.addAll(boletas.keySet());
        List<CodeDifference> codes = new ArrayList<>();
        for (F29Code code : F29Form.current().sorted(all)) {
            CodeDifference difference = code(code, was.value(code), is.value(code), boletas);
            if (difference.difference().signum() != 0 || !difference.boletas().isEmpty()) {
                codes.add(difference);
            }
        }
        return new MonthDifference(before.period(), before.at(), after.at(), codes);
    }

    /** Whether any code has another value. */
    public boolean differs() {
        return codes.stream().anyMatch(code -> code.difference().signum() != 0);
    }

    /** The difference of {@code code}, or empty when there is none and no boleta of it changed. */
    public Optional<CodeDifference> code(F29Code code) {
        return codes.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static Map<F29Code, List<BoletaDifference>> boletas(MonthBooks before, MonthBooks after, BoletaPath path) {
        Map<UUID, KnownBoleta> was = byDocument(before);
        Map<UUID, KnownBoleta> is = byDocument(after);
        Set<UUID> all = new HashSet<>(was.keySet());
        all.addAll(is.keySet());
        Map<F29Code, List<BoletaDifference>> differences = new LinkedHashMap<>();
        for (UUID document : all) {
            path.differences(Optional.ofNullable(was.get(document)), Optional.ofNullable(is.get(document)))
                    .forEach((code, difference) -> differences
                            .computeIfAbsent(code, any -> new ArrayList<>())
                            .add(difference));
        }
        differences.values().forEach(list -> list.sort(Comparator.comparing(BoletaDifference::boleta)));
        return differences;
    }

    private static Map<UUID, KnownBoleta> byDocument(MonthBooks books) {
        Map<UUID, KnownBoleta> all = new LinkedHashMap<>();
        books.boletas().forEach(boleta -> all.put(boleta.document(), boleta));
        return all;
    }

    private static CodeDifference code(
            F29Code code, BigDecimal before, BigDecimal after, Map<F29Code, List<BoletaDifference>> boletas) {
        List<BoletaDifference> own = Optional.ofNullable(boletas.get(code)).orElse(List.of());
        Map<ChangeKind, BigDecimal> kinds = new EnumMap<>(ChangeKind.class);
        if (TOTALS.contains(code)) {
            boletas.values().forEach(list -> add(kinds, list));
        } else {
            add(kinds, own);
        }
        BigDecimal told = kinds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = after.subtract(before).subtract(told);
        if (rest.signum() != 0) {
            kinds.put(ChangeKind.OTHER, rest);
        }
        if (TOTALS.contains(code)) {
            kinds.values().removeIf(amount -> amount.signum() == 0);
        }
        return new CodeDifference(code, before, after, kinds, own);
    }

    private static void add(Map<ChangeKind, BigDecimal> kinds, List<BoletaDifference> boletas) {
        boletas.forEach(boleta -> boleta.kinds()
                .forEach((kind, amount) -> kinds.merge(kind, BigDecimal.valueOf(amount.pesos()), BigDecimal::add)));
    }

    /** The month and the instants. */
    @Override
    public String toString() {
        return "MonthDifference[" + period + ", " + before + ", " + after + "]";
    }
}
