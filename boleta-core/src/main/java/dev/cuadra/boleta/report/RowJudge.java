package dev.cuadra.boleta.report;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Explains what a report's row keeps back, by the law of the row's own date and what is registered of its issuer. Rules
 * are tried from the exact to the tolerant; what none of them explains is said so, with what was expected. A pure
 * function; immutable, safe for many threads.
 *
 * @param rates the rates
 * @param payer whose report it is
 * @source REP-4
 */
public record RowJudge(RateBook rates, Rut payer) {
    private static final RetentionRate TEN = new RetentionRate(1_000);

    public RowJudge {
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(payer, "payer");
    }

    /**
     * Judges one row.
     *
     * @param source the name of the report, for the place of problems
     * @param concept what the report is about: fees, BTE, or directors where the whole file is theirs
     * @param contractor what is registered of who is paid
     * @param listedDirector whether who is paid is known as a director from elsewhere
     */
    public Judgement judge(
            String source, ReportRow row, Concept concept, Optional<Contractor> contractor, boolean listedDirector) {
        return new Case(source, row, concept, contractor, listedDirector).judge();
    }

    /** One row under judgement. */
    private final class Case {
        private final Place place;
        private final ReportRow row;
        private final Concept concept;
        private final Optional<Contractor> contractor;
        private final boolean listedDirector;
        private final List<Problem> problems = new ArrayList<>();
        private final RetentionRate rate;
        private final Clp expected;

        Case(String source, ReportRow row, Concept concept, Optional<Contractor> contractor, boolean listedDirector) {
            this.place = Place.in(source).atLine(row.line());
            this.row = row;
            this.concept = concept;
            this.contractor = contractor;
            this.listedDirector = listedDirector;
            this.rate = rateAt(row.date()).orElse(RetentionRate.ZERO);
            this.expected = rate.on(row.gross());
        }

        private Judgement judge() {
            Optional<BoletaState> state = row.state().state();
            if (state.isEmpty()) {
                return unexplained("ROW_STATE_UNKNOWN");
            }
            if (state.get() == BoletaState.ANULADA) {
                return explained(Verdict.ANNULLED, concept, Retainer.PAYER, Clp.ZERO, Clp.ZERO);
            }
            if (row.state().confidence() != Confidence.CERTAIN) {
                problems.add(problem("ROW_STATE_UNVERIFIED"));
            }
            if (row.payee().equals(payer)) {
                return unexplained("ROW_ISSUER_IS_PAYER");
            }
            if (!row.gross().equals(row.retained().plus(row.paid()))) {
                return unexplained("ROW_ARITHMETIC");
            }
            if (rateAt(row.date()).isEmpty()) {
                return unexplained("ROW_RATE_NOT_COVERED");
            }
            return row.retained().isZero() && !expected.isZero() ? nothingKept() : kept();
        }

        private Judgement nothingKept() {
            Optional<Retainer> registered = contractor.flatMap(Contractor::retainer);
            if (registered.filter(Retainer.NONE::equals).isPresent()) {
                return explained(Verdict.NO_RETENTION, concept, Retainer.NONE, Clp.ZERO, Clp.ZERO);
            }
            if (registered.filter(Retainer.PAYER::equals).isPresent()) {
                problems.add(problem("ROW_REGIME_DIFFERS"));
            }
            return explained(Verdict.RETAINED_BY_ISSUER, concept, Retainer.ISSUER, Clp.ZERO, Clp.ZERO);
        }

        private Judgement kept() {
            Clp kept = row.retained();
            boolean director = listedDirector
                    || concept == Concept.DIRECTOR
                    || contractor.filter(Contractor::registeredDirector).isPresent();
            Clp ten = TEN.on(row.gross());
            if (director && within(kept, ten, concept == Concept.DIRECTOR || !kept.equals(expected) ? 1 : 0)) {
                return explained(Verdict.DIRECTOR, Concept.DIRECTOR, Retainer.PAYER, kept, Clp.ZERO);
            }
            if (concept == Concept.DIRECTOR) {
                return unexplained("ROW_UNEXPLAINED");
            }
            if (kept.equals(expected)) {
                return explained(Verdict.EXPECTED_RATE, concept, Retainer.PAYER, kept, Clp.ZERO);
            }
            Clp loan = loanAt(row.date()).on(row.gross());
            Clp withLoan = expected.plus(loan);
            boolean owes = contractor.filter(Contractor::owesLoan).isPresent();
            // For small fees one peso and 3 % are the same: what is registered decides, then the plainer reading.
            if (!loan.isZero() && kept.equals(withLoan) && (owes || !within(kept, expected, 1))) {
                return explained(Verdict.RATE_PLUS_LOAN, concept, Retainer.PAYER, kept.minus(loan), loan);
            }
            if (within(kept, expected, 1)) {
                return explained(Verdict.ONE_PESO_ROUNDING, concept, Retainer.PAYER, kept, Clp.ZERO);
            }
            if (!loan.isZero() && within(kept, withLoan, 1)) {
                return explained(Verdict.RATE_PLUS_LOAN, concept, Retainer.PAYER, kept.minus(loan), loan);
            }
            if (kept.equals(ten)) {
                return unexplained("ROW_DIRECTOR_UNREGISTERED");
            }
            Optional<RetentionRate> before = rateAt(row.date().minusYears(1)).filter(old -> !old.equals(rate));
            if (before.filter(old -> within(kept, old.on(row.gross()), 1)).isPresent()) {
                problems.add(problem("ROW_PREVIOUS_RATE", Map.of("rate", Text.figure(before.get()))));
                return explained(Verdict.PREVIOUS_YEAR_RATE, concept, Retainer.PAYER, kept, Clp.ZERO);
            }
            return unexplained("ROW_UNEXPLAINED");
        }

        private Optional<RetentionRate> rateAt(LocalDate day) {
            return rates.ordinary().covers(day)
                    ? Optional.of(rates.ordinary().at(day).value())
                    : Optional.empty();
        }

        private RetentionRate loanAt(LocalDate day) {
            return rates.loan().covers(day) ? rates.loan().at(day).value() : RetentionRate.ZERO;
        }

        private Judgement explained(Verdict verdict, Concept as, Retainer retainer, Clp retained, Clp loan) {
            return new Judgement(row, verdict, rate, expected, as, retainer, retained, loan, problems);
        }

        private Judgement unexplained(String code) {
            problems.add(0, problem(code));
            return explained(Verdict.UNEXPLAINED, concept, Retainer.PAYER, Clp.ZERO, Clp.ZERO);
        }

        private Problem problem(String code) {
            return problem(code, Map.of());
        }

        private Problem problem(String code, Map<String, ?> more) {
            Map<String, Object> values = new HashMap<>(Map.of(
                    "boleta", row.id(),
                    "gross", row.gross(),
                    "retained", row.retained(),
                    "paid", row.paid(),
                    "expected", expected,
                    "rate", Text.figure(rate),
                    "date", row.date(),
                    "state", row.state().text(),
                    "meaning", row.state().state().map(Enum::name).orElse("?")));
            values.putAll(more);
            return Texts.BOOK.problem(code, place, values);
        }
    }

    private static boolean within(Clp amount, Clp other, int pesos) {
        return Math.abs(amount.pesos() - other.pesos()) <= pesos;
    }
}
