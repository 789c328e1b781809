package dev.cuadra.boleta.close;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.MonthlyParts;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.Judgement;
import dev.cuadra.boleta.report.RejectedRow;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.RowJudge;
import dev.cuadra.boleta.report.Verdict;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Closes a month: checks the reports, judges their rows, joins them with the books and the payments, and assembles the
 * return. A pure function; immutable, safe for many threads.
 *
 * @param rates the rates that rows are judged by
 * @param form29 what assembles the return
 * @source REP-2, REP-4, F29-1, PAYM-7, LIFE-10
 */
public record MonthCloser(RateBook rates, Form29Engine form29) {
    public MonthCloser {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(form29, "form29");
    }

    /**
     * Closes the month.
     *
     * @throws ProblemException with code {@code REPORT_} and the name of a {@link ReportCheck} that fails and is not
     *     accepted; nothing of such a report is used
     */
    public MonthClose close(MonthCloseInput input) {
        return new Closing(input).close();
    }

    /** What a boleta is known by once its issuer is erased. */
    private record Figures(long folio, LocalDate date, Clp gross) {
        static Figures of(Boleta boleta) {
            return new Figures(boleta.id().folio(), boleta.date(), boleta.gross());
        }
    }

    /** One close under way. */
    private final class Closing {
        private final MonthCloseInput input;
        private final List<Problem> findings = new ArrayList<>();
        private final List<Problem> notes = new ArrayList<>();
        private final List<Judgement> judgements = new ArrayList<>();
        private final List<MonthClose.Unexplained> unexplained = new ArrayList<>();
        private final Map<BoletaId, LedgerLine> ledger = new TreeMap<>();
        private final Set<Rut> unregistered = new HashSet<>();
        private final Map<Figures, Deque<BoletaId>> nameless = new HashMap<>();
        /** Boletas of which payments are stored: no list and no rule says otherwise when they were paid. */
        private final Set<BoletaId> paidHere = new HashSet<>();
        /** Rows that are a boleta of somebody who was erased, to what the books call it. */
        private final Map<BoletaId, BoletaId> erased = new HashMap<>();

        Closing(MonthCloseInput input) {
            this.input = input;
            input.known().forEach(line -> ledger.put(line.boleta().id(), line));
            input.parts().stream()
                    .filter(RetainedPart::counts)
                    .map(RetainedPart::boleta)
                    .forEach(paidHere::add);
            ledger.values().stream()
                    .map(LedgerLine::boleta)
                    .filter(boleta -> boleta.id().isErased())
                    .forEach(boleta -> nameless.computeIfAbsent(Figures.of(boleta), any -> new ArrayDeque<>())
                            .add(boleta.id()));
        }

        MonthClose close() {
            input.reports().forEach(sourced -> check(sourced.report()));
            input.reports().forEach(this::enter);
            pay();
            unknownDecisions();
            Form29 form = form29.assemble(new Form29Request(input.period(), input.rule(), declared(), input.other()));
            return new MonthClose(
                    input.payer(),
                    form,
                    judgements,
                    unexplained,
                    findings,
                    notes,
                    input.reports().stream()
                            .map(MonthCloseInput.Sourced::report)
                            .toList(),
                    List.copyOf(ledger.values()));
        }

        /** The boletas as the return takes them: by payment, one that was paid in parts counts with those of the month. */
        private List<Boleta> declared() {
            List<Boleta> boletas =
                    ledger.values().stream().map(LedgerLine::boleta).toList();
            if (input.rule() != PeriodRule.PAYMENT_DATE || input.parts().isEmpty()) {
                return boletas;
            }
            MonthlyParts parts = new MonthlyParts(input.parts());
            List<BoletaId> exceeded =
                    parts.exceeded(boletas).stream().map(Boleta::id).toList();
            exceeded.forEach(boleta -> findings.add(
                    Texts.BOOK.problem("PAYMENTS_EXCEED_BOLETA", Place.NOWHERE, Map.of("boleta", boleta))));
            return parts.without(exceeded).boletas(boletas, input.period());
        }

        private void check(BoletaReport report) {
            ReportCheck.failures(report, input.payer(), input.period()).forEach((check, problem) -> {
                if (!input.accepted().contains(check)) {
                    throw new ProblemException(problem);
                }
                findings.add(Texts.BOOK.problem(
                        "DIFFERENCE_ACCEPTED",
                        problem.where(),
                        Map.of("check", check, "message", problem.message().es())));
            });
            notes.addAll(ReportCheck.silent(report));
            notes.addAll(report.warnings());
        }

