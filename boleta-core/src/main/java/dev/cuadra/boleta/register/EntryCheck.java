package dev.cuadra.boleta.register;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.life.Issue;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks a boleta before it is registered: what it keeps back against the rule of its date, its dates, who issued it.
 * One peso of difference is a rounding; more needs a reason. A pure function; immutable, safe for many threads.
 *
 * @param rates the rates
 * @param payer the company whose books it enters
 * @param today the day in Chile
 * @source RET-1, RET-2, BHE-2, REG-1
 */
public record EntryCheck(RateBook rates, Rut payer, LocalDate today) {
    /** What a check came to: a line for the books, or problems. */
    public record Checked(Optional<LedgerLine> line, List<Problem> problems, List<Problem> notices) {
        public Checked {
            Objects.requireNonNull(line, "line");
            problems = List.copyOf(problems);
            notices = List.copyOf(notices);
            if (line.isPresent() != problems.isEmpty()) {
                throw new IllegalArgumentException("A boleta passes or has problems");
            }
        }
    }

    public EntryCheck {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(today, "today");
    }

    /** Checks one boleta that stands at {@code place}. */
    public Checked check(BoletaEntry entry, Place place) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> values = new HashMap<>(Map.of(
                "boleta", entry.id().masked(),
                "gross", entry.gross(),
                "retained", entry.retained(),
                "date", entry.date(),
                "retainer", entry.retainer(),
                "months", Issue.MONTHS_APART));
        if (entry.payee().equals(payer) || entry.id().issuer().equals(payer) != (entry.concept() == Concept.BTE)) {
            problems.add(Texts.BOOK.problem("REGISTER_ISSUER", place, values));
        }
        if (entry.date().isAfter(today.plusMonths(Issue.MONTHS_APART))) {
            problems.add(Texts.BOOK.problem("REGISTER_TOO_FAR", place, values));
        }
        Optional<Boleta> boleta = boleta(entry, place, values, problems);
        List<Problem> notices = new ArrayList<>();
        boleta.ifPresent(made -> notice(made, entry, place, values, notices));
        return new Checked(
                problems.isEmpty()
                        ? boleta.map(made ->
                                new LedgerLine(made, Optional.of(entry.payee()), entry.name(), Optional.empty()))
                        : Optional.empty(),
                problems,
                problems.isEmpty() ? notices : List.of());
    }

    private Optional<Boleta> boleta(
            BoletaEntry entry, Place place, Map<String, Object> values, List<Problem> problems) {
        Retention expected;
        try {
            expected = new RetentionCalculator(rates)
                    .fromGross(
                            entry.gross(),
                            new RetentionTerms(entry.date(), entry.concept(), entry.loanBalance(), entry.retainer()));
        } catch (ProblemException e) {
            problems.add(e.problem().at(place));
            return Optional.empty();
        }
        Clp all = expected.retention().plus(expected.loanRetention());
        values.put("expected", all);
        values.put("rate", Text.figure(expected.rate()));
        boolean annulled = entry.state() == BoletaState.ANULADA;
        boolean kept = !entry.retained().isZero();
        if (entry.retainer() != Retainer.PAYER && kept && !annulled) {
            problems.add(Texts.BOOK.problem("REGISTER_RETAINER", place, values));
            return Optional.empty();
        }
        if (!annulled && differs(entry, all) && entry.acceptedBecause().isEmpty()) {
            problems.add(Texts.BOOK.problem("REGISTER_RETENTION", place, values));
            return Optional.empty();
        }
        // Of what was kept back the 3 % is told apart as the rule gives it; what is left is at the rate.
        Clp loan = expected.loanRetention().compareTo(entry.retained()) > 0 ? Clp.ZERO : expected.loanRetention();
        return Optional.of(new Boleta(
                entry.id(),
                entry.concept(),
                entry.date(),
                entry.paidOn(),
                entry.state(),
                entry.gross(),
                entry.retainer(),
                annulled ? Clp.ZERO : entry.retained().minus(loan),
                annulled ? Clp.ZERO : loan));
    }

    private static boolean differs(BoletaEntry entry, Clp expected) {
        return Math.abs(entry.retained().pesos() - expected.pesos()) > 1;
    }

    private void notice(
            Boleta boleta, BoletaEntry entry, Place place, Map<String, Object> values, List<Problem> notices) {
        Clp expected = (Clp) values.getOrDefault("expected", Clp.ZERO);
        if (boleta.state() != BoletaState.ANULADA && differs(entry, expected)) {
            notices.add(Texts.BOOK.problem("REGISTER_ACCEPTED", place, values));
        }
        boleta.paidOn().filter(day -> day.isBefore(boleta.date())).ifPresent(day -> {
            values.put("paidOn", day);
            notices.add(Texts.BOOK.problem("PAYMENT_BEFORE_BOLETA", place, values));
        });
        YearBoundary.of(boleta, rates, place).map(YearBoundary::notice).ifPresent(notices::add);
    }
}
