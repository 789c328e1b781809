package dev.cuadra.sii.f29;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportRow;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our return beside the SII's proposal, code by code. A pure function of its arguments.
 *
 * @param period the month
 * @param codes every code that either has, in the order of the form
 * @source SII-CMP-1
 */
public record ProposalComparison(YearMonth period, List<CodeComparison> codes) {
    /** Codes that follow from others without being totals by name: VAT due and left over, provisional payment. */
    private static final Set<F29Code> FOLLOWING = Set.of(F29Code.of("89"), F29Code.of("77"), F29Code.of("62"));

    public ProposalComparison {
        Objects.requireNonNull(period, "period");
        codes = List.copyOf(codes);
    }

    /** How a code of ours stands to the SII's. */
    public enum Standing {
        /** Both have the same value, or one has nothing and the other 0. */
        MATCH,
        /** Both have it, with different values. */
        DIFFERS,
        /** The SII proposes a value and we declare none. */
        ONLY_SII,
        /** We declare a value and the SII proposes none. */
        ONLY_OURS
    }

    /**
     * A code.
     *
     * @param code which
     * @param standing how the values stand to each other
     * @param ours our value, pesos or per cent; empty when we do not have the code
     * @param theirs the SII's, likewise
     * @param follows whether it follows from other codes, so that a difference here is one there
     * @param boletas our boletas behind the code
     * @param because the boletas whose amounts differ, where the SII's boletas are known
     * @param unexplained what of the difference no boleta explains; empty where the SII's boletas are not known, or the
     *     code is not one of boletas
     * @source SII-CMP-1, SII-CMP-2
     */
    public record CodeComparison(
            F29Code code,
            Standing standing,
            Optional<BigDecimal> ours,
            Optional<BigDecimal> theirs,
            boolean follows,
            List<BoletaId> boletas,
            List<BoletaDifference> because,
            Optional<BigDecimal> unexplained) {
        public CodeComparison {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
            Objects.requireNonNull(unexplained, "unexplained");
            boletas = List.copyOf(boletas);
            because = List.copyOf(because);
        }

        /** The SII's value less ours. */
        public BigDecimal difference() {
            return theirs.orElse(BigDecimal.ZERO).subtract(ours.orElse(BigDecimal.ZERO));
        }

        /** The code and how it stands: boletas name their issuers. */
        @Override
        public String toString() {
            return code + " " + standing;
        }
    }

    /**
     * A boleta that adds to a code otherwise with us than with the SII.
     *
     * @param boleta which
     * @param ours what it adds with us
     * @param theirs what it adds with the SII
     */
    public record BoletaDifference(BoletaId boleta, Clp ours, Clp theirs) {
        public BoletaDifference {
            Objects.requireNonNull(boleta, "boleta");
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
        }

        /** The SII's amount less ours. */
        public Clp difference() {
            return theirs.minus(ours);
        }

        /** The masked number. */
        @Override
        public String toString() {
            return "BoletaDifference[" + boleta.masked() + "]";
        }
    }

    /** Compares codes alone. */
    public static ProposalComparison of(Form29 form, Proposal proposal) {
        return compare(form, proposal, Optional.empty());
    }

    /**
     * Compares codes, and explains 151, 153 and 155 by boletas.
     *
     * @param books our boletas, at least those behind the form
     * @param rows the SII's boletas of the month, received and BTE
     * @source SII-CMP-2
     */
    public static ProposalComparison of(
            Form29 form, Collection<Boleta> books, Proposal proposal, Collection<ReportRow> rows) {
        return compare(
                form, proposal, Optional.of(new BoletaShares(form, MonthFigures.of(form, books), proposal, rows)));
    }

    private static ProposalComparison compare(Form29 form, Proposal proposal, Optional<BoletaShares> shares) {
        Map<F29Code, BigDecimal> ours = byNumber(form.codes());
        Map<F29Code, BigDecimal> theirs = byNumber(proposal.codes());
        Set<F29Code> all = new TreeSet<>(F29Form.current().inOrder());
        all.addAll(ours.keySet());
        all.addAll(theirs.keySet());
        List<CodeComparison> codes = new ArrayList<>();
        for (F29Code code : all) {
            codes.add(compare(
                    code,
                    Optional.ofNullable(ours.get(code)),
                    Optional.ofNullable(theirs.get(code)),
                    Optional.ofNullable(form.boletas().get(code)).orElse(List.of()),
                    shares.filter(known -> BoletaShares.CODES.contains(code))));
        }
        return new ProposalComparison(form.period(), codes);
    }

    private static CodeComparison compare(
            F29Code code,
            Optional<BigDecimal> ours,
            Optional<BigDecimal> theirs,
            List<BoletaId> boletas,
            Optional<BoletaShares> shares) {
        List<BoletaDifference> because = shares.map(known -> known.of(code)).orElse(List.of());
        BigDecimal difference = theirs.orElse(BigDecimal.ZERO).subtract(ours.orElse(BigDecimal.ZERO));
        Optional<BigDecimal> unexplained = shares.map(known -> because.stream()
                .map(one -> BigDecimal.valueOf(one.difference().pesos()))
                .reduce(difference, BigDecimal::subtract));
        return new CodeComparison(
                code, standing(ours, theirs), ours, theirs, follows(code), boletas, because, unexplained);
    }

    private static Standing standing(Optional<BigDecimal> ours, Optional<BigDecimal> theirs) {
        BigDecimal here = ours.orElse(BigDecimal.ZERO);
        BigDecimal there = theirs.orElse(BigDecimal.ZERO);
        // By value: a rate is 0.25 as well as 0.250.
        if (here.compareTo(there) == 0) {
            return Standing.MATCH;
        }
        if (ours.isEmpty()) {
            return Standing.ONLY_SII;
        }
        return theirs.isEmpty() ? Standing.ONLY_OURS : Standing.DIFFERS;
    }

    private static boolean follows(F29Code code) {
        boolean total = F29Form.current()
                .line(code)
                .map(F29Line::kind)
                .filter(F29Line.Kind.TOTAL::equals)
                .isPresent();
        return total || FOLLOWING.contains(code);
    }

    /** Proposals may come without the zero that the form prints before a code, such as in 07. */
    private static Map<F29Code, BigDecimal> byNumber(Map<F29Code, BigDecimal> codes) {
        Map<F29Code, BigDecimal> known = new TreeMap<>(F29Form.current().inOrder());
        codes.forEach((code, value) -> {
            F29Code printed = F29Code.of(code.value().length() == 1 ? "0" + code.value() : code.value());
            known.put(F29Form.current().line(printed).isPresent() ? printed : code, value);
        });
        return known;
    }

    /** The codes that a person has to look at. */
    public List<CodeComparison> differences() {
        return codes.stream().filter(code -> code.standing() != Standing.MATCH).toList();
    }

    /** Whether both say the same. */
    public boolean agrees() {
        return differences().isEmpty();
    }

    /** The month alone. */
    @Override
    public String toString() {
        return "ProposalComparison[" + period + "]";
    }
}
