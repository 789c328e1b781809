package dev.cuadra.examples;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.MonthReconciliation;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.f29.SiiMonth;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our month beside what the SII says of it.
 *
 * @param close ours
 * @param answers the SII's
 * @param comparison code by code; empty when the proposal was not read, or there is none
 * @param reconciliation every peso of the difference in 151; empty when the SII's lists were not read
 */
record SiiReview(
        MonthClose close,
        SiiReader.Answers answers,
        Optional<ProposalComparison> comparison,
        Optional<MonthReconciliation> reconciliation) {
    /** How much of the SII's side is there. */
    enum State {
        /** All of it. */
        COMPLETE,
        /** Some of it. */
        PARTIAL,
        /** Nothing. */
        AWAY
    }

    static SiiReview of(MonthClose close, SiiReader.Answers answers) {
        Optional<Proposal> proposal = answers.proposal().flatMap(SiiReader.Said::proposal);
        // Without one of the lists, what is in it would look missing.
        Optional<List<ReportRow>> rows = answers.received()
                .flatMap(list -> answers.bte().map(bte -> {
                    List<ReportRow> all = new ArrayList<>(list.report().rows());
                    all.addAll(bte.rows());
                    return all;
                }));
        return new SiiReview(
                close,
                answers,
                proposal.map(there -> compared(close, there, rows)),
                reconciled(close, answers, proposal));
    }

    private static ProposalComparison compared(MonthClose close, Proposal proposal, Optional<List<ReportRow>> rows) {
        Form29 form = close.form29();
        List<Boleta> books = close.ledger().stream().map(LedgerLine::boleta).toList();
        return rows.map(known -> ProposalComparison.of(form, books, proposal, known))
                .orElseGet(() -> ProposalComparison.of(form, proposal));
    }

    private static Optional<MonthReconciliation> reconciled(
            MonthClose close, SiiReader.Answers answers, Optional<Proposal> proposal) {
        Optional<Clp> proposed = proposal.map(there -> Optional.ofNullable(
                        there.codes().get(F29Code.FEES))
                .map(value -> Clp.of(value.setScale(0, RoundingMode.HALF_UP).longValueExact()))
                .orElse(Clp.ZERO));
        return answers.received()
                .flatMap(list -> answers.bte()
                        .map(bte -> new SiiMonth(list.report().rows(), bte.rows(), proposed, answers.annual())))
                .map(month -> MonthReconciliation.of(close, month));
    }

    State state() {
        List<Optional<?>> parts = List.of(
                answers.received(), answers.bte(), answers.annual(), answers.proposal(), answers.declarations());
        long there = parts.stream().filter(Optional::isPresent).count();
        return there == parts.size() ? State.COMPLETE : there == 0 ? State.AWAY : State.PARTIAL;
    }

    /** The rows of the SII's list that could not be read. */
    static int unread(ReceivedList list) {
        return list.report().rejects().size();
    }

    /**
     * What a person must look at.
     *
     * @param known the folios of returns that the books know
     */
    List<Problem> findings(Set<String> known) {
        List<Problem> findings = new ArrayList<>();
        answers.missed()
                .forEach(missed -> missed.fault()
                        .map(SiiFault::problem)
                        .filter(problem -> !findings.contains(problem))
                        .ifPresent(findings::add));
        answers.received()
                .filter(list -> unread(list) > 0)
                .ifPresent(list -> findings.add(
                        problem("SII_ROWS_UNREAD", Map.of("count", unread(list), "declared", list.declared()))));
        comparison
                .filter(compared -> !compared.agrees())
                .ifPresent(compared -> findings.add(problem(
                        "SII_PROPOSAL_DIFFERS",
                        Map.of(
                                "period",
                                compared.period(),
                                "count",
                                compared.differences().size()))));
        reconciliation
                .filter(made -> !made.parts().isEmpty())
                .ifPresent(made -> findings.add(problem(
                        "SII_MONTH_DIFFERS",
                        Map.of(
                                "period", made.period(),
                                "theirs", grouped(made.ours().plus(made.difference())),
                                "ours", grouped(made.ours()),
                                "difference", grouped(made.difference())))));
        answers.declarations().orElse(List.of()).stream()
                .filter(Declaration::inForce)
                .flatMap(declared -> declared.folio().stream())
                .filter(folio -> !known.contains(folio))
                .forEach(folio -> findings.add(
                        problem("SII_DECLARED", Map.of("period", close.form29().period(), "folio", folio))));
        return findings;
    }

    static String grouped(Clp amount) {
        return BoletaMatchCommand.grouped(amount);
    }

    private static Problem problem(String code, Map<String, ?> values) {
        return Texts.BOOK.problem(code, Place.in("reconciliation.json"), values);
    }

    /** The month alone. */
    @Override
    public String toString() {
        return "SiiReview[" + close.form29().period() + "]";
    }
}
