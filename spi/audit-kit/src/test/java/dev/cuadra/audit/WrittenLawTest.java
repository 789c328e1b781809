package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionTerms;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kit holds engines to has itself to stand up to what is known from outside. */
class WrittenLawTest {
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

    /** Two roundings can come so close together that the net stands still for three grosses in a row. */
    @Test
    void withTheLoanThreeGrossesMayLeaveOneNet() {
        RetentionTerms terms = new RetentionTerms(LocalDate.of(2021, 9, 1), Concept.HONORARIOS, true, Retainer.PAYER);

        assertThat(List.of(44_315L, 44_316L, 44_317L, 44_318L, 44_319L))
                .extracting(gross -> WrittenLaw.net(Clp.of(gross), terms).pesos())
                .containsExactly(37_890L, 37_891L, 37_891L, 37_891L, 37_892L);
    }

    @Test
    void itDoesNotGuessARateBeforeItsFirstDay() {
        assertThatThrownBy(() -> WrittenLaw.ordinaryBasisPoints(WrittenLaw.FIRST_DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2003-09-30");
    }
}
