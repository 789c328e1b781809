package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OurWorkedAmountsTest extends WorkedAmounts {
    @Override
    protected RetentionEngine engine() {
        return RetentionCalculator.chile();
    }

    /** What the kit holds engines to has itself to stand up to the amounts that are known. */
    @Test
    void theWrittenLawGivesEveryKnownAmount() {
        for (Rows.Row row : Rows.of("worked-amounts.csv")) {
            boolean loan = !row.text("loan").equals("0");
            RetentionTerms terms =
                    new RetentionTerms(LocalDate.parse(row.text("date")), Concept.HONORARIOS, loan, Retainer.PAYER);
            Clp gross = Clp.parse(row.text("gross"));

            assertThat(WrittenLaw.retained(gross, terms)).hasToString(row.text("retained"));
            assertThat(WrittenLaw.loanRetained(gross, terms)).hasToString(row.text("loan"));
            assertThat(WrittenLaw.net(gross, terms)).hasToString(row.text("net"));
        }
    }
}
