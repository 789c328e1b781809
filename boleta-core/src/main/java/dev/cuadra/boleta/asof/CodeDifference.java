package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.form29.F29Code;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value of a code on one day and on another, and why.
 *
 * @param code which
 * @param before its value by what was known first
 * @param after its value by what was known last
 * @param kinds why, and by how much each; they add up to the difference
 * @param boletas the boletas that changed it, by issuer and folio; a total names none, its kinds are those of its parts
 */
public record CodeDifference(
        F29Code code,
        BigDecimal before,
        BigDecimal after,
        Map<ChangeKind, BigDecimal> kinds,
        List<BoletaDifference> boletas) {
    public CodeDifference {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Map<ChangeKind, BigDecimal> copy = new EnumMap<>(ChangeKind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
        boletas = List.copyOf(boletas);
        BigDecimal sum = kinds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(after.subtract(before)) != 0) {
            throw new IllegalArgumentException("The kinds do not add up for code " + code);
        }
    }

    /** By how much it grew; negative when it shrank. */
    public BigDecimal difference() {
        return after.subtract(before);
    }
}
