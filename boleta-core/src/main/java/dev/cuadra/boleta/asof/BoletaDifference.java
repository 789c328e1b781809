package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a boleta adds to a code on one day and on another, and why.
 *
 * @param boleta which, as the books name it now
 * @param before what it added to the code by what was known first
 * @param after what it adds by what was known last
 * @param kinds why, and by how much each; they add up to the difference. One that moves no amount may stand with 0
 * @param knownAt when the books came to say of the boleta what they said last; empty when they hold it no more
 */
public record BoletaDifference(
        BoletaId boleta, Clp before, Clp after, Map<ChangeKind, Clp> kinds, Optional<Instant> knownAt) {
    public BoletaDifference {
        Objects.requireNonNull(boleta, "boleta");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(knownAt, "knownAt");
        Map<ChangeKind, Clp> copy = new EnumMap<>(ChangeKind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
        if (!Clp.sum(kinds.values()).equals(after.minus(before))) {
            throw new IllegalArgumentException("The kinds do not add up for " + boleta.masked());
        }
    }

    /** By how much the code grew through it; negative when it shrank. */
    public Clp difference() {
        return after.minus(before);
    }

    /** The masked number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "BoletaDifference[" + boleta.masked() + ", " + kinds.keySet() + "]";
    }
}
