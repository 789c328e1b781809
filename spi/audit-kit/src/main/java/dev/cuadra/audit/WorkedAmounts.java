package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Amounts that are known from outside (the SII's own answers, real receipts, published examples), asked of an engine.
 * They stand in {@code worked-amounts.csv}, each with its source; the rates, dates and names are not taken from any
 * engine. Extend it, name the engine, run it with JUnit. Holds no state.
 */
public abstract class WorkedAmounts {
    /** For the auditor's class. */
    protected WorkedAmounts() {}

    /** The engine under audit. */
    protected abstract RetentionEngine engine();

    /** Every known amount comes out, from gross to net and back. */
    @TestFactory
    @Tag("RET-1")
    @Tag("RET-2")
    @Tag("RET-5")
    @Tag("RET-7")
    public Stream<DynamicTest> everyKnownAmountComesOut() {
        return Rows.of("worked-amounts.csv").stream()
                .map(row -> dynamicTest(
                        row.text("gross") + " on " + row.text("date") + " keeps " + row.text("retained"),
                        () -> comesOut(row)));
    }

    private void comesOut(Rows.Row row) {
        Clp gross = Clp.parse(row.text("gross"));
        Clp net = Clp.parse(row.text("net"));
        RetentionTerms terms = new RetentionTerms(
                LocalDate.parse(row.text("date")),
                Concept.HONORARIOS,
                !row.text("loan").equals("0"),
                Retainer.PAYER);

        Retention retention = engine().fromGross(gross, terms);
        Retention back = engine().fromNet(net, terms).retention();

        String said = " (" + row.text("source") + ")";
        assertAll(
                () -> assertEquals(row.text("percent"), retention.rate().percent(), () -> "RET-1: rate" + said),
                () -> assertEquals(
                        row.text("retained"), retention.retention().toString(), () -> "RET-2: retention" + said),
                () -> assertEquals(row.text("loan"), retention.loanRetention().toString(), () -> "RET-5: loan" + said),
                () -> assertEquals(net, retention.net(), () -> "RET-2: net" + said),
                () -> assertEquals(net, back.net(), () -> "RET-7: the net of the gross found for " + net + said));
    }
}
