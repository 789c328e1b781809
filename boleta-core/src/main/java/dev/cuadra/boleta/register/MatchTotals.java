package dev.cuadra.boleta.register;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportRow;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What our books and the SII's list add up to, and which kinds of findings make the difference. Boletas that count are
 * summed, once each; a row whose state nobody knows is taken as one that counts. The whole difference of a boleta stands
 * under its first finding, so that the parts add up to the difference of the totals.
 *
 * @param here the sums of our books
 * @param sii the sums of the SII's list
 * @param parts by kind, how much more our books say than the list; none of nothing
 * @source REG-3
 */
public record MatchTotals(Sums here, Sums sii, Map<MatchFinding.Kind, Sums> parts) {
    public MatchTotals {
        Objects.requireNonNull(here, "here");
        Objects.requireNonNull(sii, "sii");
        Map<MatchFinding.Kind, Sums> copy = new EnumMap<>(MatchFinding.Kind.class);
        copy.putAll(parts);
        parts = Collections.unmodifiableMap(copy);
    }

    /**
     * Two sums.
     *
     * @param gross gross fees
     * @param retained what was kept back, the loan's 3 % included
     */
    public record Sums(Clp gross, Clp retained) {
        /** Nothing. */
        public static final Sums NOTHING = new Sums(Clp.ZERO, Clp.ZERO);

        public Sums {
            Objects.requireNonNull(gross, "gross");
            Objects.requireNonNull(retained, "retained");
        }

        /** Both together. */
        public Sums plus(Sums other) {
            return new Sums(gross.plus(other.gross), retained.plus(other.retained));
        }

        /** By how much these are more; negative where they are less. */
        public Sums minus(Sums other) {
            return new Sums(gross.minus(other.gross), retained.minus(other.retained));
        }
    }

    /** How much more our books say than the list. */
    public Sums difference() {
        return here.minus(sii);
    }

    /** Sums up both sides, which name a boleta alike. */
    static MatchTotals of(Map<BoletaId, Boleta> own, Map<BoletaId, ReportRow> theirs, List<MatchFinding> findings) {
        Map<BoletaId, MatchFinding.Kind> first = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.kind() != MatchFinding.Kind.TWICE_AT_SII)
                .forEach(finding -> first.putIfAbsent(finding.boleta(), finding.kind()));
        TreeSet<BoletaId> all = new TreeSet<>(own.keySet());
        all.addAll(theirs.keySet());
        Sums here = Sums.NOTHING;
        Sums sii = Sums.NOTHING;
        Map<MatchFinding.Kind, Sums> parts = new EnumMap<>(MatchFinding.Kind.class);
        for (BoletaId id : all) {
            Sums ours = Optional.ofNullable(own.get(id)).map(MatchTotals::of).orElse(Sums.NOTHING);
            Sums listed =
                    Optional.ofNullable(theirs.get(id)).map(MatchTotals::of).orElse(Sums.NOTHING);
            here = here.plus(ours);
            sii = sii.plus(listed);
            Optional.ofNullable(first.get(id))
                    .filter(kind -> !ours.equals(listed))
                    .ifPresent(kind -> parts.merge(kind, ours.minus(listed), Sums::plus));
        }
        return new MatchTotals(here, sii, parts);
    }

    private static Sums of(Boleta boleta) {
        return boleta.state().counts()
                ? new Sums(boleta.gross(), boleta.retained().plus(boleta.loanRetained()))
                : Sums.NOTHING;
    }

    private static Sums of(ReportRow row) {
        boolean counts = row.state().state().map(BoletaState::counts).orElse(true);
        return counts ? new Sums(row.gross(), row.retained()) : Sums.NOTHING;
    }

    /** The sums: they name nobody. */
    @Override
    public String toString() {
        return "MatchTotals[" + here + ", " + sii + "]";
    }
}