        private void enter(MonthCloseInput.Sourced sourced) {
            BoletaReport report = sourced.report();
            RowJudge judge = new RowJudge(rates, input.payer());
            report.rejects().stream().map(RejectedRow::problem).forEach(findings::add);
            for (ReportRow row : report.rows()) {
                Optional<Contractor> contractor =
                        Optional.ofNullable(input.contractors().get(row.payee()));
                Judgement judgement = judge.judge(
                        report.source(),
                        row,
                        sourced.concept(),
                        contractor,
                        input.directors().contains(row.payee()));
                judgements.add(judgement);
                Optional<LedgerLine> nameless = nameless(row);
                if (nameless.isPresent()) {
                    goOn(report, row, judgement, nameless.get());
                    continue;
                }
                if (contractor.isEmpty() && counts(row) && unregistered.add(row.payee())) {
                    findings.add(Texts.BOOK.problem(
                            "CONTRACTOR_MISSING",
                            Place.in(report.source()).atLine(row.line()),
                            Map.of("rut", row.payee())));
                }
                settle(report.source(), judgement);
            }
        }

        /** The day of payment where no list tells it; none of a boleta that this product pays, or tried to. */
        private Optional<LocalDate> ownDate(BoletaId boleta, LocalDate date) {
            boolean told = input.payments().isPresent() || input.paying().contains(boleta) || paidHere.contains(boleta);
            return told ? Optional.empty() : Optional.of(date);
        }

        private boolean kept(BoletaId boleta) {
            return input.paying().contains(boleta) || input.lived().contains(boleta) || paidHere.contains(boleta);
        }

        /** Recorded events have days, and a report in a close has none: they say where the boleta stands. */
        private Boleta asRecorded(String source, ReportRow row, Optional<LedgerLine> known, Boleta reported) {
            Optional<Boleta> recorded =
                    known.map(LedgerLine::boleta).filter(boleta -> input.lived().contains(boleta.id()));
            if (recorded.isEmpty() || recorded.get().state() == reported.state()) {
                return reported;
            }
            Boleta booked = recorded.get();
            findings.add(Texts.BOOK.problem(
                    "LIFE_REPORT_DIFFERS",
                    Place.in(source).atLine(row.line()),
                    Map.of("boleta", booked.id(), "text", row.state().text(), "state", booked.state())));
            return booked.state().counts() == reported.state().counts() ? reported.in(booked.state()) : booked;
        }

        /**
         * The boleta of somebody erased that the row is, by what outlives a person: folio, date and gross. Should
         * somebody else have issued such a boleta to this company on that day, the totals are the same either way.
         */
        private Optional<LedgerLine> nameless(ReportRow row) {
            if (nameless.isEmpty() || ledger.containsKey(row.id())) {
                return Optional.empty();
            }
            Deque<BoletaId> left = nameless.get(new Figures(row.id().folio(), row.date(), row.gross()));
            return left == null || left.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(ledger.get(left.removeFirst()));
        }

        /** What was retained stays as it was booked; where the boleta stands is what the report says. */
        private void goOn(BoletaReport report, ReportRow row, Judgement judgement, LedgerLine line) {
            Boleta before = line.boleta();
            erased.put(row.id(), before.id());
            notes.add(Texts.BOOK.problem(
                    "BOLETA_OF_ERASED", Place.in(report.source()).atLine(row.line()), Map.of("boleta", before.id())));
            Optional<Decision> decision = Optional.ofNullable(input.decisions().get(row.id()));
            Boleta now = decision.map(made -> decided(row, made))
                    .orElseGet(() -> judgement.verdict() == Verdict.ANNULLED
                            ? before.in(BoletaState.ANULADA)
                            : before.in(row.state().state().orElse(before.state())));
            Optional<LocalDate> paidOn = before.paidOn().or(() -> ownDate(before.id(), row.date()));
            Boleta named = asRecorded(report.source(), row, Optional.of(line), now.named(before.id()));
            ledger.put(
                    before.id(),
                    LedgerLine.erased(paidOn.map(named::paidOn).orElse(named), decision.or(line::decision)));
        }

