package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Step;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A first fee worked out in words, for somebody who never did it.
 *
 * @param retention the figures; empty when the fee comes without a boleta
 * @param lines the calculation in words, line by line
 */
public record GuidedCalculation(Optional<Retention> retention, List<Text> lines) {
    public GuidedCalculation {
        Objects.requireNonNull(retention, "retention");
        lines = List.copyOf(lines);
    }

    /**
     * Works out a fee.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAW_DATE_NOT_COVERED} or
     *     {@code AMOUNT_OUT_OF_RANGE}
     */
    public static GuidedCalculation of(
            Regime regime, Clp gross, LocalDate boletaDate, boolean loanBalance, RetentionEngine engine) {
        List<Text> lines = new ArrayList<>();
        lines.add(Texts.BOOK.text("guided.regime", Map.of("regime", regime.text(), "source", regime.source())));
        if (regime.confidence() != Confidence.CERTAIN) {
            lines.add(Texts.BOOK.text("guided.unverified", Map.of()));
        }
        Optional<RetentionTerms> terms = regime.terms(boletaDate, loanBalance);
        if (terms.isEmpty()) {
            String key = regime == Regime.FOREIGN_PROVIDER ? "guided.form50" : "guided.invoice";
            lines.add(Texts.BOOK.text(key, Map.of("date", boletaDate)));
            return new GuidedCalculation(Optional.empty(), lines);
        }
        Retention retention = engine.fromGross(gross, terms.get());
        retention.steps().stream().map(Step::text).forEach(lines::add);
        lines.add(Texts.BOOK.text(
                "guided.net",
                Map.of(
                        "gross", gross,
                        "kept", retention.retention().plus(retention.loanRetention()),
                        "net", retention.net())));
        return new GuidedCalculation(Optional.of(retention), lines);
    }
}
