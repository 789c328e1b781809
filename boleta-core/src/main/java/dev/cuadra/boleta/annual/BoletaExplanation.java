package dev.cuadra.boleta.annual;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the figures of one boleta in the books came about: the law of its date, where it stands, its month and its codes.
 *
 * @param line the boleta in the books
 * @param month the month that declares it; empty while it is unpaid, and once it is annulled
 * @param codes codes of Form 29 to what the boleta puts there
 * @param steps the steps, in order
 * @param findings what the books hold otherwise than the law says
 * @source F29-1, F29-3, F29-5
 */
public record BoletaExplanation(
        LedgerLine line, Optional<YearMonth> month, Map<F29Code, Clp> codes, List<Step> steps, List<Problem> findings) {
    public BoletaExplanation {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(month, "month");
        codes = Map.copyOf(codes);
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    /**
     * Explains a boleta.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAW_DATE_NOT_COVERED} when {@code law} does not
     *     cover its date
     */
    public static BoletaExplanation of(LedgerLine line, RetentionEngine law) {
        Boleta boleta = line.boleta();
        boolean counts = boleta.state().counts();
        Optional<YearMonth> month = counts ? boleta.paidOn().map(YearMonth::from) : Optional.empty();
        Map<F29Code, Clp> codes = codes(boleta, month.isPresent());
        Retention retention = law.fromGross(
                boleta.gross(),
                new RetentionTerms(
                        boleta.date(), boleta.concept(), !boleta.loanRetained().isZero(), boleta.retainer()));
        List<Step> steps = new ArrayList<>(retention.steps());
        steps.add(step(
                counts ? "F29-5" : "F29-5-ANNULLED",
                "FAQ 001.120.6019, 001.120.3086",
                Map.of("state", boleta.state()),
                boleta.state().name()));
        if (counts) {
            steps.add(step(
                    month.isPresent() ? "F29-3" : "F29-3-UNPAID",
                    "LIR art. 79, art. 82; FAQ 001.140.3377",
                    Map.of(
                            "date",
                            boleta.date(),
                            "paidOn",
                            boleta.paidOn().map(Object::toString).orElse("—")),
                    month.map(YearMonth::toString).orElse("—")));
        }
        new TreeMap<>(codes)
                .forEach((code, pesos) -> steps.add(step(
                        "F29-1", "LIR art. 74; Form 29", Map.of("code", code, "concept", boleta.concept()), pesos)));
        return new BoletaExplanation(line, month, codes, steps, findings(line, retention));
    }

    private static Map<F29Code, Clp> codes(Boleta boleta, boolean declared) {
        Map<F29Code, Clp> codes = new TreeMap<>();
        if (declared) {
            codes.put(boleta.concept() == Concept.DIRECTOR ? F29Code.DIRECTORS : F29Code.FEES, boleta.retained());
            codes.put(F29Code.LOAN_ON_FEES, boleta.loanRetained());
            codes.values().removeIf(Clp::isZero);
        }
        return codes;
    }

    private static List<Problem> findings(LedgerLine line, Retention retention) {
        Boleta boleta = line.boleta();
        List<Problem> findings = new ArrayList<>();
        boolean asLaw = boleta.retained().equals(retention.retention())
                && boleta.loanRetained().equals(retention.loanRetention());
        Place place = Place.in(boleta.id().masked());
        if (boleta.state().counts() && !asLaw) {
            findings.add(Texts.BOOK.problem(
                    "EXPLAIN_DIFFERS",
                    place,
                    Map.of(
                            "booked", boleta.retained().plus(boleta.loanRetained()),
                            "law", retention.retention().plus(retention.loanRetention()))));
        }
        line.decision()
                .ifPresent(decision -> findings.add(
                        Texts.BOOK.problem("EXPLAIN_DECIDED", place, Map.of("decision", decision.code()))));
        return findings;
    }

    private static Step step(String key, String source, Map<String, ?> inputs, Object result) {
        Map<String, String> figures = new TreeMap<>();
        inputs.forEach((name, figure) -> figures.put(name, figure.toString()));
        Map<String, String> all = new TreeMap<>(figures);
        all.put("result", result.toString());
        // Variants of one rule share its id.
        String rule = key.replaceFirst("^([A-Z0-9]+-[0-9]+)-.*", "$1");
        return new Step(
                rule,
                source,
                Texts.BOOK.text("step." + key, Text.figures(all)),
                figures,
                Optional.empty(),
                result.toString(),
                true);
    }

    /** The masked number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "BoletaExplanation[" + line.boleta().id().masked() + "]";
    }
}
