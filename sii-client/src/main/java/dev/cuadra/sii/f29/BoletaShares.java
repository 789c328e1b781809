package dev.cuadra.sii.f29;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.f29.ProposalComparison.BoletaDifference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each boleta adds to the codes of boletas, with us and with the SII. The SII's lists give one amount for a boleta:
 * it is taken apart only as far as the proposal has a code for the part.
 *
 * @source SII-CMP-2
 */
final class BoletaShares {
    /** The codes that boletas add to. */
    static final Set<F29Code> CODES = Set.of(F29Code.FEES, F29Code.DIRECTORS, F29Code.LOAN_ON_FEES);

    private final MonthFigures figures;
    private final Form29 form;
    private final Proposal proposal;
    private final Map<BoletaId, Clp> retained = new TreeMap<>();

    BoletaShares(Form29 form, MonthFigures figures, Proposal proposal, Collection<ReportRow> rows) {
        this.form = form;
        this.figures = figures;
        this.proposal = proposal;
        rows.forEach(row -> retained.merge(row.id(), retained(row), Clp::plus));
    }

    /** What the SII counts of a row: all but of an annulled one. */
    static Clp retained(ReportRow row) {
        boolean annulled =
                row.state().state().filter(BoletaState.ANULADA::equals).isPresent();
        return annulled ? Clp.ZERO : row.retained();
    }

    /** The boletas that add otherwise to {@code code}, by issuer and folio. */
    List<BoletaDifference> of(F29Code code) {
        Set<BoletaId> all = new TreeSet<>(retained.keySet());
        form.boletas().values().forEach(all::addAll);
        return all.stream()
                .map(id -> new BoletaDifference(id, figures.share(code, id), theirs(code, id)))
                .filter(one -> !one.difference().isZero())
                .toList();
    }

    private Clp theirs(F29Code code, BoletaId id) {
        Clp all = retained.getOrDefault(id, Clp.ZERO);
        Clp loan = proposes(F29Code.LOAN_ON_FEES) ? least(all, figures.share(F29Code.LOAN_ON_FEES, id)) : Clp.ZERO;
        if (code.equals(F29Code.LOAN_ON_FEES)) {
            return loan;
        }
        boolean director =
                proposes(F29Code.DIRECTORS) && figures.behind(F29Code.DIRECTORS).contains(id);
        boolean here = code.equals(F29Code.DIRECTORS) == director;
        return here ? all.minus(loan) : Clp.ZERO;
    }

    private boolean proposes(F29Code code) {
        return proposal.codes().containsKey(code);
    }

    private static Clp least(Clp one, Clp other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