        private void settle(String source, Judgement judgement) {
            ReportRow row = judgement.row();
            Optional<LedgerLine> known = Optional.ofNullable(ledger.get(row.id()));
            Optional<Decision> decision = Optional.ofNullable(input.decisions().get(row.id()))
                    .or(() -> judgement.explained() ? Optional.empty() : known.flatMap(LedgerLine::decision));
            if (decision.isEmpty() && !judgement.explained()) {
                Problem reason = judgement.problems().get(0);
                unexplained.add(new MonthClose.Unexplained(row.id(), reason));
                findings.addAll(judgement.problems());
                // What an earlier report said of it no longer holds; money that went out and recorded events stay.
                if (!kept(row.id())) {
                    ledger.remove(row.id());
                }
                return;
            }
            if (judgement.explained()) {
                findings.addAll(judgement.problems());
            }
            Boleta reported = decision.map(made -> decided(row, made)).orElseGet(() -> explained(judgement));
            Boleta boleta = asRecorded(source, row, known, reported);
            Optional<LocalDate> paidOn =
                    known.flatMap(line -> line.boleta().paidOn()).or(() -> ownDate(row.id(), row.date()));
            ledger.put(
                    row.id(),
                    new LedgerLine(
                            paidOn.map(boleta::paidOn).orElse(boleta), Optional.of(row.payee()), row.name(), decision));
        }

        private void pay() {
            if (input.payments().isEmpty()) {
                notes.add(Texts.BOOK.problem("PAID_ON_OWN_DATE", Place.NOWHERE, Map.of()));
                return;
            }
            Payments payments = input.payments().get();
            payments.rejects().stream().map(RejectedRow::problem).forEach(findings::add);
            new TreeMap<>(payments.paidOn()).forEach((id, day) -> {
                Place place =
                        Place.in(payments.source()).atLine(payments.lines().getOrDefault(id, 0L));
                BoletaId known = erased.getOrDefault(id, id);
                LedgerLine line = ledger.get(known);
                if (line == null) {
                    boolean open = unexplained.stream().anyMatch(u -> u.boleta().equals(id));
                    if (!open) {
                        findings.add(Texts.BOOK.problem("PAYMENT_UNKNOWN_BOLETA", place, Map.of("boleta", id)));
                    }
                    return;
                }
                if (paidHere.contains(known)
                        && line.boleta().paidOn().filter(day::equals).isEmpty()) {
                    findings.add(
                            Texts.BOOK.problem("PAYMENT_STORED_OTHERWISE", place, Map.of("boleta", id, "paidOn", day)));
                    return;
                }
                LocalDate date = line.boleta().date();
                if (day.isBefore(date)) {
                    notes.add(Texts.BOOK.problem(
                            "PAYMENT_BEFORE_BOLETA", place, Map.of("boleta", id, "date", date, "paidOn", day)));
                }
                ledger.put(known, line.with(line.boleta().paidOn(day)));
            });
        }

        private void unknownDecisions() {
            Set<BoletaId> seen = new HashSet<>();
            judgements.forEach(judgement -> seen.add(judgement.row().id()));
            input.decisions().keySet().stream()
                    .filter(id -> !seen.contains(id))
                    .sorted()
                    .forEach(id -> findings.add(Texts.BOOK.problem(
                            "DECISION_UNKNOWN_BOLETA", Place.member("decide"), Map.of("boleta", id))));
        }
    }

    private static boolean counts(ReportRow row) {
        return row.state().state().filter(state -> !state.counts()).isEmpty();
    }

    private static Boleta explained(Judgement judgement) {
        return boleta(
                judgement.row(),
                judgement.concept(),
                judgement.retainer(),
                judgement.verdict() == Verdict.ANNULLED ? Clp.ZERO : judgement.retained(),
                judgement.loan());
    }

    private static Boleta decided(ReportRow row, Decision decision) {
        Clp kept = row.retained();
        return switch (decision) {
            case FEES -> boleta(row, Concept.HONORARIOS, Retainer.PAYER, kept, Clp.ZERO);
            case DIRECTORS -> boleta(row, Concept.DIRECTOR, Retainer.PAYER, kept, Clp.ZERO);
            case LOAN -> boleta(row, Concept.HONORARIOS, Retainer.PAYER, Clp.ZERO, kept);
            case NOTHING -> boleta(row, Concept.HONORARIOS, Retainer.NONE, Clp.ZERO, Clp.ZERO);
        };
    }

    private static Boleta boleta(ReportRow row, Concept concept, Retainer retainer, Clp retained, Clp loan) {
        // A decision about a row in an unknown state says that it counts.
        BoletaState state = row.state().state().orElse(BoletaState.VIGENTE);
        return new Boleta(
                row.id(), concept, row.date(), Optional.empty(), state, row.gross(), retainer, retained, loan);
    }
}
